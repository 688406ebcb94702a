import { loadPackage } from '../../../src/features/ingest/load-package';
import { kindNames } from '../../../src/model/kinds';
import { relationKinds } from '../../../src/model/relations';
import type { Store } from '../../../src/store/store';
import { emptyStore, engines, onEveryEngine } from '../../support/engines';
import { dataPackage, table } from '../data-package';
import { recordsOf, rows, seedDirectory } from '../graph-rows';

type Counts = Record<string, number>;

const countBy = <T>(items: readonly T[], nameOf: (item: T) => string): Counts => {
  const counts: Counts = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
};

/** How many entities of each kind and relations of each kind the graph holds, all versions. */
async function countsIn(store: Store): Promise<{ entities: Counts; relations: Counts }> {
  const nodes = await rows(store, 'MATCH (n:Entity) RETURN labels(n) AS labels, n.id AS id');
  const kindOf = (labels: unknown) => kindNames.filter((kind) => (labels as string[]).includes(kind)).join();
  const relations = await rows(store, 'MATCH (:Entity)-[r]->(:Entity) RETURN type(r) AS relation, r.id AS id');
  return {
    entities: countBy(nodes, ({ labels }) => kindOf(labels)),
    relations: countBy(relations, ({ relation }) => String(relation)),
  };
}

const firms = table('id,name', 'organization:a,A', 'organization:b,B');
const supplyOf = (share: string) =>
  dataPackage({
    organizations: firms,
    'supplies-to': table('from,to,share', `organization:a,organization:b,${share}`),
  });

describe('loadPackage', () => {
  describe.each(['tiny', 'korea-defence'] as const)('of %s', (seed) => {
    onEveryEngine(seed, (store) => {
      it('loads as many entities and relations of each kind as its files have rows', async () => {
        const { entities, relations } = await recordsOf(seed);
        expect(await countsIn(store())).toEqual({
          entities: countBy(entities, ({ kind }) => kind),
          relations: countBy(relations, ({ relation }) => relation),
        });
      });

      it('changes nothing when it loads the same again', async () => {
        const before = await store().version();
        const { entities, relations } = await recordsOf(seed);
        const count = entities.length + relations.length;
        const report = await loadPackage(store(), seedDirectory(seed));
        expect(report).toMatchObject({ rows: count, new: 0, changed: 0, unchanged: count });
        expect(await store().version()).toBe(before);
      });
    });
  });

  it.each(engines)('on $name finishes a load that was killed half way when it runs again', async (engine) => {
    const store = await emptyStore(engine);
    try {
      const killed = loadPackage(store, seedDirectory('korea-defence'), {
        progress: (done, all) => {
          if (done > all / 2) throw new Error('killed');
        },
      });
      await expect(killed).rejects.toThrow('killed');
      const { entities, relations } = await recordsOf('korea-defence');
      const report = await loadPackage(store, seedDirectory('korea-defence'));
      expect(report.unchanged).toBeGreaterThan(report.rows / 2);
      expect(report.new).toBe(entities.length + relations.length - report.unchanged);
      expect(report.changed).toBe(0);
      expect((await countsIn(store)).relations).toEqual(countBy(relations, ({ relation }) => relation));
      expect(Object.keys((await countsIn(store)).relations).length).toBeLessThanOrEqual(relationKinds.length);
    } finally {
      await store.close();
    }
  });

  onEveryEngine(null, (store) => {
    const versions = () =>
      rows(
        store(),
        `MATCH (:Entity)-[r:SUPPLIES_TO]->(:Entity)
         RETURN r.share AS share, r.recordedAt AS recordedAt, r.retractedAt AS retractedAt, r.confidence AS confidence
         ORDER BY recordedAt`,
      );

    it('keeps the old version of a relation whose row changed, retracted when the new one is recorded', async () => {
      await loadPackage(store(), supplyOf('0.5'));
      const report = await loadPackage(store(), supplyOf('0.25'));
      expect(report).toMatchObject({ rows: 4, new: 0, changed: 1, unchanged: 3 });
      const [old, current, ...more] = await versions();
      expect(more).toEqual([]);
      expect(old).toMatchObject({ share: 0.5, retractedAt: current!.recordedAt });
      expect(current).toMatchObject({ share: 0.25, retractedAt: '9999-12-31T23:59:59.999Z' });
    });

    it('trusts a relation as far as its best source where its row does not say how far', async () => {
      expect((await versions())[1]).toMatchObject({ confidence: 0.8 });
    });

    it('replaces the properties and roles of an entity whose row changed', async () => {
      const renamed = dataPackage({
        organizations: table('id,roles,name,nameKo', 'organization:a,Sme,New name,새 이름'),
      });
      expect(await loadPackage(store(), renamed)).toMatchObject({ new: 0, changed: 1, unchanged: 1 });
      const bare = dataPackage({ organizations: table('id,name', 'organization:a,New name') });
      expect(await loadPackage(store(), bare)).toMatchObject({ new: 0, changed: 1, unchanged: 1 });
      const found = `MATCH (n:Entity {id: 'organization:a'}) RETURN n.name AS name, n.nameKo AS nameKo, labels(n) AS labels`;
      const [entity] = await rows(store(), found);
      expect(entity).toMatchObject({ name: 'New name', nameKo: null });
      expect((entity!.labels as string[]).sort()).toEqual(['Entity', 'Organization']);
    });

    it('tells how far it is as it goes', async () => {
      const steps: [number, number][] = [];
      await loadPackage(store(), seedDirectory('tiny'), { progress: (done, all) => steps.push([done, all]) });
      expect(steps.at(-1)).toEqual([61, 61]);
      expect(steps.map(([done]) => done)).toEqual(steps.map(([done]) => done).sort((a, b) => a - b));
    });
  });

  onEveryEngine(null, (store) => {
    it('says on a dry run what a load would do, and writes nothing', async () => {
      const planned = await loadPackage(store(), supplyOf('0.5'), { dryRun: true });
      expect(planned).toMatchObject({ new: planned.rows, changed: 0, unchanged: 0 });
      expect(await loadPackage(store(), supplyOf('0.5'))).toMatchObject({ new: planned.rows });
      expect(await loadPackage(store(), supplyOf('0.25'), { dryRun: true })).toMatchObject({ new: 0, changed: 1 });
      expect(await loadPackage(store(), supplyOf('0.5'))).toMatchObject({ new: 0, changed: 0 });
    });

    it('ends between two batches when it is told to stop', async () => {
      const reason = new Error('enough');
      const stop = AbortSignal.abort(reason);
      await expect(loadPackage(store(), seedDirectory('tiny'), { stop })).rejects.toBe(reason);
      const again = await loadPackage(store(), seedDirectory('tiny'));
      expect(again.new).toBe(again.rows);
    });
  });
});
