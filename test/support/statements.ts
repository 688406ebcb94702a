/** Every statement of the server, and for each file an example: parameters on a seed package, and its columns. */
import { catalogStatements } from '../../src/features/catalog/catalog.statements';
import { evidenceStatements } from '../../src/features/evidence/evidence.statements';
import { exportStatements } from '../../src/features/export/export.statements';
import type { CheckedPackage } from '../../src/features/ingest/check-package';
import { ingestStatements } from '../../src/features/ingest/ingest.statements';
import { crossingOf, supplyKinds, TraceDirection } from '../../src/features/trace/crossing';
import { traceStatements } from '../../src/features/trace/trace.statements';
import { type Kind, kinds } from '../../src/model/kinds';
import { schemaStatements } from '../../src/store/apply-schema';
import { graphRecordStatements } from '../../src/store/graph-record';
import type { Statement } from '../../src/store/statement';
import type { Parameters } from '../../src/store/values';

export interface Registered {
  readonly statement: Statement;
  /** The name of its file. */
  readonly file: string;
  /** The kind or relation that stands in it, where one does. */
  readonly of: string;
}

function* statementsIn(exported: object): Generator<Registered> {
  for (const value of Object.values(exported)) {
    if ('text' in value && 'parameters' in value) {
      const [file = '', of = ''] = value.name.split(' of ');
      yield { statement: value, file, of };
    } else yield* statementsIn(value);
  }
}

export const registeredStatements: readonly Registered[] = [
  ...statementsIn({
    catalogStatements,
    evidenceStatements,
    exportStatements,
    ingestStatements,
    traceStatements,
    schemaStatements,
    graphRecordStatements,
  }),
];

export interface Example {
  /** The columns of a row; none where it only writes. */
  readonly columns: readonly string[];
  parameters(seed: CheckedPackage, of: string): Parameters;
}

const idsOf = ({ entities }: CheckedPackage) => [...entities.map(({ id }) => id), 'component:nobody'];
const pagesOf = (seed: CheckedPackage) => idsOf(seed).map((id) => ({ id, afterKey: '', afterId: '' }));
const endsOf = ({ relations }: CheckedPackage, of: string) => [
  ...new Map(
    relations.flatMap(({ relation, id, from, to }) => (relation === of ? [[id, { id, from, to }]] : [])),
  ).values(),
];

const idsOfKind = (kind: string) => {
  const { prefix } = kinds[kind as Kind];
  return { afterId: `${prefix}:`, endId: `${prefix};` };
};

const words = { longest: 'a', others: ['n'], kinds: [] };
const found = { whole: '\na\n', start: '\na', word: ' a', afterRank: -1, afterKey: '', afterId: '', limit: 100 };
const conditions = [{ key: 'sortKey', op: 'gte', value: 'b' }];
const byProperty = { conditions: [], property: 'description', position: 'first', afterKey: null, afterId: '' };
const place = { afterNode: '', afterRelation: '' };
const limits = { limit1: 60, limit2: 60, limit3: 60 };

const entity = ['id', 'labels', 'properties'];
const related = ['parent', 'after', 'key', 'relationId', 'id', 'relation', 'labels', 'properties'];
const tier = ['tier', 'start', 'relations'];

const supply = (direction: TraceDirection) => crossingOf(supplyKinds, direction).parameters;
const everything = crossingOf(
  [...supplyKinds, 'BACKS', 'OWNS', 'USES', 'PROVIDES'],
  TraceDirection.UPSTREAM,
).parameters;
const walk = (seed: CheckedPackage, kinds: Parameters) => ({
  ids: idsOf(seed).slice(0, 9),
  ...kinds,
  ...place,
  ...limits,
});

