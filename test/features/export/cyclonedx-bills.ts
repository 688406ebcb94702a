/** Bills of materials to test, and the rows that stand in their properties. */
import { readFileSync } from 'node:fs';
import { type ExportOptions, type ExportReport, exportGraph } from '../../../src/features/export/export-graph';
import { loadPackage } from '../../../src/features/ingest/load-package';
import type { Store } from '../../../src/store/store';
import { engines } from '../../support/engines';
import { type BomDocument, broken, type DocumentComponent, placesIn } from './cyclonedx-rules';
import { freePath, onStore } from './graphs';

/** Does the work on an embedded store with a package. */
export const onPackage = <T>(directory: string, work: (store: Store) => Promise<T>): Promise<T> =>
  onStore(engines[0]!, null, async (store) => {
    await loadPackage(store, directory);
    return work(store);
  });

/** A text as a CSV cell. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

export interface WrittenBill {
  readonly report: ExportReport;
  readonly text: string;
  readonly document: BomDocument;
}

/** A bill of the graph, which keeps the rules of the format. */
export async function billOf(store: Store, options: ExportOptions = {}): Promise<WrittenBill> {
  const file = freePath('bill.cdx.json');
  const report = await exportGraph(store, file, 'cyclonedx', options);
  const text = readFileSync(file, 'utf8');
  const document = JSON.parse(text) as BomDocument;
  expect(broken(document)).toEqual([]);
  return { report, text, document };
}

/** Its nesting as indented ids, for an eye to check. */
export function outline(document: BomDocument): string {
  const depths = new Map<string | undefined, number>([[undefined, -1]]);
  const below = new Map<string | undefined, DocumentComponent[]>();
  for (const { component, whole } of placesIn(document)) {
    depths.set(component['bom-ref'], (depths.get(whole) as number) + 1);
    below.set(whole, [...(below.get(whole) ?? []), component]);
  }
  const lines = (whole: string | undefined): string[] =>
    (below.get(whole) ?? []).flatMap(({ 'bom-ref': ref }) => [
      `${'  '.repeat(depths.get(ref) as number)}${ref}`,
      ...lines(ref),
    ]);
  return lines(undefined).join('\n');
}

export function componentIn(document: BomDocument, ref: string): DocumentComponent {
  const place = placesIn(document).find(({ component }) => component['bom-ref'] === ref);
  if (!place) throw new Error(`${ref} is not in the bill`);
  return place.component;
}

/** The values of a property, in order. */
export const valuesOf = (properties: DocumentComponent['properties'], name: string): string[] =>
  properties.filter((property) => property.name === name).map(({ value }) => value);

export type Cells = Readonly<Record<string, string>>;

/** The rows of a document by kind and relation, made of its fields and properties. */
export function rowsIn(document: BomDocument): Record<string, Cells[]> {
  const rows: Record<string, Cells[]> = { Platform: [], Component: [] };
  const addRows = (properties: DocumentComponent['properties']) => {
    for (const { name, value } of properties) {
      const [, of] = /^tierline:row:(\w+)$/.exec(name) ?? [];
      if (of) rows[of] = [...(rows[of] ?? []), JSON.parse(value)];
    }
  };
  for (const { component } of placesIn(document)) {
    const { name, description, properties } = component;
    const cells: Record<string, string> = { name, ...(description === undefined ? {} : { description }) };
    for (const property of properties) {
      if (/^tierline:\w+$/.test(property.name)) cells[property.name.slice('tierline:'.length)] = property.value;
      if (property.name.startsWith('cdx:device:gs1:gtin-')) cells.gtin = property.value;
    }
    rows[cells.id?.startsWith('platform:') ? 'Platform' : 'Component']?.push(cells);
    addRows(properties);
  }
  addRows(document.metadata.properties);
  return rows;
}
