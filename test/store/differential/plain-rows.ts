/** The records that were written, as rows of plain TypeScript: what a scope holds, what meets a condition, in order. */
import type { Condition, Conditions } from '../../../src/graphql/condition-tree';
import type { ReadingScope } from '../../../src/model/scope';
import type { Row } from '../../../src/store/values';
import type { EntityRecord, Records, RelationRecord } from '../../support/graph-records';

/** A statement's question: its kind or relation, its parameters and its scope. */
export interface Asked {
  readonly graph: Records;
  readonly of: string;
  // biome-ignore lint/suspicious/noExplicitAny: each answer reads the parameters of its own statement
  readonly given: Record<string, any>;
  readonly scope: ReadingScope;
}

export const compare = (a: unknown, b: unknown): number =>
  (a as string) < (b as string) ? -1 : (a as string) > (b as string) ? 1 : 0;

/** Orders by several keys, each with its direction; an unknown comes last. */
export const by =
  (...keys: [name: string, direction: 1 | -1][]) =>
  (a: Row, b: Row): number => {
    for (const [name, direction] of keys) {
      const [x, y] = [a[name] ?? null, b[name] ?? null];
      if (x === null || y === null) {
        if (x !== y) return x === null ? 1 : -1;
      } else if (compare(x, y) !== 0) return direction * compare(x, y);
    }
    return 0;
  };

export const node = ({ id, kind, roles, properties }: EntityRecord): Row => ({
  id,
  labels: ['Entity', kind, ...roles].sort(),
  properties: Object.fromEntries(Object.entries(properties).filter(([, value]) => value != null)),
});

export const isKnown = ({ recordedAt, retractedAt }: Row, { asKnownOn }: ReadingScope): boolean =>
  compare(recordedAt, asKnownOn) <= 0 && compare(retractedAt, asKnownOn) > 0;

/** The relations that the scope holds. */
export const held = ({ graph, scope }: Asked): RelationRecord[] =>
  graph.relations.filter(({ properties: r }) => {
    const valid = compare(r.validFrom, scope.asOf) <= 0 && compare(r.validTo, scope.asOf) > 0;
    const trusted = (r.confidence as number) >= scope.minConfidence;
    return valid && trusted && isKnown(r, scope) && scope.access.includes(r.access as string);
  });

/** `met` are the questions of relations that the entity answers with yes. */
export const meetsAll = (entity: EntityRecord, conditions: Conditions, met: readonly number[] = []): boolean =>
  conditions.every((a) => a.some((b) => b.every((c) => c.some((d) => meets(entity, d, met) !== d.negated))));

function meets(
  { properties, roles, kind }: EntityRecord,
  { key, op, value }: Condition,
  met: readonly number[],
): boolean {
  const own = properties[key] ?? null;
  if (op === 'met') return met.includes(value as number);
  if (op === 'label') return ['Entity', kind, ...roles].some((label) => (value as string[]).includes(label));
  if (op === 'known') return (own !== null) === value;
  if (own === null) return false;
  if (op === 'eq') return own === value;
  if (op === 'in') return (value as unknown[]).includes(own);
  if (op === 'contains') return String(own).includes(String(value));
  if (op === 'startsWith') return String(own).startsWith(String(value));
  if (typeof own !== typeof value) return false;
  const order = compare(own, value);
  return { lt: order < 0, lte: order <= 0, gt: order > 0, gte: order >= 0 }[op] ?? false;
}
