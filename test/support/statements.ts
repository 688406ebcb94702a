/** Every statement of the server, and for each file an example: parameters on a seed package, and its columns. */
import { catalogStatements } from '../../src/features/catalog/catalog.statements';
import { evidenceStatements } from '../../src/features/evidence/evidence.statements';
import { exportStatements } from '../../src/features/export/export.statements';
import { ingestStatements } from '../../src/features/ingest/ingest.statements';
import { reportStatements } from '../../src/features/reports/reports.statements';
import { crossingOf, supplyKinds, TraceDirection } from '../../src/features/trace/crossing';
import { walkStatement, wholeRelation } from '../../src/features/trace/trace.statements';
import { STILL_HELD } from '../../src/model/dates';
import { entityHead, type Kind, kinds } from '../../src/model/kinds';
import { relationKinds } from '../../src/model/relations';
import { schemaStatements } from '../../src/store/apply-schema';
import { graphRecordStatements } from '../../src/store/graph-record';
import type { Statement } from '../../src/store/statement';
import type { Parameters } from '../../src/store/values';
import type { Records } from './graph-records';

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
      yield { statement: value, file, of: of === 'Entity' ? '' : of };
    } else yield* statementsIn(value);
  }
}

const WHOLE = { relation: wholeRelation, entity: entityHead };

/** The statements of walks, with every kind of relation that they cross and all that they can read. */
export const traceStatements = {
  exploreDownstream: walkStatement('downstream', supplyKinds, supplyKinds, WHOLE),
  exploreUpstream: walkStatement('upstream', supplyKinds, supplyKinds, WHOLE),
  exploreEitherWay: walkStatement('eitherWay', supplyKinds, supplyKinds, WHOLE),
};

export const registeredStatements: readonly Registered[] = [
  ...statementsIn({
    catalogStatements,
    evidenceStatements,
    exportStatements,
    ingestStatements,
    reportStatements,
    traceStatements,
    schemaStatements,
    graphRecordStatements,
  }),
];

export interface Example {
  /** The columns of a row; none where it only writes. */
  readonly columns: readonly string[];
  parameters(seed: Records, of: string): Parameters;
}

