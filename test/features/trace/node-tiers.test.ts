import { loadPackage } from '../../../src/features/ingest/load-package';
import { onEveryEngine } from '../../support/engines';
import { firmPackage } from '../data-package';
import { type Arguments, tiersOf, trace } from './chains';

/** Shortest, longest and all tiers of each node, from seeds/tiny/README.md. */
const tables: [root: string, direction: string, args: Arguments, lines: string[]][] = [
  [
    'platform:garam',
    'UPSTREAM',
    {},
    [
      'garam: 0 | 0 | 0',
      'sight: 1 | 1 | 1',
      'lens: 2 | 2 | 2',
      'birch: 2 | 4 | 2, 4',
      'garnet: 2 | 2 | 2',
      'ring: 3 | 3 | 3',
      'alder: 3 | 5 | 3, 4, 6 | loop',
      'hanbit: 3 | 5 | 3, 4, 5 | loop',
    ],
  ],
  [
    'platform:narae',
    'UPSTREAM',
    {},
    [
      'narae: 0 | 0 | 0',
      'camera: 1 | 1 | 1',
      'lens: 2 | 2 | 2',
      'ring: 3 | 3 | 3',
      'alder: 3 | 5 | 3, 6 | loop',
      'birch: 4 | 4 | 4',
      'hanbit: 4 | 5 | 4, 5 | loop',
    ],
  ],
  [
    'organization:alder',
    'DOWNSTREAM',
    {},
    [
      'alder: 0 | 0 | 0 | loop',
      'lens: 1 | 3 | 1, 4',
      'hanbit: 1 | 0 | 1 | loop',
      'camera: 2 | 4 | 2, 5',
      'sight: 2 | 4 | 2, 3, 5',
      'birch: 2 | 1 | 2',
      'narae: 3 | 5 | 3, 6',
      'export: 3 | 6 | 3, 4, 5, 6, 7',
      'garam: 3 | 5 | 3, 4, 6',
      'ring: 3 | 2 | 3',
      'ata: 4 | 7 | 4, 5, 6, 7, 8',
      'garnet: 4 | 7 | 4, 5, 6, 7, 8',
    ],
  ],
  [
    'organization:hanbit',
    'DOWNSTREAM',
    {},
    [
      'hanbit: 0 | 0 | 0 | loop',
      'alder: 1 | 0 | 1 | loop',
      'birch: 1 | 1 | 1',
      'lens: 2 | 3 | 2, 3',
      'ring: 2 | 2 | 2',
      'sight: 2 | 4 | 2, 3, 4',
      'camera: 3 | 4 | 3, 4',
      'export: 3 | 6 | 3, 4, 5, 6',
      'garam: 3 | 5 | 3, 4, 5',
      'narae: 4 | 5 | 4, 5',
      'ata: 4 | 7 | 4, 5, 6, 7',
      'garnet: 4 | 7 | 4, 5, 6, 7',
    ],
  ],
  [
    'country:ata',
    'UPSTREAM',
    {},
    [
      'ata: 0 | 0 | 0',
      'export: 1 | 1 | 1',
      'framework: 1 | 1 | 1',
      'sight: 2 | 3 | 2, 3',
      'garam: 2 | 2 | 2',
      'narae: 2 | 2 | 2',
      'lens: 3 | 4 | 3, 4',
      'birch: 3 | 6 | 3, 4, 5, 6',
      'garnet: 3 | 4 | 3, 4',
      'camera: 3 | 3 | 3',
      'ring: 4 | 5 | 4, 5',
      'alder: 4 | 7 | 4, 5, 6, 7, 8 | loop',
      'hanbit: 4 | 7 | 4, 5, 6, 7 | loop',
    ],
  ],
  [
    'platform:garam',
    'UPSTREAM',
    { minConfidence: 0.5 },
    [
      'garam: 0 | 0 | 0',
      'sight: 1 | 1 | 1',
      'lens: 2 | 2 | 2',
      'birch: 2 | 4 | 2, 4',
      'garnet: 2 | 2 | 2',
      'ring: 3 | 3 | 3',
      'alder: 3 | 3 | 3 | loop',
      'hanbit: 4 | 3 | 4 | loop',
    ],
  ],
];

describe('the tiers of a node', () => {
  onEveryEngine('tiny', (store) => {
    it.each(tables)('are all counted: from %s %s %j', async (root, direction, args, lines) => {
      expect(tiersOf(await trace(store(), root, direction, args))).toEqual(lines);
    });

    it('have no longest while the answer is cut, and none beyond the last tier', async () => {
      const bound = tiersOf(await trace(store(), 'platform:garam', 'UPSTREAM', { maxTier: 3 }));
      expect(bound).toContain('birch: 2 | null | 2');
      const cut = tiersOf(await trace(store(), 'platform:garam', 'UPSTREAM', { first: 3 }));
      expect(cut).toEqual(['garam: 0 | null | 0', 'sight: 1 | null | 1', 'lens: 2 | null | 2']);
      const four = tiersOf(await trace(store(), 'platform:garam', 'UPSTREAM', { maxTier: 4 }));
      expect(four.slice(-2)).toEqual(['alder: 3 | 5 | 3, 4 | loop', 'hanbit: 3 | 5 | 3, 4 | loop']);
    });
  });

  onEveryEngine(null, (store) => {
    it('are one longest tier for firms that supply each other', async () => {
      await loadPackage(store(), firmPackage('S1>C1 S1>C2 S2>C2 C1>A1 C2>A1 S1>A1 A1>P S2>S3 S3>S2 S3>C1'));
      expect(tiersOf(await trace(store(), 'organization:P', 'UPSTREAM')).sort()).toEqual([
        'A1: 1 | 1 | 1',
        'C1: 2 | 2 | 2',
        'C2: 2 | 2 | 2',
        'P: 0 | 0 | 0',
        'S1: 2 | 3 | 2, 3',
        'S2: 3 | 3 | 3, 4 | loop',
        'S3: 3 | 3 | 3, 4 | loop',
      ]);
    });

    // Chain 1 of S. P. Willems, Data Set: Real-World Multiechelon Supply Chains Used for Inventory Optimization,
    // Manufacturing & Service Operations Management 10(1), 2008.
    it('are 1 for the manufacturers and 2 for the parts of a shop in chain 1 of Willems', async () => {
      const parts = ['Part1', 'Part2', 'Part3'].flatMap((part) => [`${part}>Manuf1`, `${part}>Manuf2`]);
      const shops = 'Manuf1>Retail1 Manuf1>Retail2 Manuf2>Retail2 Manuf2>Retail3';
      await loadPackage(store(), firmPackage(`${parts.join(' ')} ${shops}`));
      const found = await trace(store(), 'organization:Retail2', 'UPSTREAM');
      expect(tiersOf(found)).toEqual([
        'Retail2: 0 | 0 | 0',
        'Manuf1: 1 | 1 | 1',
        'Manuf2: 1 | 1 | 1',
        'Part1: 2 | 2 | 2',
        'Part2: 2 | 2 | 2',
        'Part3: 2 | 2 | 2',
      ]);
      expect(found.completeness).toMatchObject({ outcome: 'EXHAUSTED', exploredNodes: 6, exploredRelations: 8 });
    });
  });
});
