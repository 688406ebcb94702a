/** On the embedded engine alone: no plan sees which engine gives the rows. */
import { join } from 'node:path';
import { parse } from 'graphql';
import { loadPackage } from '../../../src/features/ingest/load-package';
import { PlannedQueries } from '../../../src/server/plans/planned-queries';
import { buildApi } from '../../../src/server/schema';
import { openEmbedded } from '../../../src/store/embedded';
import type { Store } from '../../../src/store/store';
import { hostileDocuments } from '../../contract/hostile-documents';
import { savedDocuments } from '../../contract/saved-documents';
import { home } from '../../support/engines';
import type { Variables } from './both-ways';
import { bothWaysOver } from './tierline-queries';

const schema = buildApi();
const queries = new PlannedQueries(schema, 1);

interface Asked {
  readonly name: string;
  readonly text: string;
  readonly variables?: Variables | undefined;
}

const saved: readonly Asked[] = savedDocuments(schema);
const harmless: readonly Asked[] = hostileDocuments
  .filter(({ code, query }) => code === null && !query.startsWith('mutation'))
  .map(({ query, ...rest }) => ({ text: query, ...rest }));

describe.each([
  { seeds: 'korea-defence', documents: saved },
  { seeds: 'tiny', documents: harmless },
])('plans of documents over $seeds', ({ seeds, documents }) => {
  let store: Store;
  beforeAll(async () => {
    store = openEmbedded();
    await loadPackage(store, join(home, 'seeds', seeds));
  });
  afterAll(() => store?.close());

  it.each(documents)('answer $name as graphql-js does', async ({ text, variables }) => {
    const document = parse(text);
    for (let time = 0; time < 2; time++) {
      const { planned, executed, hasErrors } = await bothWaysOver(store, schema, queries, { document, variables });
      expect(hasErrors).toBe(false);
      expect(planned).toBe(executed);
    }
  });
});
