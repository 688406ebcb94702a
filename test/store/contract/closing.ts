/** A store that was closed says so. */
import { AppError } from '../../../src/errors';
import { refusal, rowsOf, writeAll } from '../ask-store';
import type { ContractCase } from './contract-case';

export const closingCases: readonly ContractCase[] = [
  {
    id: 'closing.afterwards',
    must: 'After close, a read, a write and the version MUST fail as STORE_UNAVAILABLE in one clear sentence.',
    async run(_, another) {
      const store = await another();
      await store.close();
      const read = () => rowsOf(store, 'RETURN 1 AS one');
      const write = () => writeAll(store, ["CREATE (n:Entity {id: 'closing.afterwards'})"]);
      for (const work of [read, write, () => store.version()]) {
        const { message } = await refusal('STORE_UNAVAILABLE', work);
        expect(message).toBe('The graph is closed. Start the server again.');
      }
    },
  },
  {
    id: 'closing.twice',
    must: 'Closing twice MUST be harmless.',
    async run(_, another) {
      const store = await another();
      await Promise.all([store.close(), store.close()]);
      await store.close();
    },
  },
  {
    id: 'closing.pending-write',
    must: 'A write under way when the store closes MUST end: it lands, or fails with an error of the closed list.',
    async run(_, another) {
      const store = await another();
      const write = writeAll(store, ["MERGE (n:Entity {id: 'closing.pending-write'})"]);
      const [written, closed] = await Promise.allSettled([write, store.close()]);
      expect(closed.status).toBe('fulfilled');
      if (written.status === 'rejected') expect(written.reason).toBeInstanceOf(AppError);
    },
  },
];
