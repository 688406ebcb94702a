import { type ExportedRelation, PAGE, readGraph } from '../../../src/features/export/read-graph';
import { onEveryEngine } from '../../support/engines';
import { run } from '../graph-rows';

const id = (number: number): string => `organization:f${String(number).padStart(5, '0')}`;

const versions = (from: string, to: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    from,
    to,
    id: `SUPPLIES_TO/${from}/${to}`,
    recordedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, at)).toISOString(),
    access: at % 3 === 0 ? 'nda' : '',
  }));

describe('readGraph', () => {
  onEveryEngine(null, (store) => {
    const firms = 2 * PAGE + 1;
    const relations = [
      ...Array.from({ length: firms - 1 }, (_, at) => versions(id(0), id(at + 1), 1)),
      ...Array.from({ length: 700 }, (_, at) => versions(id(at + 1), id(0), 2)),
      versions(id(5), id(6), PAGE + 200),
      versions(id(5), id(7), 3),
      versions(id(2 * PAGE), id(1), 1),
    ].flat();

    beforeAll(async () => {
      const ids = Array.from({ length: firms }, (_, at) => id(at));
      await run(store(), 'UNWIND $ids AS id MERGE (n:Entity {id: id}) SET n.name = id SET n:Organization', { ids });
      for (let at = 0; at < relations.length; at += PAGE) {
        await run(
          store(),
          `UNWIND $rows AS row MATCH (b:Entity {id: row.to}) MATCH (a:Entity {id: row.from})
           CREATE (a)-[r:SUPPLIES_TO]->(b) SET r.id = row.id, r.recordedAt = row.recordedAt, r.access = row.access`,
          { rows: relations.slice(at, at + PAGE) },
        );
      }
    });

    it('reads each entity and each version once, in order, in pages, hubs and long histories too', async () => {
      const entities: string[] = [];
      const read: ExportedRelation[] = [];
      const sizes: number[] = [];
      for await (const page of readGraph(store())) {
        if ('kind' in page) entities.push(...page.entities.map((entity) => entity.id));
        else read.push(...page.relations);
        sizes.push('kind' in page ? page.entities.length : page.relations.length);
      }
      expect(entities).toEqual(Array.from({ length: firms }, (_, at) => id(at)));
      const key = ({ from, id: relation, properties }: ExportedRelation): string =>
        JSON.stringify([from, relation, properties.recordedAt, properties.access]);
      const wanted = relations.map(({ from, id: relation, recordedAt, access }) =>
        JSON.stringify([from, relation, recordedAt, access]),
      );
      expect(read.map(key)).toEqual(wanted.sort());
      expect(Math.max(...sizes)).toBeLessThanOrEqual(2 * PAGE);
      expect(sizes.filter((size) => size > PAGE)).toHaveLength(1);
    });

    it('stops between two pages', async () => {
      const stop = new AbortController();
      const reading = async () => {
        for await (const page of readGraph(store(), { stop: stop.signal })) if (page) stop.abort(new Error('stopped'));
      };
      await expect(reading()).rejects.toThrow('stopped');
    });
  });
});