export const examples: Readonly<Record<string, Example>> = {
  'entities-by-id': { columns: entity, parameters: (seed) => ({ ids: idsOf(seed) }) },
  search: { columns: ['id', 'rank', 'key', 'labels', 'properties'], parameters: () => ({ ...words, ...found }) },
  'count-search': { columns: ['total'], parameters: () => words },
  'relations-by-id': { columns: ['id', 'properties'], parameters: (seed, of) => ({ ends: endsOf(seed, of) }) },
  'list-by-name-ascending': {
    columns: ['id', 'key', 'labels', 'properties'],
    parameters: () => ({ conditions, afterKey: '', afterId: '', limit: 50 }),
  },
  'list-by-name-descending': {
    columns: ['id', 'key', 'labels', 'properties'],
    parameters: () => ({ conditions: [], afterKey: '\uD7FF\uD7FF', afterId: '', limit: 50 }),
  },
  'list-by-property-ascending': {
    columns: ['id', 'key', 'labels', 'properties'],
    parameters: () => ({ ...byProperty, limit: 50 }),
  },
  'list-by-property-descending': {
    columns: ['id', 'key', 'labels', 'properties'],
    parameters: () => ({ ...byProperty, limit: 50 }),
  },
  'count-kind': { columns: ['total'], parameters: () => ({ conditions }) },
  'related-to': { columns: related, parameters: (seed) => ({ pages: pagesOf(seed), limit: 20 }) },
  'related-from': { columns: related, parameters: (seed) => ({ pages: pagesOf(seed), limit: 20 }) },
  'count-related-to': { columns: ['id', 'total'], parameters: (seed) => ({ ids: idsOf(seed) }) },
  'count-related-from': { columns: ['id', 'total'], parameters: (seed) => ({ ids: idsOf(seed) }) },
  'claims-about': {
    columns: ['subject', 'after', 'predicate', 'id', 'labels', 'properties'],
    parameters: (seed) => ({
      pages: idsOf(seed).map((id) => ({ id, afterPredicate: '', afterId: '' })),
      limit: 20,
    }),
  },
  'count-claims-about': { columns: ['id', 'total'], parameters: (seed) => ({ ids: idsOf(seed) }) },
  conflicts: {
    columns: ['subject', 'predicate', 'claims'],
    parameters: () => ({ about: null, afterSubject: '', afterPredicate: '', limit: 50 }),
  },
  'count-conflicts': { columns: ['total'], parameters: () => ({ about: null }) },
  'exported-entities': { columns: entity, parameters: (_, of) => ({ ...idsOfKind(of), limit: 3 }) },
  'exported-ids': { columns: ['id'], parameters: (_, of) => ({ ...idsOfKind(of), limit: 3 }) },
  'exported-relations': {
    columns: ['from', 'to', 'id', 'recordedAt', 'fromRecordedAt', 'toRecordedAt', 'properties'],
    parameters: (seed) => ({ ids: idsOf(seed), afterFrom: '', afterId: '', limit: 1_000 }),
  },
  'known-entities': { columns: entity, parameters: (seed) => ({ ids: idsOf(seed) }) },
  'relation-versions': {
    columns: ['id', 'recordedAt', 'properties'],
    parameters: (seed, of) => ({ ends: endsOf(seed, of) }),
  },
  'explore-downstream': {
    columns: tier,
    parameters: (seed) => walk(seed, supply(TraceDirection.DOWNSTREAM)),
  },
  'explore-upstream': { columns: tier, parameters: (seed) => walk(seed, supply(TraceDirection.UPSTREAM)) },
  'explore-either-way': { columns: tier, parameters: (seed) => walk(seed, everything) },
  'applied-changes': { columns: ['file', 'checksum'], parameters: () => ({}) },
  'graph-record': { columns: ['key', 'seeding', 'seeded'], parameters: () => ({}) },
  'is-empty': { columns: ['id'], parameters: () => ({}) },
  'write-entities': {
    columns: [],
    parameters: ({ entities }, of) => ({
      rows: entities
        .filter(({ kind }) => kind === of)
        .map(({ roles, properties }) => ({
          roles: roles.slice(1),
          properties: { ...properties, description: '바뀜' },
        })),
    }),
  },
  'write-relations': {
    columns: [],
    parameters: ({ relations }, of) => ({
      rows: relations
        .filter(({ relation }) => relation === of)
        .map(({ from, to, properties }) => ({
          from,
          to,
          properties: { ...properties, recordedAt: '2026-01-01T00:00:00.000Z', confidence: 0.25 },
        })),
    }),
  },
  'record-change': {
    columns: [],
    parameters: () => ({ file: '999-example.cypher', checksum: 'c0ffee', at: '2026-01-01T00:00:00.000Z' }),
  },
  'make-graph-record': { columns: [], parameters: () => ({ key: 'a-key' }) },
  'note-seeding': { columns: [], parameters: () => ({ seeding: null, seeded: 'tiny' }) },
};
