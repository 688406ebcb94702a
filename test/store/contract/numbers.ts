/** Whole numbers stay whole and numbers stay exact, both ways. */
import { countOf, onlyValue, refusal, rowsOf, writeAll } from '../ask-store';
import type { ContractCase } from './contract-case';

const KEEP = 'MERGE (n:Entity {id: $id}) SET n.value = $value';
const KEPT = 'MATCH (n:Entity {id: $id}) RETURN n.value AS value';

const LARGEST = Number.MAX_SAFE_INTEGER;

const refused = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, LARGEST + 1, -LARGEST - 1, 1e300];

export const numberCases: readonly ContractCase[] = [
  {
    id: 'numbers.whole',
    must: 'A whole number MUST reach the engine as an integer.',
    async run(store) {
      expect(await onlyValue(store, 'RETURN $seven / 2 AS half', { seven: 7 })).toBe(3);
      expect(await onlyValue(store, 'RETURN $list[$at] AS item', { list: ['a', 'b'], at: 1 })).toBe('b');
    },
  },
  {
    id: 'numbers.limit',
    must: 'A whole number MUST serve as SKIP and LIMIT.',
    async run(store) {
      const text = 'UNWIND range(1, 9) AS x RETURN x ORDER BY x SKIP $skip LIMIT $limit';
      expect(await rowsOf(store, text, { skip: 2, limit: 2 })).toEqual([{ x: 3 }, { x: 4 }]);
      expect(await rowsOf(store, text, { skip: 0, limit: 0 })).toEqual([]);
    },
  },
  {
    id: 'numbers.kept',
    must: 'A number MUST be kept in a property and come out as it went in.',
    async run(store) {
      const values = [0, 1, -1, LARGEST, -LARGEST, 0.1, -2.5, 1.7e10 + 0.5, Number.MIN_VALUE, 123456789.123456];
      for (const value of values) {
        await writeAll(store, [KEEP, { id: 'numbers.kept', value }]);
        expect(await onlyValue(store, KEPT, { id: 'numbers.kept' })).toBe(value);
      }
    },
  },
  {
    id: 'numbers.lists',
    must: 'A list of numbers MUST be kept in a property and come out as it went in.',
    async run(store) {
      for (const value of [[1, 2, LARGEST], [0.5, -0.25], [1, 2.5], []]) {
        await writeAll(store, [KEEP, { id: 'numbers.lists', value }]);
        expect(await onlyValue(store, KEPT, { id: 'numbers.lists' })).toEqual(value);
      }
    },
  },
  {
    id: 'numbers.compare',
    must: 'A whole number MUST compare with a property that holds a fraction, and the other way round.',
    async run(store) {
      const text = 'UNWIND $values AS v WITH v WHERE v >= $least RETURN v ORDER BY v';
      expect(await rowsOf(store, text, { values: [0.5, 1, 1.5], least: 1 })).toEqual([{ v: 1 }, { v: 1.5 }]);
      expect(await rowsOf(store, text, { values: [0, 1], least: 0.5 })).toEqual([{ v: 1 }]);
    },
  },
  {
    id: 'numbers.too-large-in',
    must: 'A number that is not finite or a whole one beyond ±(2^53 − 1) MUST be refused before anything runs.',
    async run(store) {
      for (const value of refused) {
        const write = () =>
          writeAll(store, [KEEP, { id: 'numbers.too-large-in', value: 1 }], [KEEP, { id: 'numbers.x', value }]);
        const { message, details } = await refusal('BAD_INPUT', write);
        expect(details.field).toBe('value');
        expect(message).toContain('2^53');
        const nested = () => rowsOf(store, 'RETURN $rows AS rows', { rows: [{ share: value }] });
        expect((await refusal('BAD_INPUT', nested)).details.field).toBe('rows[0].share');
      }
      expect(await countOf(store, 'numbers.too-large-in')).toBe(0);
    },
  },
  {
    id: 'numbers.too-large-out',
    must: 'A whole number beyond ±(2^53 − 1) MUST be refused on its way out, at any depth.',
    async run(store) {
      for (const text of [
        'RETURN 9007199254740993 AS big',
        'RETURN -9007199254740992 AS big',
        'RETURN [0, 9007199254740992] AS big',
        'RETURN {inner: 9007199254740992} AS big',
      ]) {
        const { message } = await refusal('STORE_REFUSED', () => rowsOf(store, text));
        expect(message).toMatch(/beyond 2\^53/);
      }
    },
  },
];
