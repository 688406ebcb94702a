/** What goes into a statement, and what is refused before anything runs. */
import type { Parameters } from '../../../src/store/values';
import { countOf, onlyValue, refusal, rowsOf, writeAll } from '../ask-store';
import type { ContractCase } from './contract-case';

class Money {
  readonly amount = 1;
}

const notPlain: Record<string, unknown> = {
  'a Date': new Date(0),
  'a function': () => 1,
  'an instance of a class': new Money(),
  'a Map': new Map([['a', 1]]),
  'a Set': new Set([1]),
  bytes: new Uint8Array(2),
  'a bigint': 1n,
  'a symbol': Symbol('x'),
};

const MAKE = 'CREATE (n:Entity {id: $id})';

export const parameterCases: readonly ContractCase[] = [
  {
    id: 'parameters.undefined',
    must: '`undefined` MUST reach the engine as null, at any depth.',
    async run(store) {
      const parameters = { value: undefined, map: { inner: undefined }, list: [1, undefined] };
      const rows = await rowsOf(store, 'RETURN $value IS NULL AS isNull, $map AS map, $list AS list', parameters);
      expect(rows).toEqual([{ isNull: true, map: { inner: null }, list: [1, null] }]);
    },
  },
  {
    id: 'parameters.removed',
    must: 'A property set to null or `undefined` MUST be gone afterwards.',
    async run(store) {
      const keep = 'MERGE (n:Entity {id: $id}) SET n = $properties';
      for (const gone of [null, undefined]) {
        const id = 'parameters.removed';
        await writeAll(store, [keep, { id, properties: { id, note: 'x' } }]);
        await writeAll(store, [keep, { id, properties: { id, note: gone } }]);
        const found = await onlyValue(store, 'MATCH (n:Entity {id: $id}) RETURN properties(n) AS properties', { id });
        expect(found).toEqual({ id });
      }
    },
  },
  {
    id: 'parameters.missing',
    must: 'A missing parameter MUST be refused by name before anything runs.',
    async run(store) {
      const read = () => rowsOf(store, 'RETURN $given AS a, $absent AS b', { given: 1 });
      expect((await refusal('BAD_INPUT', read)).details.field).toBe('absent');
      const write = () => writeAll(store, [MAKE, { id: 'parameters.missing' }], [MAKE]);
      expect((await refusal('BAD_INPUT', write)).details.field).toBe('id');
      expect(await countOf(store, 'parameters.missing')).toBe(0);
    },
  },
  {
    id: 'parameters.unknown',
    must: 'A parameter the text does not name MUST be refused by name before anything runs.',
    async run(store) {
      const parameters: Parameters = { id: 'parameters.unknown', idd: 1 };
      expect((await refusal('BAD_INPUT', () => rowsOf(store, 'RETURN $id AS id', parameters))).details.field).toBe(
        'idd',
      );
      const write = () => writeAll(store, [MAKE, { id: 'parameters.unknown' }], [MAKE, parameters]);
      expect((await refusal('BAD_INPUT', write)).details.field).toBe('idd');
      expect(await countOf(store, 'parameters.unknown')).toBe(0);
    },
  },
  {
    id: 'parameters.plain-only',
    must: 'What is no plain value MUST be refused with its place, before anything runs.',
    async run(store) {
      for (const [what, value] of Object.entries(notPlain)) {
        const { details } = await refusal('BAD_INPUT', () => rowsOf(store, 'RETURN $rows AS x', { rows: [{ value }] }));
        expect([what, details.field]).toEqual([what, 'rows[0].value']);
        const write = () =>
          writeAll(store, [MAKE, { id: 'parameters.plain-only' }], ['CREATE (n:Entity {id: $value})', { value }]);
        await refusal('BAD_INPUT', write);
      }
      expect(await countOf(store, 'parameters.plain-only')).toBe(0);
    },
  },
  {
    id: 'parameters.mixed-lists',
    must: 'A write MUST be refused, before anything runs, where it holds a list that a property of some engine cannot.',
    async run(store) {
      const keep = 'UNWIND $rows AS row CREATE (n:Entity {id: row.id}) SET n.list = row.list';
      for (const list of [[1, 'a'], [true, 1], [null], ['a', undefined], [[1]], [{ a: 1 }, 1]]) {
        const rows = [
          { id: 'parameters.mixed-lists-1', list: [1, 2.5] },
          { id: 'parameters.mixed-lists-2', list },
        ];
        const { details } = await refusal('BAD_INPUT', () => writeAll(store, [keep, { rows }]));
        expect(details.field).toBe('rows[1].list');
      }
      expect(await countOf(store, 'parameters.mixed-lists')).toBe(0);
    },
  },
  {
    id: 'parameters.maps',
    must: 'A map without a prototype MUST be taken as any other.',
    async run(store) {
      const map = Object.assign(Object.create(null), { a: 1 });
      expect(await onlyValue(store, 'RETURN $map AS map', { map })).toEqual({ a: 1 });
    },
  },
  {
    id: 'parameters.untouched',
    must: "The caller's parameters MUST be left as they were.",
    async run(store) {
      const parameters = Object.freeze({ list: Object.freeze([1, 2.5, null]), map: Object.freeze({ a: undefined }) });
      await rowsOf(store, 'RETURN $list AS list, $map AS map', parameters);
      expect(parameters).toEqual({ list: [1, 2.5, null], map: { a: undefined } });
    },
  },
  {
    id: 'parameters.batch',
    must: 'A batch of two thousand rows MUST be written in one statement.',
    async run(store) {
      const rows = Array.from({ length: 2_000 }, (_, index) => ({ id: `parameters.batch-${index}`, note: '부품' }));
      await writeAll(store, ['UNWIND $rows AS row MERGE (n:Entity {id: row.id}) SET n += row', { rows }]);
      expect(await countOf(store, 'parameters.batch-')).toBe(2_000);
    },
  },
];
