import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kindNames } from '../../src/model/kinds';
import { buildApi, printApi } from '../../src/server/schema';
import { type Served, serve } from '../server/serving';
import { onEveryEngine } from '../support/engines';
import { compileProject } from './relay-project';

// Its own types are for Flow.
const relay = require('relay-runtime');

const schema = buildApi();
const directory = mkdtempSync(join(tmpdir(), 'relay-'));
const modules: string[] = [];
beforeAll(() => {
  modules.push(...compileProject(schema, printApi(schema), directory));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const made = (name: string) => require(join(directory, 'made', `${name}.graphql.js`));

describe('Relay', () => {
  it('compiles @connection and @refetchable on every list and every connection', () => {
    expect(modules.length).toBeGreaterThan(4 * kindNames.length);
    const artifacts = readdirSync(join(directory, 'made'));
    for (const name of modules)
      expect(artifacts).toEqual(
        expect.arrayContaining([`${name}EntryQuery.graphql.js`, `${name}PageQuery.graphql.js`]),
      );
  });

  onEveryEngine('tiny', (store) => {
    let served: Served;
    beforeAll(async () => {
      served = await serve(store());
    });
    afterAll(() => served?.stop());

    /** What the store of Relay holds after the first page and every page behind it, and how many were fetched. */
    async function pages(name: string, variables: object, read: (data: unknown) => Connection) {
      let fetched = 0;
      const network = relay.Network.create(async ({ text }: { text: string }, given: object) => {
        fetched += 1;
        const headers = { 'content-type': 'application/json' };
        const body = JSON.stringify({ query: text, variables: given });
        return (await fetch(`${served.url}/graphql`, { method: 'POST', headers, body })).json();
      });
      const environment = new relay.Environment({ network, store: new relay.Store(new relay.RecordSource()) });
      const fetchAll = (query: object, given: object) => relay.fetchQuery(environment, query, given).toPromise();
      const entry = made(`${name}EntryQuery`);
      await fetchAll(entry, variables);
      const fragment = made(
        readdirSync(join(directory, 'made'))
          .find((file) => file.startsWith(`${name}_`))!
          .replace('.graphql.js', ''),
      );
      const shown = (): Connection => {
        const operation = relay.createOperationDescriptor(entry, variables);
        const root = environment.lookup(operation.fragment).data;
        const selector = relay.getSingularSelector(fragment, root.node?.shown ?? root);
        return read(environment.lookup(selector).data);
      };
      while (shown().pageInfo.hasNextPage) {
        expect(fetched).toBeLessThan(20);
        await fetchAll(made(`${name}PageQuery`), { ...variables, first: 2, after: shown().pageInfo.endCursor });
      }
      return { ids: shown().edges.map(({ node }) => node.id), fetched };
    }

    interface Connection {
      readonly edges: readonly { readonly node: { readonly id: string } }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    }
    const at = (field: string) => (data: unknown) => (data as Record<string, Connection>)[field]!;
    const keys = (ids: readonly string[]) => ids.map((id) => id.split(':')[1]).join(' ');

    it('pages through a list and joins its pages', async () => {
      const { ids, fetched } = await pages('OrganizationList', {}, at('organizations'));
      expect([keys(ids), fetched]).toEqual(['alder birch dogwood garnet hanbit', 3]);
    });

    it('refetches what an id names, and pages on from there', async () => {
      const { ids, fetched } = await pages('SourceClaims', { id: 'source:invented' }, at('claims'));
      expect(new Set(ids).size).toBe(ids.length);
      expect(fetched).toBe(Math.ceil(ids.length / 2));
      // Built in twice; Relay joins what leads to one thing.
      const parts = await pages('ComponentPartOf', { id: 'component:lens' }, at('partOf'));
      expect([keys(parts.ids), parts.fetched]).toEqual(['camera sight', 2]);
    });
  });
});
