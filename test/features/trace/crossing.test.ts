import { onEveryEngine } from '../../support/engines';
import { type Arguments, nodesOf, relationsOf, trace } from './chains';

const supply = ['SUPPLIES', 'SUPPLIES_TO', 'PART_OF', 'INTEGRATED_BY', 'DELIVERED_UNDER', 'SOLD_BY', 'BOUGHT_BY'];

describe('via', () => {
  onEveryEngine('tiny', (store) => {
    it.each([
      ['platform:garam', 'DOWNSTREAM', [...supply, 'OWNS'], 'garam / export, garnet / ata', 4],
      ['organization:garnet', 'DOWNSTREAM', ['OWNS'], 'garnet / birch / alder', 2],
      ['organization:alder', 'DOWNSTREAM', ['OWNS'], 'alder / birch / garnet', 2],
      [
        'organization:hanbit',
        'DOWNSTREAM',
        ['PROVIDES', 'BENEFITS', 'BACKS', 'GRANTS', 'AWARDED_TO'],
        'hanbit / seedling-hanbit, guarantee / seedling, export, dogwood',
        5,
      ],
      ['technology:optics', 'UPSTREAM', ['USES', 'DEVELOPS', 'TARGETS'], 'optics / hanbit, seedling, camera, lens', 4],
      ['platform:garam', 'UPSTREAM', ['PART_OF'], 'garam / sight / lens / ring', 4],
      ['organization:hanbit', 'DOWNSTREAM', ['SUPPLIES_TO'], 'hanbit / alder, birch', 3],
      ['component:camera', 'UPSTREAM', ['SUPPLIES'], 'camera', 0],
    ])('is what a trace follows: %s %s by %j', async (root, direction, via, nodes, count) => {
      const found = await trace(store(), root, direction, { via });
      expect(nodesOf(found)).toBe(nodes);
      expect(found.relations).toHaveLength(count);
      expect(found.completeness.outcome).toBe('EXHAUSTED');
    });

    it('is all supply relations where it is absent or null, in whatever order and however often they are named', async () => {
      const of = async (args: Arguments) => relationsOf(await trace(store(), 'organization:alder', 'DOWNSTREAM', args));
      const plain = await of({});
      expect(await of({ via: null })).toBe(plain);
      expect(await of({ via: [...supply].reverse() })).toBe(plain);
      expect(await of({ via: [...supply, ...supply] })).toBe(plain);
    });

    it('with PROVIDES and BACKS puts the guarantee behind the contract and the bank behind the guarantee', async () => {
      const found = await trace(store(), 'contract:export', 'UPSTREAM', { via: ['BACKS', 'PROVIDES'] });
      expect(relationsOf(found)).toBe('guarantee→export / dogwood→guarantee');
    });

    it('without SUPPLIES asks for no makers, so none is missing', async () => {
      const found = await trace(store(), 'platform:garam', 'UPSTREAM', { via: ['PART_OF'] });
      expect(found.completeness.componentsWithoutMaker).toBeNull();
      const makers = await trace(store(), 'platform:narae', 'UPSTREAM', { via: ['PART_OF', 'SUPPLIES'] });
      expect(makers.completeness.componentsWithoutMaker).toBe(1);
    });

    it('never passes through a prime contractor, a seller or a buyer, but may start at one', async () => {
      const garnet = await trace(store(), 'organization:garnet', 'UPSTREAM', {
        via: ['SOLD_BY', 'INTEGRATED_BY', 'SUPPLIES', 'PART_OF'],
      });
      expect(nodesOf(garnet)).toMatch(/^garnet \/ garam, export, framework \/ sight/);
      const birch = await trace(store(), 'organization:birch', 'DOWNSTREAM', { via: [...supply, 'OWNS'] });
      expect(relationsOf(birch)).toContain('garnet→birch');
      expect(relationsOf(birch)).not.toContain('framework');
    });
  });
});
