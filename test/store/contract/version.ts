/** The graph's version, by which caches and resume tokens know whether they are still good. */
import { rowsOf, writeAll } from '../ask-store';
import type { ContractCase } from './contract-case';

export const versionCases: readonly ContractCase[] = [
  {
    id: 'version.reads',
    must: 'Reads MUST leave the version as it is.',
    async run(store) {
      const before = await store.version();
      expect(before).not.toBe('');
      await rowsOf(store, 'MATCH (n:Entity) RETURN count(n) AS total');
      expect(await store.version()).toBe(before);
    },
  },
  {
    id: 'version.writes',
    must: 'Every write that changes something MUST move the version, and to one never seen before.',
    async run(store) {
      const versions = [await store.version()];
      for (const round of [1, 2, 3]) {
        await writeAll(store, ["MERGE (n:Entity {id: 'version.writes'}) SET n.round = $round", { round }]);
        versions.push(await store.version());
      }
      expect(new Set(versions).size).toBe(versions.length);
    },
  },
];
