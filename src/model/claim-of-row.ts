/**
 * A claim that stands in the graph by itself, as a claim on the property it speaks of. Most such claims report what no
 * property holds and are shown beside the entity; one whose predicate is a property and whose value reads as one is
 * folded into it.
 */
import type { Claim, Rank } from './claims';
import type { Column } from './columns';
import { type Kind, propertiesOf } from './kinds';
import { readCell } from './read-cell';
import { isEvidence } from './records';
import type { Values } from './versions';

const SUM = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/;

/** A row of claims, if it speaks of the entity; null when it says nothing that a property could hold. */
export function claimOfRow(kind: Kind, id: string, { values, sources, recordedAt, batch }: Claim): Claim | null {
  if (values.subject !== id) return null;
  return claimOfNode(kind, { ...values, sources, recordedAt, batches: batch === null ? [] : [batch] });
}

/** A claim on an entity of that kind; null when it says nothing that a property could hold. */
export function claimOfNode(kind: Kind, node: Values): Claim | null {
  const property = isEvidence(kind) ? undefined : propertiesOf(kind)[String(node.predicate)];
  const stated = property && valuesOf({ name: String(node.predicate), ...property }, node);
  return stated ? claimStating(stated, node) : null;
}

/** The claim as one that states these values. */
export const claimStating = (values: Values, node: Values): Claim => ({
  sources: (node.sources ?? []) as string[],
  confidence: (node.confidence as number | undefined) ?? null,
  rank: (node.rank as Rank | undefined) ?? 'NORMAL',
  origin: (node.origin as string | undefined) ?? null,
  locator: (node.locator as string | undefined) ?? null,
  statedOn: (node.statedOn as string | undefined) ?? null,
  recordedAt: String(node.recordedAt),
  batch: ((node.batches ?? []) as string[])[0] ?? null,
  values,
});

/** A sum is written as a number and its currency, for example `5000000000 KRW`. */
function valuesOf(column: Column, { value, object }: Values): Values | null {
  if (column.type === 'reference') return object ? { [column.name]: object } : null;
  if (typeof value !== 'string') return null;
  if (column.type !== 'money') {
    const read = readCell(column, value, {});
    return read.ok ? { [column.name]: read.value } : null;
  }
  const [, number = '', currency = ''] = SUM.exec(value) ?? [];
  const read = readCell(column, number, { [`${column.name}Currency`]: currency });
  return read.ok && number !== '' ? { [column.name]: read.value, [`${column.name}Currency`]: currency } : null;
}