const idsOf = ({ entities }: Records) => [...entities.map(({ id }) => id), 'component:nobody'];
const pagesOf = (seed: Records) => idsOf(seed).map((id) => ({ id, afterKey: '', afterId: '' }));
const endsOf = ({ relations }: Records, of: string) => [
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
const conditions = [[[[{ key: 'sortKey', op: 'gte', value: 'b', negated: false }]]]];
const byKeys = {
  conditions,
  ...{ key1: 'description', way1: -1, unknown1: 1, after1: null, key2: 'sortKey', way2: 1, unknown2: -1, after2: null },
  ...{ isFirst: true, afterId: '', limit: 50 },
};
const grouped = { conditions, by: 'kind', of: 'amount', currency: 'amountCurrency', limit: 50 };
const relatedGroups = {
  by: 'quantity',
  nodeBy: '',
  of: '',
  nodeOf: 'amount',
  currency: '',
  nodeCurrency: 'amountCurrency',
};
/** Of every relation that entities may have: those of which some leads to what meets the conditions, or none. */
const quantifiers = relationKinds.map((relation, at) => ({
  ...{ at, relation, direction: at % 2 === 0 ? 'to' : 'from', op: at % 3 === 0 ? 'none' : 'some', value: 0 },
  conditions,
}));
const meeting = [
  [[[{ key: '', op: 'met', value: 0, negated: true }], [{ key: '', op: 'met', value: 1, negated: false }]]],
];
const byRelations = { quantifiers, conditions: meeting };
const place = { afterNode: '', afterRelation: '' };
const limits = { limit1: 60, limit2: 60, limit3: 60 };

const entity = ['id', 'labels', 'properties'];
const keyed = ['id', 'key1', 'key2', 'labels', 'properties'];
const groupColumns = ['value', 'currency', 'items', 'known', 'total'];
const related = ['parent', 'after', 'key', 'relationId', 'id', 'relation', 'labels', 'properties'];
const among = ['key', 'relationId', 'id', 'relation', 'labels', 'properties'];
const amongAll = (seed: Records, of: string) => {
  const { relations } = seed;
  const id = relations.find(({ relation }) => relation === of)?.from ?? 'component:nobody';
  return { id, ids: idsOf(seed), afterKey: '', afterId: '', limit: 20 };
};
const tier = ['tier', 'start', 'relations'];
const recorded = ['id', 'access', 'recordedAt', 'properties'];

const period = { from: '2023-12-31T00:00:00.000Z', to: '2026-11-01T00:00:00.000Z' };

/** Which entity is found to lead on, where several do, is any one's guess: tests of traces ask for it. */
const supply = (direction: TraceDirection) => ({ ...crossingOf(supplyKinds, direction).parameters, peeks: false });
const everything = crossingOf(
  [...supplyKinds, 'BACKS', 'OWNS', 'USES', 'PROVIDES'],
  TraceDirection.UPSTREAM,
).parameters;
const walk = (seed: Records, kinds: Parameters) => ({
  ids: idsOf(seed).slice(0, 9),
  ...kinds,
  ...place,
  ...limits,
  isStart: true,
});

export const examples: Readonly<Record<string, Example>> = {
  'entities-by-id': { columns: entity, parameters: (seed) => ({ ids: idsOf(seed) }) },
  'entity-heads': { columns: ['id', 'head'], parameters: (seed) => ({ ids: idsOf(seed) }) },
  'entities-as-known': {
    columns: ['id', 'recordedAt', 'labels', 'properties'],
    parameters: (seed) => ({ ids: idsOf(seed) }),
  },
  search: { columns: ['id', 'rank', 'key', 'labels', 'properties'], parameters: () => ({ ...words, ...found }) },
  'count-search': { columns: ['total'], parameters: () => words },
  'some-of-kind': { columns: ['id'], parameters: () => ({ limit: 3 }) },
  'relations-by-id': { columns: ['id', 'properties'], parameters: (seed, of) => ({ ends: endsOf(seed, of) }) },
  'list-by-name-ascending': {
    columns: ['id', 'key', 'labels', 'properties'],
    parameters: () => ({ conditions, afterKey: '', afterId: '', limit: 50 }),
  },
  'list-by-name-descending': {
    columns: ['id', 'key', 'labels', 'properties'],
    parameters: () => ({ conditions: [], afterKey: '\uD7FF\uD7FF', afterId: '', limit: 50 }),
  },
  'kind-span': { columns: ['total', 'named', 'dated', 'begins', 'ends'], parameters: () => ({}) },
  // Stretches are cut in the order in which an engine holds its entities, so two engines agree on the whole alone.
  'kind-names': { columns: ['key', 'id'], parameters: () => ({ skip: 0, limit: 1_000_000 }) },
  'names-behind': { columns: ['key', 'id'], parameters: () => ({ afterKey: '', afterId: '', limit: 50 }) },
  'list-by-keys': { columns: keyed, parameters: () => byKeys },
  'list-by-keys-and-relations': { columns: keyed, parameters: () => ({ ...byKeys, ...byRelations }) },
  'group-kind': { columns: groupColumns, parameters: () => grouped },
  'group-kind-by-relations': { columns: groupColumns, parameters: () => ({ ...grouped, ...byRelations }) },
  'count-kind': { columns: ['total'], parameters: () => ({ conditions }) },
  'related-to': { columns: related, parameters: (seed) => ({ pages: pagesOf(seed), limit: 20 }) },
  'related-from': { columns: related, parameters: (seed) => ({ pages: pagesOf(seed), limit: 20 }) },
  'related-to-among': { columns: among, parameters: amongAll },
  'related-from-among': { columns: among, parameters: amongAll },
  'degree-to': { columns: ['id', 'degree'], parameters: (seed) => ({ ids: idsOf(seed) }) },
  'degree-from': { columns: ['id', 'degree'], parameters: (seed) => ({ ids: idsOf(seed) }) },
  'count-related-to': { columns: ['id', 'total'], parameters: (seed) => ({ ids: idsOf(seed) }) },
  'count-related-from': { columns: ['id', 'total'], parameters: (seed) => ({ ids: idsOf(seed) }) },
  'group-related-to': {
    columns: ['id', ...groupColumns],
    parameters: (seed) => ({ ids: idsOf(seed), ...relatedGroups, limit: 200 }),
  },
  'group-related-from': {
    columns: ['id', ...groupColumns],
    parameters: (seed) => ({ ids: idsOf(seed), ...relatedGroups, limit: 200 }),
  },
  'claims-about': {
    columns: ['subject', 'after', 'predicate', 'id', 'labels', 'properties'],
    parameters: (seed) => ({
      pages: idsOf(seed).map((id) => ({ id, afterPredicate: '', afterId: '' })),
      limit: 20,
    }),
  },
  'count-claims-about': { columns: ['id', 'total'], parameters: (seed) => ({ ids: idsOf(seed) }) },
  conflicts: {
    columns: ['subject', 'predicate'],
    parameters: () => ({ afterSubject: '', afterPredicate: '', limit: 50 }),
  },
  'conflicts-about': {
    columns: ['subject', 'predicate'],
    parameters: (seed) => ({ abouts: idsOf(seed), afterSubject: '', afterPredicate: '', limit: 50 }),
  },
  'claims-on-matters': {
    columns: entity,
    parameters: (seed) => ({ matters: idsOf(seed).map((id) => ({ subject: id, predicate: 'employees' })) }),
  },
  'known-relations': {
    columns: ['access', 'id', 'properties'],
    parameters: (seed, of) => ({ ends: endsOf(seed, of) }),
  },
  'recorded-relations': {
    columns: recorded,
    parameters: (seed, of) => ({ ends: endsOf(seed, of).map((end) => ({ ...end, recordedAt: null })) }),
  },
  'recorded-entities': {
    columns: ['id', 'recordedAt', 'labels', 'properties'],
    parameters: (seed) => ({ ids: idsOf(seed) }),
  },
  'changed-entities': {
    columns: ['id', 'recordedAt', 'labels', 'properties'],
    parameters: () => ({ ...period, afterId: 'contract:', limit: 50 }),
  },
  'changed-relations': {
    columns: recorded,
    parameters: () => ({ ...period, afterId: '', afterAccess: '', limit: 50 }),
  },
  'changed-relations-of': {
    columns: recorded,
    parameters: (seed) => ({ ids: idsOf(seed), ...period, afterId: '', afterAccess: '', limit: 200 }),
  },
  'exported-entities': { columns: entity, parameters: (_, of) => ({ ...idsOfKind(of), limit: 3 }) },
  'exported-superseded': {
    columns: entity,
    parameters: (_, of) => ({ ...idsOfKind(of.replace('Superseded', '')), limit: 3 }),
  },
  'exported-removed-ids': { columns: ['id'], parameters: () => ({ ...idsOfKind('Component'), limit: 3 }) },
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
  'any-entity': { columns: ['id'], parameters: () => ({}) },
  batches: {
    columns: [
      ...['id', 'input', 'startedAt', 'finishedAt', 'undoneAt'],
      ...['rows', 'new', 'changed', 'unchanged', 'conflicting', 'refused'],
    ],
    parameters: () => ({ name: null, limit: 10 }),
  },
  'superseded-versions': {
    columns: ['id', 'recordedAt', 'labels', 'properties'],
    parameters: (seed) => ({ ids: idsOf(seed) }),
  },
  'claims-of-subjects': {
    columns: ['subject', 'id', 'properties'],
    parameters: (seed) => ({ ids: idsOf(seed), stillHeld: STILL_HELD }),
  },
  'supply-into': { columns: ['id', 'other'], parameters: (seed) => ({ ids: idsOf(seed) }) },
  'supply-out': { columns: ['id', 'other'], parameters: (seed) => ({ ids: idsOf(seed) }) },
  'held-ids': { columns: ['id'], parameters: () => ({ afterId: '', limit: 5 }) },
  'batch-entities': {
    columns: entity,
    parameters: () => ({ afterId: '', batch: 'test', stillHeld: STILL_HELD, limit: 5 }),
  },
  'batch-relations': {
    columns: ['id', 'from', 'to', 'access'],
    parameters: (seed) => ({ ids: idsOf(seed), batch: 'test', stillHeld: STILL_HELD, limit: 50 }),
  },
  'still-named': { columns: ['id'], parameters: (seed) => ({ ids: idsOf(seed), stillHeld: STILL_HELD }) },
  'still-cited': { columns: ['id'], parameters: (seed) => ({ ids: idsOf(seed) }) },
  'still-cited-by-relations': {
    columns: ['id'],
    parameters: (seed) => ({ ids: idsOf(seed), stillHeld: STILL_HELD }),
  },
  'idempotency-key': { columns: ['body', 'owner', 'payload'], parameters: () => ({ key: 'example' }) },
  'holders-of-identifiers': {
    columns: ['id'],
    parameters: () => ({ identifiers: [{ name: 'name', value: 'Birch Systems', searched: 'birch' }] }),
  },
  'write-turn': { columns: ['turn'], parameters: () => ({}) },
  'last-instant': { columns: ['instant'], parameters: () => ({}) },
  'parts-leading-on': {
    columns: ['id', 'whole'],
    parameters: (seed) => ({ ids: idsOf(seed), stillHeld: STILL_HELD }),
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
  'create-entities': {
    columns: [],
    parameters: ({ entities }, of) => ({
      common: { aliases: ['같은'] },
      rows: entities
        .filter(({ kind }) => kind === of)
        .map(({ id, properties }) => ({ properties: { ...properties, id: `${id}-made` } })),
    }),
  },
  'give-roles': {
    columns: [],
    parameters: () => ({ rows: [{ id: 'organization:birch', roles: ['Sme', 'GovernmentBody'] }] }),
  },
  'write-entities': {
    columns: [],
    parameters: ({ entities }, of) => ({
      common: { aliases: ['같은'] },
      rows: entities
        .filter(({ kind }) => kind === of)
        .map(({ roles, properties }) => ({
          roles: roles.slice(1),
          properties: { ...properties, description: '바뀜' },
        })),
    }),
  },
  'create-relations': {
    columns: [],
    parameters: ({ relations }, of) => ({
      common: { confidence: 0.75 },
      rows: relations
        .filter(({ relation }) => relation === of)
        .map(({ from, to, properties }) => ({
          from,
          to,
          properties: { ...properties, recordedAt: '2026-01-01T00:00:00.000Z', confidence: 0.25 },
        })),
    }),
  },
  'replace-relations': {
    columns: [],
    parameters: ({ relations }, of) => ({
      rows: relations
        .filter(({ relation }) => relation === of)
        .map(({ from, to, properties }) => ({
          from,
          to,
          properties: { ...properties, retractedAt: '2026-01-02T00:00:00.000Z', confidence: 0.5 },
        })),
    }),
  },
  'write-superseded': {
    columns: [],
    parameters: ({ entities }, of) => ({
      rows: entities
        .filter(({ kind }) => `Superseded${kind}` === of)
        .map(({ id, roles, properties }) => ({
          roles,
          properties: { ...properties, version: `${id} 1`, retractedAt: '2026-01-01T00:00:00.000Z' },
        })),
    }),
  },
  'remove-entities': {
    columns: [],
    parameters: ({ entities }, of) => ({ rows: entities.filter(({ kind }) => kind === of).map(({ id }) => ({ id })) }),
  },
  'write-disputes': {
    columns: [],
    parameters: ({ entities }) => ({
      rows: entities.map(({ id }) => ({
        version: `${id} 1 `,
        record: id,
        predicates: ['name'],
        recordedAt: '2026-01-01T00:00:00.000Z',
        retractedAt: STILL_HELD,
        access: '',
      })),
    }),
  },
  'note-batch': {
    columns: [],
    parameters: () => ({ rows: [{ name: 'example', input: 'none', startedAt: '2026-01-01T00:00:00.000Z' }] }),
  },
  'take-turn': { columns: [], parameters: () => ({ turn: 0, lastInstant: '' }) },
  'reserve-key': {
    columns: [],
    parameters: () => ({ key: 'example', body: 'b', owner: 'o', at: '2026-01-01T00:00:00.000Z' }),
  },
  'keep-payload': { columns: [], parameters: () => ({ key: 'example', owner: 'o', payload: '{}' }) },
  'release-key': { columns: [], parameters: () => ({ key: 'example', owner: 'another' }) },
  'sweep-keys': {
    columns: [],
    parameters: () => ({ expired: '2025-01-01T00:00:00.000Z', abandoned: '2025-01-02T00:00:00.000Z' }),
  },
  'record-change': {
    columns: [],
    parameters: () => ({ file: '999-example.cypher', checksum: 'c0ffee', at: '2026-01-01T00:00:00.000Z' }),
  },
  'make-graph-record': { columns: [], parameters: () => ({ key: 'a-key' }) },
  'note-seeding': { columns: [], parameters: () => ({ seeding: null, seeded: 'tiny' }) },
};
