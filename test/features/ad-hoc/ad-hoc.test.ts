import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { cancelled } from '../../../src/errors';
import type { AdHoc } from '../../../src/store/ad-hoc';
import { COPIED_AFTER_MS } from '../../../src/store/ad-hoc/snapshots';
import { statementOf } from '../../../src/store/statement';
import { onEveryEngine } from '../../support/engines';
import { ask, openAdHoc, refusalOf } from './ad-hoc';
import { areGone, runningOn } from './running';

/** Stops nowhere by itself for minutes, and needs little memory. */
const ENDLESS = 'MATCH (a), (b), (c), (d), (e), (f) RETURN sum(size(a.id) * size(f.id)) AS c';

describe('ad-hoc statements', () => {
  onEveryEngine('tiny', (store, engine) => {
    let adHoc: AdHoc;
    beforeAll(async () => {
      adHoc = await openAdHoc(store());
    }, 120_000);
    afterAll(() => adHoc?.close());

    it('answer in columns and rows, with the version that was read', async () => {
      const text = 'MATCH (o:Organization) WHERE o.id IN $ids RETURN o.id AS id, o.nameKo AS ko ORDER BY id';
      const parameters = { ids: ['organization:birch', 'organization:alder'] };
      expect(await ask(adHoc, text, { parameters })).toMatchObject({
        columns: ['id', 'ko'],
        rows: [
          ['organization:alder', '오리나무광학'],
          ['organization:birch', '새가람기계'],
        ],
        truncatedBy: null,
        version: await store().version(),
      });
    });

    it('give nodes, relationships and paths in the same shape on every engine', async () => {
      const text =
        'MATCH p = (o:Organization {id: $id})-[r:SUPPLIES]->(c:Component {id: $part}) RETURN o AS o, r AS r, p AS p, c AS c';
      const { rows } = await ask(adHoc, text, { parameters: { id: 'organization:alder', part: 'component:lens' } });
      const node = (label: string, id: string) => ({
        labels: expect.arrayContaining(['Entity', label]),
        properties: expect.objectContaining({ id }),
      });
      const relationship = { type: 'SUPPLIES', properties: expect.objectContaining({ confidence: 0.9 }) };
      const [o, c] = [node('Organization', 'organization:alder'), node('Component', 'component:lens')];
      expect(rows).toEqual([[o, relationship, { nodes: [o, c], relationships: [relationship] }, c]]);
    });

    it('give values that JSON has no word for as text', async () => {
      const text = 'RETURN 9007199254740993 AS big, -1.5 AS float, $deep AS deep, null AS none, [true, null] AS list';
      const { rows } = await ask(adHoc, text, { parameters: { deep: { a: [{ b: '🚀' }] } } });
      expect(rows).toEqual([['9007199254740993', -1.5, { a: [{ b: '🚀' }] }, null, [true, null]]]);
    });

    it('are cut at the number of rows that was asked for, and say so', async () => {
      const text = 'UNWIND range(1, 100) AS x RETURN x';
      const cut = await ask(adHoc, text, { mostRows: 10 });
      expect([cut.rows.length, cut.truncatedBy]).toEqual([10, 'ROWS']);
      const whole = await ask(adHoc, text, { mostRows: 100 });
      expect([whole.rows.length, whole.truncatedBy]).toEqual([100, null]);
    });

    it('are cut before they are larger than 5,000,000 bytes, and say so', async () => {
      const parameters = { text: '가'.repeat(10_000) };
      const { rows, truncatedBy } = await ask(adHoc, 'UNWIND range(1, 300) AS x RETURN $text AS t', { parameters });
      expect([rows.length, truncatedBy]).toEqual([166, 'BYTES']);
    });

    it('are told what they would do without running', async () => {
      const text = 'MATCH (o:Organization {id: $id})-[:SUPPLIES]->(c:Component) RETURN c.id AS id';
      const plan = await adHoc.explain({ text, parameters: { id: 'x' }, timeoutMs: 5_000 });
      expect(plan.operators[0]).toMatchObject({ name: expect.stringMatching(/^(ProduceResults|Return)$/), depth: 0 });
      expect(plan.operators.map(({ name }) => name)).toContain('Expand');
      expect(plan.estimatedRows).toEqual(engine === 'neo4j' ? expect.any(Number) : null);
      await adHoc.explain({ text: ENDLESS, parameters: {}, timeoutMs: 5_000 });
    });

    it('are stopped by their deadline, and are gone then', async () => {
      const started = Date.now();
      expect(await refusalOf(ask(adHoc, ENDLESS, { timeoutMs: 500 }))).toMatchObject({
        code: 'DEADLINE_EXCEEDED',
        details: { field: 'timeoutMs', limit: 500 },
      });
      expect(Date.now() - started).toBeLessThan(1_500);
      expect(await areGone(store(), 3_000)).toBe(true);
    });

    it('are stopped by their caller, and are gone then', async () => {
      const caller = new AbortController();
      const asked = refusalOf(ask(adHoc, ENDLESS, { signal: caller.signal }));
      for (const until = Date.now() + 8_000; Date.now() < until && (await runningOn(store())) === 0; );
      await new Promise((later) => setTimeout(later, 200));
      expect(await runningOn(store())).toBe(1);
      caller.abort(cancelled());
      expect(await asked).toMatchObject({ code: 'CANCELLED' });
      expect(await areGone(store(), 3_000)).toBe(true);
    });

    it('run two at a time; others wait, as long as they may', async () => {
      const longs = [1, 2].map(() => refusalOf(ask(adHoc, ENDLESS, { timeoutMs: 1_500 })));
      await new Promise((later) => setTimeout(later, 300));
      expect(await refusalOf(ask(adHoc, 'RETURN 1 AS one', { timeoutMs: 300 }))).toMatchObject({
        code: 'DEADLINE_EXCEEDED',
      });
      expect((await ask(adHoc, 'RETURN 1 AS one')).rows).toEqual([[1]]);
      await Promise.all(longs);
    });

    it('have a ceiling of memory', async () => {
      const thousands = 'UNWIND range(1, 1000) AS a UNWIND range(1, 1000) AS b UNWIND range(1, 1000) AS c';
      const text = `${thousands} RETURN collect({a: a, b: b, c: c, d: a, e: b, f: c}) AS maps`;
      expect(await refusalOf(ask(adHoc, text, { timeoutMs: 30_000 }))).toMatchObject({
        code: 'BOUND_EXCEEDED',
        message:
          'The statement needed more memory than it may use. Aggregate, filter or limit earlier in the statement.',
      });
      expect((await ask(adHoc, 'RETURN 1 AS one')).rows).toEqual([[1]]);
    }, 40_000);

    it('leave out a row that is larger than an answer', async () => {
      const text = 'UNWIND range(1, 100) AS a WITH collect(a) AS l RETURN [x IN l | $text] AS texts';
      const { rows, truncatedBy } = await ask(adHoc, text, { parameters: { text: 'x'.repeat(90_000) } });
      expect([rows, truncatedBy]).toEqual([[], 'BYTES']);
    });

    it('read a snapshot of the embedded graph, whose age they tell, and on Neo4j the graph itself', async () => {
      const count = () => ask(adHoc, 'MATCH (n:Source) RETURN count(n) AS n');
      const before = await count();
      const making = statementOf('make', "CREATE (n:Source:Entity {id: 'source:later'})");
      await store().write([{ statement: making, parameters: {} }]);
      const soon = await count();
      const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + COPIED_AFTER_MS + 1_000);
      const later = await count().finally(() => now.mockRestore());
      const made = (before.rows[0]?.[0] as number) + 1;
      expect(later.rows).toEqual([[made]]);
      if (engine === 'neo4j') {
        expect([soon.rows, soon.snapshotAt]).toEqual([[[made]], null]);
      } else {
        expect(soon).toMatchObject({ rows: before.rows, snapshotAt: before.snapshotAt, version: before.version });
        expect(later.snapshotAt).not.toEqual(before.snapshotAt);
      }
      expect(later.version).not.toBe(before.version);
    });

    it('leave no copy of the graph where others could read it', () => {
      expect(readdirSync(tmpdir()).filter((name) => name.startsWith('.ad-hoc-'))).toEqual([]);
    });
  });
});
