import { loadPackage } from '../../../src/features/ingest/load-package';
import { undoBatch } from '../../../src/features/ingest/undo-batch';
import type { Store } from '../../../src/store/store';
import { onEveryEngine } from '../../support/engines';
import { dataPackage, type Files } from '../data-package';
import { rows } from '../graph-rows';

const sources = 'id,name,publisher,reliability\nsource:register,Register,Office,0.6\nsource:press,Press,Paper,0.5';

const load = (store: Store, batch: string, tables: Files) =>
  loadPackage(store, dataPackage({ sources, ...tables }), { batch });

/** What is held of an entity, without its bookkeeping. */
const entity = async (store: Store, id: string) => {
  const text = `MATCH (n:Entity {id: $id}) WHERE n.sortKey IS NOT NULL
RETURN n.name AS name, n.employees AS employees, n.disputed AS disputed, labels(n) AS labels, n.confidence AS confidence`;
  return (await rows(store, text, { id }))[0] ?? null;
};

const shares = (store: Store) =>
  rows(
    store,
    `MATCH (:Organization)-[r:SUPPLIES]->(:Component) WHERE r.retractedAt > $asKnownOn
RETURN r.id AS id, r.share AS share, r.confidence AS confidence, r.sources AS sources ORDER BY id`,
  );

const firm = (name: string, employees: string, source: string) =>
  `id,name,employees,sources\norganization:a,${name},${employees},${source}`;
const part = 'id,name,sources\ncomponent:x,X,source:register';
const supply = (share: string, source: string) =>
  `from,to,share,sources\norganization:a,component:x,${share},${source}`;

describe('undoBatch', () => {
  onEveryEngine(null, (store) => {
    it('takes back everything that only the load stated', async () => {
      await load(store(), 'alone', {
        organizations: firm('Alone', '5', 'source:press'),
        components: part,
        supplies: supply('0.4', 'source:press'),
      });
      expect(await undoBatch(store(), 'alone')).toMatchObject({ batch: 'alone', removed: 5, restored: 0, kept: 0 });
      expect(await entity(store(), 'organization:a')).toBeNull();
      expect(await entity(store(), 'source:press')).toBeNull();
      expect(await shares(store())).toEqual([]);
    });

    it('loads again after that as if nothing had been there', async () => {
      const report = await load(store(), 'first', {
        organizations: firm('A', '5', 'source:register'),
        components: part,
        supplies: supply('0.4', 'source:register'),
      });
      expect(report).toMatchObject({ new: 5, changed: 0, unchanged: 0, conflicting: 0 });
      expect(await entity(store(), 'organization:a')).toMatchObject({ name: 'A', employees: 5, confidence: 0.6 });
    });

    it('leaves what another source stated before, and the dispute goes with the load', async () => {
      const report = await load(store(), 'second', {
        organizations: firm('A', '7', 'source:press'),
        supplies: supply('0.5', 'source:press'),
      });
      expect(report).toMatchObject({ new: 0, changed: 0, unchanged: 2, conflicting: 2 });
      expect(await entity(store(), 'organization:a')).toMatchObject({
        employees: 5,
        disputed: ['employees'],
        confidence: 0.8,
      });
      expect(await shares(store())).toMatchObject([
        { share: 0.4, confidence: 0.8, sources: ['source:register', 'source:press'] },
      ]);
      expect(await undoBatch(store(), 'second')).toMatchObject({ removed: 0, restored: 2 });
      expect(await entity(store(), 'organization:a')).toMatchObject({ employees: 5, disputed: null, confidence: 0.6 });
      expect(await shares(store())).toMatchObject([{ share: 0.4, confidence: 0.6, sources: ['source:register'] }]);
    });

    it('brings back what the same source stated before', async () => {
      const report = await load(store(), 'correction', {
        organizations: firm('A', '9', 'source:register'),
        supplies: supply('0.9', 'source:register'),
      });
      expect(report).toMatchObject({ changed: 2, conflicting: 0 });
      expect(await entity(store(), 'organization:a')).toMatchObject({ employees: 9 });
      await undoBatch(store(), 'correction');
      expect(await entity(store(), 'organization:a')).toMatchObject({ employees: 5 });
      expect(await shares(store())).toMatchObject([{ share: 0.4 }]);
    });

    it('never brings back what belongs to a load that was undone', async () => {
      await load(store(), 'one', { organizations: firm('A', '11', 'source:register') });
      await load(store(), 'two', { organizations: firm('A', '12', 'source:register') });
      await undoBatch(store(), 'one');
      expect(await entity(store(), 'organization:a')).toMatchObject({ employees: 12 });
      await undoBatch(store(), 'two');
      expect(await entity(store(), 'organization:a')).toMatchObject({ employees: 5 });
    });

    it('keeps an entity that another load named, and says so', async () => {
      await load(store(), 'makes', { organizations: 'id,name,sources\norganization:b,B,source:register' });
      await load(store(), 'uses', {
        owns: 'from,to,sources\norganization:b,organization:a,source:register',
      });
      expect(await undoBatch(store(), 'makes')).toMatchObject({ removed: 0, kept: 1 });
      expect(await entity(store(), 'organization:b')).toMatchObject({ name: 'B' });
    });

    it('takes a claim on an attribute back and folds the entity anew', async () => {
      const claim = 'id,name,subject,predicate,value,confidence,rank,sources\n';
      const report = await load(store(), 'claims', {
        claims: `${claim}claim:a,Nine,organization:a,employees,90,0.9,PREFERRED,source:press`,
        'stated-in': 'from,to,sources\nclaim:a,source:press,source:press',
      });
      expect(report).toMatchObject({ new: 2 });
      expect(await entity(store(), 'organization:a')).toMatchObject({ employees: 90, disputed: ['employees'] });
      await undoBatch(store(), 'claims');
      expect(await entity(store(), 'organization:a')).toMatchObject({ employees: 5, disputed: null });
    });

    it('refuses a load that is not there, and one that was undone', async () => {
      await expect(undoBatch(store(), 'nobody')).rejects.toThrow(
        /^batch is "nobody"; expected the name of a load, for example claims, /,
      );
      await expect(undoBatch(store(), 'claims')).rejects.toThrow(/it was undone at .* There is nothing to undo\.$/);
    });
  });
});
