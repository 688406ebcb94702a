/**
 * A CycloneDX bill of materials that Tierline wrote, which carries the rows of a data package in its properties. A bill
 * of somebody else is read with a mapping.
 */
import { basename } from 'node:path';
import { entityColumns, relationColumns } from '../../model/columns';
import { billKinds, billRelations, ownProperties, registeredProperties } from '../../model/cyclonedx-properties';
import { parseEntityId } from '../../model/ids';
import { readJsonDocument } from './files/read-json-document';
import { fingerprintOf } from './fingerprint';
import type { Input, InputRow, InputTable } from './input';

interface Component {
  readonly 'bom-ref'?: string;
  readonly name?: string;
  readonly description?: string;
  readonly properties?: readonly { readonly name?: string; readonly value?: string }[];
  readonly components?: readonly Component[];
}

interface Bill {
  readonly bomFormat?: string;
  readonly metadata?: { readonly component?: Component; readonly properties?: Component['properties'] };
  readonly components?: readonly Component[];
}

export const isOwnBill = (document: unknown): boolean =>
  (document as Bill | null)?.bomFormat === 'CycloneDX' && JSON.stringify(document).includes(`"${ownProperties.row}`);

export async function openBill(path: string): Promise<Input> {
  const file = basename(path);
  const bill = (await readJsonDocument(path)) as Bill;
  const rows = new Map<string, InputRow[]>();
  const add = (of: string, cells: InputRow['cells']) => {
    const own = rows.get(of) ?? [];
    own.push({ file, line: own.length + 1, cells });
    rows.set(of, own);
  };
  addRows(bill.metadata?.properties, add);
  const open = [...(bill.metadata?.component ? [bill.metadata.component] : []), ...(bill.components ?? [])];
  for (let next = open.pop(); next; next = open.pop()) {
    addComponent(next, add);
    open.push(...(next.components ?? []));
  }
  const tables = [
    ...billKinds.map((kind): InputTable => tableOf({ kind }, entityColumns(kind), rows.get(kind))),
    ...billRelations.map(
      (relation): InputTable => tableOf({ relation }, relationColumns(relation), rows.get(relation)),
    ),
  ];
  return { name: file, fingerprint: () => fingerprintOf([path]), tables };
}

type Add = (of: string, cells: InputRow['cells']) => void;

function addComponent({ 'bom-ref': id = '', name = '', description = '', properties = [] }: Component, add: Add): void {
  const cells: Record<string, string> = { id, name, description };
  for (const property of properties) {
    const { name: key = '', value = '' } = property;
    if (key.startsWith(registeredProperties.gtin)) cells.gtin = value;
    else if (key.startsWith(ownProperties.cell) && !key.startsWith(ownProperties.row)) {
      cells[key.slice(ownProperties.cell.length)] = value;
    }
  }
  add(parseEntityId(id)?.kind ?? 'Component', cells);
  addRows(properties, add);
}

function addRows(properties: Component['properties'] = [], add: Add): void {
  for (const { name = '', value = '' } of properties) {
    if (name.startsWith(ownProperties.row)) add(name.slice(ownProperties.row.length), cellsOf(value));
  }
}

/** References to what a bill does not hold are unknown. */
function cellsOf(json: string): Record<string, string> {
  try {
    const { siteId, contractId, ...cells } = JSON.parse(json) as Record<string, string>;
    return cells;
  } catch {
    return {};
  }
}

function tableOf(of: InputTable['of'], columns: InputTable['columns'], own: readonly InputRow[] = []): InputTable {
  async function* rows(): AsyncGenerator<InputRow> {
    yield* own;
  }
  return { of, columns, rows };
}
