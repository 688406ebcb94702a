/** What comes out of a read. */
import { onlyValue, refusal, rowsOf, writeAll } from '../ask-store';
import type { ContractCase } from './contract-case';

const PAIR = `MERGE (a:Entity {id: 'rows.pair-a'}) MERGE (b:Entity {id: 'rows.pair-b'})
MERGE (b)<-[r:PART_OF {id: 'rows.pair'}]-(a)`;

const notPlain = {
  'a node': 'n',
  'a relation': 'r',
  'a path': 'p',
  'a node in a list': '[1, n]',
  'a relation in a map': '{inner: r}',
};

export const rowCases: readonly ContractCase[] = [
  {
    id: 'rows.columns',
    must: "A row MUST be a plain map of the statement's columns, whatever their order.",
    async run(store) {
      const rows = await rowsOf(store, 'RETURN 2 AS b, 1 AS a');
      expect(rows).toEqual([{ a: 1, b: 2 }]);
      expect(Object.keys(rows[0]!).sort()).toEqual(['a', 'b']);
    },
  },
  {
    id: 'rows.order',
    must: "Rows MUST come in the statement's order.",
    async run(store) {
      const rows = await rowsOf(store, 'UNWIND $list AS x RETURN x ORDER BY x DESC', { list: [2, 3, 1] });
      expect(rows).toEqual([{ x: 3 }, { x: 2 }, { x: 1 }]);
    },
  },
  {
    id: 'rows.none',
    must: 'A statement that finds nothing MUST give no rows, and no error.',
    async run(store) {
      expect(await rowsOf(store, "MATCH (n:Entity {id: 'rows.nothing'}) RETURN n.id AS id")).toEqual([]);
      expect(await rowsOf(store, 'MATCH (n:NeverSeen) RETURN n.id AS id')).toEqual([]);
    },
  },
  {
    id: 'rows.values',
    must: 'Scalars, null, lists and maps MUST come out as plain values, at any depth.',
    async run(store) {
      const value = { text: 'x', yes: true, no: false, nothing: null, list: [1, [2.5, null], {}], map: { inner: [] } };
      expect(await onlyValue(store, 'RETURN $value AS value', { value })).toEqual(value);
    },
  },
  {
    id: 'rows.map-keys',
    must: 'The keys of a map MUST come out as they went in.',
    async run(store) {
      const value = { '': 0, 'two words': 1, 한글: 2, '`"\'': 3, $x: 4 };
      expect(await onlyValue(store, 'RETURN $value AS value', { value })).toEqual(value);
    },
  },
  {
    id: 'rows.plain-only',
    must: 'A node, relation or path MUST be refused, and the message names the statement and the column.',
    async run(store) {
      await writeAll(store, [PAIR]);
      for (const [what, expression] of Object.entries(notPlain)) {
        const text = `MATCH p = (n:Entity {id: 'rows.pair-a'})-[r:PART_OF]->(m:Entity) RETURN ${expression} AS thing`;
        const { message } = await refusal('STORE_REFUSED', () => rowsOf(store, text));
        expect([what, message]).toEqual([what, expect.stringMatching(/a-read: thing is .*not a plain value/)]);
      }
    },
  },
  {
    id: 'rows.projections',
    must: 'What a node or relation holds MUST come out as a map, its labels as a list.',
    async run(store) {
      await writeAll(store, [PAIR]);
      const text = `MATCH (n:Entity {id: 'rows.pair-a'})-[r:PART_OF]->(m:Entity)
        RETURN properties(n) AS node, labels(n) AS labels, properties(r) AS relation, m {.id} AS other`;
      const relation = { id: 'rows.pair' };
      const [node, other] = [{ id: 'rows.pair-a' }, { id: 'rows.pair-b' }];
      expect(await rowsOf(store, text)).toEqual([{ node, labels: ['Entity'], relation, other }]);
    },
  },
  {
    id: 'rows.many',
    must: 'Ten thousand rows MUST come whole.',
    async run(store) {
      const rows = await rowsOf(store, 'UNWIND range(1, 10000) AS x RETURN x, toString(x) AS text ORDER BY x');
      expect(rows).toHaveLength(10_000);
      expect(rows[9_999]).toEqual({ x: 10_000, text: '10000' });
    },
  },
  {
    id: 'rows.dates',
    must: 'Dates and instants MUST be ISO texts that come out unchanged and compare in their order.',
    async run(store) {
      const dates = ['2024-02-29', '9999-12-31', '0000-01-01'];
      const rows = await rowsOf(store, 'UNWIND $dates AS d WITH d WHERE d >= $from RETURN d ORDER BY d', {
        dates,
        from: '2000-01-01',
      });
      expect(rows).toEqual([{ d: '2024-02-29' }, { d: '9999-12-31' }]);
      const at = '2026-11-22T09:30:00.000Z';
      await writeAll(store, ["MERGE (n:Entity {id: 'rows.dates'}) SET n.at = $at", { at }]);
      expect(await onlyValue(store, "MATCH (n:Entity {id: 'rows.dates'}) RETURN n.at AS at")).toBe(at);
    },
  },
];
