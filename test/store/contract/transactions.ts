/** One write is one transaction, whatever else is written at the same time. */
import { countOf, onlyValue, refusal, rowsOf, writeAll } from '../ask-store';
import type { ContractCase } from './contract-case';

const MAKE = 'CREATE (n:Entity {id: $id})';
const EVERY = Array.from({ length: 20 }, (_, index) => index);

export const transactionCases: readonly ContractCase[] = [
  {
    id: 'transactions.together',
    must: 'All steps of a write MUST land, and a later step sees the earlier ones.',
    async run(store) {
      const link = "MATCH (b:Entity {id: $b}) MATCH (a:Entity {id: $a}) MERGE (b)<-[r:PART_OF {id: 'x'}]-(a)";
      const [a, b] = ['transactions.together-a', 'transactions.together-b'];
      await writeAll(store, [MAKE, { id: a }], [MAKE, { id: b }], [link, { a, b }]);
      const rows = await rowsOf(store, 'MATCH (a:Entity {id: $a})-[r:PART_OF]->(b:Entity) RETURN b.id AS id', { a });
      expect(rows).toEqual([{ id: b }]);
    },
  },
  {
    id: 'transactions.constraint',
    must: 'A write that breaks a constraint MUST fail as CONFLICT with nothing of it written.',
    async run(store) {
      const [taken, id] = ['transactions.taken', 'transactions.constraint'];
      await writeAll(store, ['MERGE (n:Entity {id: $taken}) SET n.note = 1', { taken }]);
      const steps = [[MAKE, { id }] as const, [MAKE, { id: taken }] as const, [MAKE, { id: `${id}-2` }] as const];
      await refusal('CONFLICT', () => writeAll(store, ...steps));
      expect(await countOf(store, id)).toBe(0);
      expect(await onlyValue(store, 'MATCH (n:Entity {id: $taken}) RETURN n.note AS note', { taken })).toBe(1);
    },
  },
  {
    id: 'transactions.failing-step',
    must: 'A later step that fails MUST undo the earlier ones, and the message names the step.',
    async run(store) {
      const id = 'transactions.failing-step';
      const change = "MERGE (n:Entity {id: 'transactions.old'}) SET n.note = $note";
      await writeAll(store, [change, { note: 'before' }]);
      for (const failing of ['RETRN 1', 'RETURN 1 / 0 AS x', 'MATCH (n:Entity) RETURN m.id AS x']) {
        const write = () =>
          writeAll(store, [change, { note: 'after' }], [MAKE, { id }], [failing], [MAKE, { id: `${id}-2` }]);
        expect((await refusal('STORE_REFUSED', write)).details.statement).toBe('step-3');
      }
      expect(await countOf(store, id)).toBe(0);
      expect(await onlyValue(store, "MATCH (n:Entity {id: 'transactions.old'}) RETURN n.note AS note")).toBe('before');
    },
  },
  {
    id: 'transactions.after-failure',
    must: 'A write MUST succeed after one that failed.',
    async run(store) {
      const id = 'transactions.after-failure';
      await Promise.allSettled([
        writeAll(store, ['RETRN 1']),
        writeAll(store, [MAKE, { id }]),
        writeAll(store, ['RETRN 1']),
      ]);
      expect(await countOf(store, id)).toBe(1);
    },
  },
  {
    id: 'transactions.nothing',
    must: 'A write without steps MUST succeed.',
    run: (store) => store.write([]),
  },
  {
    id: 'transactions.own-writes',
    must: 'A caller MUST read what it has just written, every time.',
    async run(store) {
      for (const round of EVERY) {
        await writeAll(store, ["MERGE (n:Entity {id: 'transactions.own'}) SET n.round = $round", { round }]);
        expect(await onlyValue(store, "MATCH (n:Entity {id: 'transactions.own'}) RETURN n.round AS round")).toBe(round);
      }
    },
  },
  {
    id: 'transactions.increments',
    must: 'Twenty increments at once MUST all land.',
    async run(store) {
      await writeAll(store, ["MERGE (n:Entity {id: 'transactions.counter'}) SET n.total = 0"]);
      const add = "MATCH (n:Entity {id: 'transactions.counter'}) SET n.total = n.total + 1";
      await Promise.all(EVERY.map(() => writeAll(store, [add])));
      expect(await onlyValue(store, "MATCH (n:Entity {id: 'transactions.counter'}) RETURN n.total AS total")).toBe(20);
    },
  },
  {
    id: 'transactions.one-node',
    must: 'Twenty callers that make the same entity at once MUST make one, and all succeed.',
    async run(store) {
      const merge = "MERGE (n:Entity {id: 'transactions.one-node'}) SET n.by = $by";
      await Promise.all(EVERY.map((by) => writeAll(store, [merge, { by }])));
      expect(await countOf(store, 'transactions.one-node')).toBe(1);
    },
  },
  {
    id: 'transactions.one-relation',
    must: 'Twenty callers that make the same relation at once MUST make one, and all succeed.',
    async run(store) {
      await writeAll(store, [MAKE, { id: 'transactions.from' }], [MAKE, { id: 'transactions.to' }]);
      const merge = `MATCH (b:Entity {id: 'transactions.to'}) MATCH (a:Entity {id: 'transactions.from'})
        MERGE (b)<-[r:PART_OF {id: 'transactions.relation'}]-(a) SET r.by = $by`;
      await Promise.all(EVERY.map((by) => writeAll(store, [merge, { by }])));
      const count = "MATCH (a:Entity {id: 'transactions.from'})-[r:PART_OF]->(b:Entity) RETURN count(r) AS total";
      expect(await onlyValue(store, count)).toBe(1);
    },
  },
  {
    id: 'transactions.opposite-order',
    must: 'Writes that touch two entities in opposite orders at once MUST all land.',
    async run(store) {
      const set = 'MATCH (n:Entity {id: $id}) SET n.total = coalesce(n.total, 0) + 1';
      const [a, b] = [{ id: 'transactions.order-a' }, { id: 'transactions.order-b' }];
      await writeAll(store, [MAKE, a], [MAKE, b]);
      const both = EVERY.slice(0, 6).map((by) =>
        by % 2 ? writeAll(store, [set, a], [set, b]) : writeAll(store, [set, b], [set, a]),
      );
      await Promise.all(both);
      const totals = 'MATCH (n:Entity) WHERE n.id STARTS WITH $start RETURN n.total AS total ORDER BY n.id';
      const rows = await rowsOf(store, totals, { start: 'transactions.order-' });
      expect(rows).toEqual([{ total: 6 }, { total: 6 }]);
    },
  },
];
