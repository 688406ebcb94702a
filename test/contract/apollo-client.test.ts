import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { sha256 } from '../../src/server/documents';
import { type Served, serve } from '../server/serving';
import { onEveryEngine } from '../support/engines';

const LIST = gql`
  query ($after: String, $filter: OrganizationFilter) {
    organizations(first: 2, after: $after, filter: $filter, orderBy: { field: NAME }) {
      edges { cursor node { id name } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const ANY = gql`
  query ($id: ID!) {
    node(id: $id) { id ...OnEntity ...OnRelation }
  }
  fragment OnEntity on Entity { name }
  fragment OnRelation on Relation { kind from { id ...OnEntity } }
`;

interface List {
  readonly organizations: {
    readonly edges: readonly { readonly node: { readonly id: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

describe('Apollo Client', () => {
  onEveryEngine('tiny', (store) => {
    let served: Served;
    let client: ApolloClient;
    beforeAll(async () => {
      served = await serve(store());
      client = new ApolloClient({
        link: new HttpLink({ uri: `${served.url}/graphql`, fetch }),
        cache: new InMemoryCache({
          possibleTypes: await possibleTypes(served.url),
          typePolicies: { Query: { fields: { organizations: relayStylePagination(['filter', 'orderBy']) } } },
        }),
      });
    });
    afterAll(async () => {
      client?.stop();
      await served?.stop();
    });

    /** As its manual says they are made. */
    async function possibleTypes(url: string): Promise<Record<string, string[]>> {
      const query = '{ __schema { types { kind name possibleTypes { name } } } }';
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
      const { data } = (await response.json()) as {
        data: { __schema: { types: { name: string; possibleTypes: { name: string }[] | null }[] } };
      };
      return Object.fromEntries(
        data.__schema.types.flatMap(({ name, possibleTypes }) =>
          possibleTypes ? [[name, possibleTypes.map((possible) => possible.name)]] : [],
        ),
      );
    }

    it('joins the pages of a list, and keeps lists of other filters apart', async () => {
      const shown = client.watchQuery<List>({ query: LIST });
      const unsubscribe = shown.subscribe(() => undefined);
      let { data } = await shown.refetch();
      let fetched = 1;
      while (data!.organizations.pageInfo.hasNextPage && fetched < 10) {
        await shown.fetchMore({ variables: { after: data!.organizations.pageInfo.endCursor } });
        ({ data } = (await client.query<List>({ query: LIST, fetchPolicy: 'cache-only' })) as { data: List });
        fetched += 1;
      }
      unsubscribe.unsubscribe();
      expect(data!.organizations.edges.map(({ node }) => node.id.split(':')[1]).join(' ')).toBe(
        'alder birch dogwood garnet hanbit',
      );
      expect(fetched).toBe(3);
      const variables = { filter: { employees: { lt: 100 } } };
      const small = await client.query<List>({ query: LIST, variables });
      expect(small.data!.organizations.edges.map(({ node }) => node.id)).toEqual(['organization:hanbit']);
    });

    it('matches fragments on interfaces by the possible types', async () => {
      const ask = async (id: string) =>
        ((await client.query({ query: ANY, variables: { id } })).data as { node: object }).node;
      expect(await ask('organization:alder')).toMatchObject({ name: 'Alder Optics' });
      expect(await ask('OWNS/organization:garnet/organization:birch')).toMatchObject({
        kind: 'OWNS',
        from: { name: 'Garnet Defence' },
      });
    });

    it('is served by the hash of what it has registered', async () => {
      const sent: { query?: string }[] = [];
      const http = new HttpLink({
        uri: `${served.url}/graphql`,
        fetch: (url, init) => {
          sent.push(JSON.parse(String(init?.body)));
          return fetch(url as string, init as RequestInit);
        },
      });
      const link = ApolloLink.from([new PersistedQueryLink({ sha256 }), http]);
      for (const expected of [[true, false], [true]]) {
        const persisted = new ApolloClient({ link, cache: new InMemoryCache() });
        const { data } = await persisted.query<List>({ query: LIST });
        expect(data!.organizations.edges).toHaveLength(2);
        expect(sent.splice(0).map(({ query }) => query === undefined)).toEqual(expected);
        persisted.stop();
      }
    });
  });
});
