import { type ConnectionDeclaration, relationConnections } from '../../../src/graphql/relation-types';
import { parseEntityId } from '../../../src/model/ids';
import { roles } from '../../../src/model/kinds';
import { sortKey } from '../../../src/model/names';
import { publicScope } from '../../../src/model/scope';
import { ask, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { recordsOf } from '../graph-rows';
import { idsInPages } from './pages';

const connections = relationConnections.map((connection) => ({
  ...connection,
  title: `${connection.near.kinds.join(' or ')}.${connection.near.field} along ${connection.relation}`,
}));

/** The field with its page, under the role where it is a role's. */
function selection({ near, relation }: ConnectionDeclaration): string {
  const page = `${near.field}(first: 100) { totalCount { value } edges { node { id } relation { id kind } } }`;
  const field = near.role ? `${roles[near.role].field} { ${page} }` : page;
  return near.kinds.map((kind) => `... on ${kind} { ${relation}_${kind}: ${field} }`).join(' ');
}

/** For each entity at the near end, what stands at the far end as of today: by name, then by relation. */
async function expectedOf({ relation, direction, near }: ConnectionDeclaration): Promise<Map<string, string[]>> {
  const { entities, relations } = await recordsOf('korea-defence');
  const names = new Map(entities.map(({ id, properties }) => [id, sortKey(String(properties.name))]));
  const { asOf } = publicScope(new Date());
  const holders = entities.filter(
    ({ id, roles: held }) => near.kinds.includes(parseEntityId(id)!.kind) && (!near.role || held.includes(near.role)),
  );
  const found = new Map<string, string[]>(holders.map(({ id }) => [id, []]));
  const held = relations
    .filter((record) => record.relation === relation)
    .filter(({ properties }) => String(properties.validFrom) <= asOf && String(properties.validTo) > asOf)
    .map(({ id, from, to }) => (direction === 'to' ? { id, at: from, far: to } : { id, at: to, far: from }))
    .sort((a, b) => {
      const [x, y] = [`${names.get(a.far)}\n${a.id}`, `${names.get(b.far)}\n${b.id}`];
      return x < y ? -1 : 1;
    });
  for (const { id, at, far } of held) found.get(at)?.push(`${far} ${id}`);
  return found;
}

interface Item {
  readonly node: { readonly id: string };
  readonly relation: { readonly id: string; readonly kind: string };
}

describe('listRelated', () => {
  onEveryEngine('korea-defence', (store) => {
    it.each(connections)('leads where the files say: $title', async (connection) => {
      const expected = await expectedOf(connection);
      const ids = [...expected.keys()];
      for (let start = 0; start < ids.length; start += 100) {
        const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { id ${selection(connection)} } }`;
        const { nodes } = await data(store(), query, { ids: ids.slice(start, start + 100) });
        for (const { id, ...fields } of nodes) {
          const [field] = Object.values(fields) as Record<string, { edges: Item[]; totalCount: { value: number } }>[];
          const { edges, totalCount } = (connection.near.role ? field![connection.near.field] : field) as unknown as {
            edges: Item[];
            totalCount: { value: number };
          };
          expect([id, ...edges.map(({ node, relation }) => `${node.id} ${relation.id}`)]).toEqual([
            id,
            ...expected.get(id)!.slice(0, 100),
          ]);
          expect(totalCount.value).toBe(expected.get(id)!.length);
          expect(edges.every(({ relation }) => relation.kind === connection.relation)).toBe(true);
        }
      }
    });

    it('gives the whole list whatever the size of its pages', async () => {
      const query = `query ($first: Int!, $after: String) { node(id: "country:pl") { ... on Country {
        contractsBought(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } }
      } } }`;
      const flat = (text: string) => text.replace('{ node(', '{ node(');
      expect(flat(query)).toBe(query);
    });
  });
});
