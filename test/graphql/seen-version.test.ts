import { loadPackage } from '../../src/features/ingest/load-package';
import { undoBatch } from '../../src/features/ingest/undo-batch';
import { seenVersion } from '../../src/graphql/seen-version';
import { STILL_HELD } from '../../src/model/dates';
import { Stop } from '../../src/server/stop';
import { settledFrom } from '../../src/store/graph-record';
import { dataPackage, table } from '../features/data-package';
import { rows } from '../features/graph-rows';
import { counting, data } from '../support/api';
import { onEveryEngine } from '../support/engines';

/** A package in which the first component is a part of the second. */
const partOf = (header: string, cells: string) => {
  const [part, whole] = cells.split(',');
  return dataPackage({
    components: table('id,name', `${part},Part`, `${whole},Whole`),
    'part-of': table(`from,to,${header}`, cells),
  });
};

describe('the instant from which a graph is settled', () => {
  onEveryEngine('tiny', (store) => {
    /** The last instant at which anything in the graph begins or ends. */
    async function lastOfAll(): Promise<string | undefined> {
      const nodes = await rows(store(), 'MATCH (n) RETURN n.recordedAt AS begins, n.retractedAt AS ends');
      const relations = await rows(store(), 'MATCH ()-[r]->() RETURN r.recordedAt AS begins, r.retractedAt AS ends');
      return [...nodes, ...relations]
        .flatMap(({ begins, ends }) => [begins, ends] as (string | null)[])
        .filter((instant): instant is string => instant !== null && instant !== STILL_HELD)
        .sort()
        .at(-1);
    }

    it('is the last at which anything in it begins or ends, whatever is written', async () => {
      const rivet = (confidence: number) => partOf('confidence', `component:rivet,component:plate,${confidence}`);
      expect(await settledFrom(store())).toBe(await lastOfAll());
      for (const [name, confidence] of [
        ['first', 0.5],
        ['second', 0.9],
      ] as const) {
        await loadPackage(store(), rivet(confidence), { batch: name });
        expect(await settledFrom(store())).toBe(await lastOfAll());
      }
      await undoBatch(store(), 'second');
      expect(await settledFrom(store())).toBe(await lastOfAll());
    });

    it('has passed before anything is held', async () => {
      const { store: counted, statements } = counting(store());
      const trace = async () =>
        (await data(counted, '{ trace(root: "component:door", direction: UPSTREAM) { nodes { entity { id } } } }'))
          .trace.nodes.length;
      const begins = Date.now() + 1_500;
      await loadPackage(
        store(),
        partOf('recordedAt', `component:hinge,component:door,${new Date(begins).toISOString()}`),
      );
      await seenVersion(counted, new Stop());
      expect(await settledFrom(store())).toBe(new Date(begins).toISOString());
      for (let time = 0; time < 3; time++) expect(await trace()).toBe(1);
      await new Promise((after) => setTimeout(after, begins - Date.now() + 1));
      for (let time = 0; time < 3; time++) expect(await trace()).toBe(2);
      statements.length = 0;
      expect([await trace(), statements]).toEqual([2, []]);
    });
  });
});
