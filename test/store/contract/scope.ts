/** Under what a reader reads: the four parts of the scope reach every statement, and each cuts where it should. */
import type { ReadingScope } from '../../../src/model/scope';
import type { Store } from '../../../src/store/store';
import { refusal, rowsOf, writeAll } from '../ask-store';
import type { ContractCase } from './contract-case';

const FROM = { id: 'scope.from' };

const SEEN = `MATCH (n:Entity {id: 'scope.from'})-[r:SUPPLIES]->(m:Entity)
WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
  AND r.confidence >= $minConfidence AND r.access IN $access
RETURN r.id AS id ORDER BY id`;

const relation = {
  validFrom: '2020-01-01',
  validTo: '2021-01-01',
  recordedAt: '2022-01-01T00:00:00.000Z',
  retractedAt: '2023-01-01T00:00:00.000Z',
  confidence: 0.5,
  access: '',
};

const scope: ReadingScope = {
  asOf: '2020-06-01',
  asKnownOn: '2022-06-01T00:00:00.000Z',
  isPast: false,
  minConfidence: 0,
  access: [''],
};

/** The only relation is `one` with these changes; whether a reader sees it. */
async function sees(store: Store, change: Partial<typeof relation>, as: Partial<ReadingScope>): Promise<boolean> {
  const write = `MERGE (a:Entity {id: 'scope.from'}) MERGE (b:Entity {id: 'scope.to'})
MERGE (b)<-[r:SUPPLIES {id: 'one'}]-(a) SET r = $properties`;
  await writeAll(store, [write, { properties: { ...relation, ...change, id: 'one' } }]);
  const rows = await rowsOf(store, SEEN, {}, { scope: { ...scope, ...as } });
  return rows.length === 1;
}

export const scopeCases: readonly ContractCase[] = [
  {
    id: 'scope.as-of',
    must: 'A relation MUST be seen from its first day until the day before its end.',
    async run(store) {
      const days = ['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01'];
      const seen = [];
      for (const asOf of days) seen.push(await sees(store, {}, { asOf }));
      expect(seen).toEqual([false, true, true, false]);
      const unbounded = { validFrom: '0000-01-01', validTo: '9999-12-31' };
      expect(await sees(store, unbounded, { asOf: '0000-01-01' })).toBe(true);
      expect(await sees(store, unbounded, { asOf: '9999-12-30' })).toBe(true);
    },
  },
  {
    id: 'scope.as-known-on',
    must: 'A relation MUST be seen from the instant it was recorded until just before it was taken back.',
    async run(store) {
      const instants = ['2021-12-31T23:59:59.999Z', '2022-01-01T00:00:00.000Z', '2022-12-31T23:59:59.999Z'];
      const seen = [];
      for (const asKnownOn of [...instants, '2023-01-01T00:00:00.000Z'])
        seen.push(await sees(store, {}, { asKnownOn }));
      expect(seen).toEqual([false, true, true, false]);
    },
  },
  {
    id: 'scope.confidence',
    must: 'A relation MUST be seen when its confidence is at least the one asked for.',
    async run(store) {
      const seen = [];
      for (const minConfidence of [0, 0.5, 0.500001, 1]) seen.push(await sees(store, {}, { minConfidence }));
      expect(seen).toEqual([true, true, false, false]);
      expect(await sees(store, { confidence: 1 }, { minConfidence: 1 })).toBe(true);
      expect(await sees(store, { confidence: 0 }, { minConfidence: 0 })).toBe(true);
    },
  },
  {
    id: 'scope.access',
    must: 'A marked relation MUST be seen only by a reader who holds its key.',
    async run(store) {
      const marked = { access: 'k1' };
      expect(await sees(store, marked, {})).toBe(false);
      expect(await sees(store, marked, { access: ['', 'k2'] })).toBe(false);
      expect(await sees(store, marked, { access: ['', 'k1'] })).toBe(true);
      expect(await sees(store, {}, { access: ['k1'] })).toBe(false);
      expect(await sees(store, {}, { access: [] })).toBe(false);
    },
  },
  {
    id: 'scope.values',
    must: 'The scope MUST reach a statement as it was given, without being passed as a parameter.',
    async run(store) {
      const text = 'RETURN $asOf AS asOf, $asKnownOn AS asKnownOn, $minConfidence AS minConfidence, $access AS access';
      const given = { ...scope, minConfidence: 0.25, access: ['', 'k1'] };
      const { isPast, ...bound } = given;
      expect(await rowsOf(store, text, {}, { scope: given })).toEqual([bound]);
    },
  },
  {
    id: 'scope.not-overridden',
    must: 'A parameter that would replace a part of the scope MUST be refused.',
    async run(store) {
      for (const [name, value] of Object.entries({
        access: ['k1'],
        asOf: '2000-01-01',
        asKnownOn: '',
        minConfidence: 0,
      })) {
        const read = () => rowsOf(store, `RETURN $${name} AS x`, { [name]: value });
        expect((await refusal('BAD_INPUT', read)).details.field).toBe(name);
      }
    },
  },
  {
    id: 'scope.unused',
    must: 'A statement that crosses no relation MUST run under any scope.',
    async run(store) {
      await sees(store, {}, {});
      const rows = await rowsOf(store, 'MATCH (n:Entity {id: $id}) RETURN n.id AS id', FROM, {
        scope: { ...scope, access: [] },
      });
      expect(rows).toEqual([FROM]);
    },
  },
];
