import { counting, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';

describe('catalog loaders', () => {
  onEveryEngine('korea-defence', (store) => {
    it('reads 100 organizations, their components and what those are built into in 3 statements', async () => {
      const { store: counted, statements } = counting(store());
      const query = `{ organizations(first: 100) { nodes { id
        components(first: 5) { nodes { id partOf(first: 5) { nodes { id name ... on Platform { domain } } } } }
      } } }`;
      const { nodes } = (await data(counted, query)).organizations;
      expect(nodes).toHaveLength(100);
      expect(statements).toEqual([
        'list-by-name-ascending of Organization',
        'related-to of SUPPLIES',
        'related-to of PART_OF',
      ]);
    });

    it('reads the sources of 100 things in 1 statement more', async () => {
      const { store: counted, statements } = counting(store());
      await data(counted, '{ organizations(first: 100) { nodes { id sources { id publisher } } } }');
      expect(statements).toEqual(['list-by-name-ascending of Organization', 'entities-by-id']);
    });

    it('counts the suppliers of 50 components in 1 statement more', async () => {
      const { store: counted, statements } = counting(store());
      await data(counted, '{ components(first: 50) { nodes { suppliers(first: 1) { totalCount { value } } } } }');
      expect(statements).toEqual(['list-by-name-ascending of Component', 'count-related-from of SUPPLIES']);
    });

    it('does not read again what a list has given', async () => {
      const { store: counted, statements } = counting(store());
      await data(
        counted,
        '{ sites(first: 10) { nodes { operators(first: 5) { edges { relation { from { id name } to { id name } } } } } } }',
      );
      expect(statements).toEqual(['list-by-name-ascending of Site', 'related-from of OPERATES']);
    });

    it('reads 100 ids of entities and relations of one kind in 2 statements', async () => {
      const relations = (
        await data(store(), '{ sites(first: 10) { nodes { id operators(first: 5) { edges { relation { id } } } } } }')
      ).sites.nodes;
      const ids = relations.flatMap(
        ({ id, operators }: { id: string; operators: { edges: { relation: { id: string } }[] } }) => [
          id,
          ...operators.edges.map(({ relation }) => relation.id),
        ],
      );
      const { store: counted, statements } = counting(store());
      const { nodes } = await data(counted, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
      expect(nodes.map(({ id }: { id: string }) => id)).toEqual(ids);
      expect(statements.sort()).toEqual(['entity-heads', 'relations-by-id of OPERATES']);
    });
  });
});
