import { loadPackage } from '../../../src/features/ingest/load-package';
import { counting } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { idsInPages } from '../catalog/pages';
import { firmPackage } from '../data-package';
import { inPieces, nodeIds, relationIds } from './chains';

const SPOKES = 3_000;

describe('an entity with 3,000 relations', () => {
  onEveryEngine(null, (store) => {
    beforeAll(async () => {
      const firms = Array.from({ length: SPOKES }, (_, index) => `Hub>F${String(index).padStart(4, '0')}`);
      await loadPackage(store(), firmPackage(firms.join(' ')));
    });

    it('is traced in seven pieces that give each neighbour once, in few statements', async () => {
      const { store: counted, statements } = counting(store());
      const answers = await inPieces(counted, 'organization:Hub', 'DOWNSTREAM', { first: 500 });
      expect(answers).toHaveLength(7);
      expect(answers[0]!.completeness).toMatchObject({ outcome: 'BUDGET', exploredNodes: 500, frontier: 500 });
      expect(answers[6]!.completeness).toMatchObject({
        outcome: 'EXHAUSTED',
        exploredNodes: 3_001,
        exploredRelations: 3_000,
      });
      expect(new Set(nodeIds(answers)).size).toBe(3_001);
      expect(nodeIds(answers)).toHaveLength(3_001);
      expect(new Set(relationIds(answers)).size).toBe(3_000);
      expect(statements.length).toBeLessThanOrEqual(7 * 6);
    });

    it('is paged to the end, each page in one statement', async () => {
      const { store: counted, statements } = counting(store());
      const query = `query ($first: Int!, $after: String) { node(id: "organization:Hub") { ... on Organization {
        customers(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } }
      } } }`;
      const ids = await idsInPages(counted, query, {}, 100);
      expect(ids).toHaveLength(SPOKES);
      expect(new Set(ids).size).toBe(SPOKES);
      expect(statements.filter((name) => name === 'related-to of SUPPLIES_TO')).toHaveLength(30);
    });
  });
});
