import { type ConnectionDeclaration, relationConnections } from '../../../src/graphql/relation-types';
import { parseEntityId } from '../../../src/model/ids';
import { roles } from '../../../src/model/kinds';
import { sortKey } from '../../../src/model/names';
import { ask, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { recordsOf } from '../graph-rows';
import { idsInPages, pageIn } from './pages';

const AS_OF = '2026-01-01';

const connections = relationConnections.map((connection) => ({
  ...connection,
  title: `${connection.near.role ?? connection.near.kinds.join(' or ')}.${connection.near.field} along ${connection.relation}`,
}));

/** A query for the connection of up to 100 entities, each under its own alias. */
function queryOf({ near }: ConnectionDeclaration, ids: readonly string[]): string {
  const page = `${near.field}(first: 100) { totalCount { value } edges { node { id } relation { id kind } } }`;
  const field = near.role ? `${roles[near.role].field} { ${page} }` : page;
  const nodes = ids.map(
    (id, index) => `n${index}: node(id: "${id}") { ... on ${parseEntityId(id)!.kind} { ${field} } }`,
  );
  return `query @reading(asOf: "${AS_OF}") { ${nodes.join('\n')} }`;
}

/** What the files say stands at the far end for each entity at the near end: by name, then by relation. */
async function expectedOf({ relation, direction, near }: ConnectionDeclaration): Promise<Map<string, string[]>> {
  const { entities, relations } = await recordsOf('korea-defence');
  const names = new Map(entities.map(({ id, properties }) => [id, sortKey(String(properties.name))]));
  const holders = entities.filter(
    ({ kind, roles: held }) => near.kinds.includes(kind) && (!near.role || held.includes(near.role)),
  );
  const found = new Map<string, string[]>(holders.map(({ id }) => [id, []]));
  const held = relations
    .filter((record) => record.relation === relation)
    .filter(({ properties }) => String(properties.validFrom) <= AS_OF && String(properties.validTo) > AS_OF)
    .map(({ id, from, to }) => (direction === 'to' ? { id, at: from, far: to } : { id, at: to, far: from }))
    .sort((a, b) => (`${names.get(a.far)}\n${a.id}` < `${names.get(b.far)}\n${b.id}` ? -1 : 1));
  for (const { id, at, far } of held) found.get(at)?.push(`${far} ${relation} ${id}`);
  return found;
}

describe('listRelated in korea-defence', () => {
  onEveryEngine('korea-defence', (store) => {
    it.each(connections)('leads where the files say: $title', async (connection) => {
      const expected = [...(await expectedOf(connection))];
      for (let start = 0; start < expected.length; start += 60) {
        const group = expected.slice(start, start + 60);
        const answer = await data(
          store(),
          queryOf(
            connection,
            group.map(([id]) => id),
          ),
        );
        const found = Object.values<object>(answer).map((node, index) => {
          const { edges, totalCount } = pageIn(node);
          const items = edges.map((edge) => `${edge.node.id} ${edge.relation.kind} ${edge.relation.id}`);
          return { id: group[index]![0], items, total: totalCount.value };
        });
        expect(found).toEqual(group.map(([id, items]) => ({ id, items, total: items.length })));
      }
    });

    it('gives the whole list whatever the size of its pages', async () => {
      const query = `query ($first: Int!, $after: String) { node(id: "country:pl") { ... on Country {
        contractsBought(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } }
      } } }`;
      const whole = await idsInPages(store(), query, {}, 100);
      expect(new Set(whole).size).toBe(12);
      for (let first = 1; first <= 7; first++) expect(await idsInPages(store(), query, {}, first)).toEqual(whole);
    });
  });
});

describe('listRelated in tiny', () => {
  onEveryEngine('tiny', (store) => {
    const page = 'totalCount { value } edges { cursor node { id } relation { id } }';
    const related = async (id: string, field: string, after: string | null = null) => {
      const type = id.charAt(0).toUpperCase() + id.slice(1, id.indexOf(':'));
      const query = `query ($after: String) @reading(asOf: "${AS_OF}") {
        node(id: "${id}") { ... on ${type} { ${field.replace('$', `(first: 3, after: $after) { ${page} }`)} } }
      }`;
      return ask(store(), query, { after });
    };

    // The table of seeds/tiny/README.md under "What is related to what".
    it.each([
      ['component:sight', 'suppliers$', 'birch garnet'],
      ['component:lens', 'suppliers$', 'alder'],
      ['component:ring', 'suppliers$', 'birch'],
      ['component:camera', 'suppliers$', ''],
      ['component:lens', 'partOf$', 'camera sight/day sight/night'],
      ['component:sight', 'parts$', 'lens/day lens/night'],
      ['organization:birch', 'components$', 'sight ring'],
      ['organization:hanbit', 'components$', ''],
      ['organization:hanbit', 'customers$', 'alder birch'],
      ['organization:alder', 'suppliers$', 'hanbit'],
      ['organization:birch', 'owners$', 'garnet'],
      ['organization:birch', 'holdings$', 'alder'],
      ['technology:optics', 'users$', 'camera lens'],
      ['contract:export', 'deliveries$', 'garam narae sight'],
      ['contract:export', 'serves$', 'framework'],
      ['contract:framework', 'servedBy$', 'export'],
      ['country:ata', 'contractsBought$', 'framework export'],
      ['organization:garnet', 'contractsSold$', 'framework export'],
      ['organization:garnet', 'primeContractor { platforms$ }', 'garam'],
      ['organization:hanbit', 'instruments$', 'guarantee'],
      ['organization:hanbit', 'awards$', 'seedling-hanbit'],
      ['contract:export', 'instruments$', 'guarantee'],
      ['organization:dogwood', 'financier { instruments$ }', 'guarantee'],
      ['source:rumour', 'claims$', 'hanbit-employees-20'],
    ])('shows of %s in %s: %s', async (id, field, expected) => {
      const { data: answer, errors } = await related(id, field);
      expect(errors).toBeUndefined();
      const { edges, totalCount } = pageIn(answer);
      const found = edges.map(({ node, relation }) => {
        const key = relation.id.split('/')[3];
        return `${node.id.split(':')[1]}${key ? `/${key}` : ''}`;
      });
      expect(found.join(' ')).toBe(expected);
      expect(totalCount.value).toBe(found.length);
    });

    it.each(['suppliers$', 'parts$'])('refuses a cursor of another list: %s', async (field) => {
      const { edges } = pageIn((await related('component:sight', 'parts$')).data);
      const { errors } = await related(
        field === 'parts$' ? 'component:lens' : 'component:sight',
        field,
        edges[0]!.cursor,
      );
      expect(errors).toMatchObject([
        { path: ['node', field.slice(0, -1)], extensions: { code: 'BAD_CURSOR', field: 'after' } },
      ]);
    });

    it('asks for the size of every page of relations', async () => {
      const { errors } = await ask(
        store(),
        '{ node(id: "component:sight") { ... on Component { parts { nodes { id } } } } }',
      );
      expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
      expect(errors![0]!.message).toMatch(/argument "first" of type "Int!" is required/);
    });

    it.each([0, -1, 101])('refuses first: %s', async (first) => {
      const query = `{ node(id: "component:sight") { id ... on Component { parts(first: ${first}) { nodes { id } } } } }`;
      const { data: answer, errors } = await ask(store(), query);
      expect(answer).toEqual({ node: null });
      expect(errors).toMatchObject([
        { path: ['node', 'parts'], extensions: { code: 'BOUND_EXCEEDED', field: 'first', value: first } },
      ]);
    });
  });
});
