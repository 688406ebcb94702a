import { data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { type Arguments, type Completeness, pathsQuery, short } from './chains';

/** The paths of seeds/tiny/README.md from hanbit to ata, by what lies between. */
const named: Readonly<Record<string, string>> = {
  A: 'birch, sight, export',
  B: 'alder, lens, sight, export',
  C: 'birch, sight, garam, export',
  D: 'alder, lens, camera, narae, export',
  E: 'alder, lens, sight, garam, export',
  F: 'birch, ring, lens, sight, export',
  G: 'birch, ring, lens, camera, narae, export',
  H: 'birch, ring, lens, sight, garam, export',
  I: 'guarantee, export',
  J: 'camera, narae, export',
};

const supply = ['SUPPLIES', 'SUPPLIES_TO', 'PART_OF', 'INTEGRATED_BY', 'DELIVERED_UNDER', 'SOLD_BY', 'BOUGHT_BY'];
const finance = [...supply, 'PROVIDES', 'BENEFITS', 'BACKS'];

interface Found {
  readonly hasMore: boolean;
  readonly completeness: Completeness;
  readonly paths: readonly {
    readonly start: { readonly id: string };
    readonly length: number;
    readonly confidence: number;
    readonly steps: readonly {
      readonly tier: number;
      readonly relation: {
        readonly id: string;
        readonly from: { readonly id: string };
        readonly to: { readonly id: string };
      };
      readonly node: { readonly id: string };
    }[];
  }[];
}

const questions: [args: Arguments, paths: string, hasMore: boolean, outcome: string][] = [
  [{ k: 5 }, 'A 0.21, B 0.504, C 0.3, D 0.675, E 0.72', true, 'TIER_BOUND'],
  [{}, 'A 0.21, B 0.504, C 0.3', true, 'TIER_BOUND'],
  [{ k: 5, rankBy: 'CONFIDENCE' }, 'E 0.81, D 0.675, B 0.567, C 0.3, H 0.216', true, 'TIER_BOUND'],
  [{ k: 20 }, 'A 0.21, B 0.504, C 0.3, D 0.675, E 0.72, F 0.1344, G 0.18, H 0.192', false, 'TIER_BOUND'],
  [{ k: 8 }, 'A 0.21, B 0.504, C 0.3, D 0.675, E 0.72, F 0.1344, G 0.18, H 0.192', false, 'TIER_BOUND'],
  [{ k: 7 }, 'A 0.21, B 0.504, C 0.3, D 0.675, E 0.72, F 0.1344, G 0.18', true, 'TIER_BOUND'],
  [
    { k: 20, rankBy: 'CONFIDENCE' },
    'E 0.81, D 0.675, B 0.567, C 0.3, H 0.216, A 0.21, G 0.18, F 0.1512',
    false,
    'TIER_BOUND',
  ],
  [{ k: 20, maxLength: 12 }, 'A 0.21, B 0.504, C 0.3, D 0.675, E 0.72, F 0.1344, G 0.18, H 0.192', false, 'EXHAUSTED'],
  [{ k: 5, minConfidence: 0.5 }, 'B 0.504, D 0.675, E 0.72', false, 'TIER_BOUND'],
  [{ k: 5, maxLength: 4 }, 'A 0.21', false, 'TIER_BOUND'],
  [{ k: 5, maxLength: 3 }, '', false, 'TIER_BOUND'],
  [{ k: 5, maxLength: 1 }, '', false, 'TIER_BOUND'],
  [{ k: 5, via: finance }, 'I 0.9, A 0.21, B 0.504, C 0.3, D 0.675', true, 'TIER_BOUND'],
  [{ k: 5, via: finance, rankBy: 'CONFIDENCE' }, 'I 0.9, E 0.81, D 0.675, B 0.567, C 0.3', true, 'TIER_BOUND'],
  [
    { k: 5, via: finance, asKnownOn: '2024-10-01T00:00:00.000Z' },
    'A 0.21, B 0.504, C 0.3, D 0.675, E 0.72',
    true,
    'TIER_BOUND',
  ],
  [{ k: 5, via: ['BENEFITS', 'BACKS', 'BOUGHT_BY'] }, 'I 0.9', false, 'EXHAUSTED'],
  [
    { k: 20, asOf: '2030-01-01' },
    'J 0.75, A 0.21, B 0.504, C 0.3, D 0.675, E 0.72, F 0.1344, G 0.18, H 0.192',
    false,
    'EXHAUSTED',
  ],
];

const between = ({ steps }: Found['paths'][number]): string =>
  steps
    .slice(0, -1)
    .map(({ node }) => short(node.id))
    .join(', ');

const nameOf = (nodes: string): string => Object.keys(named).find((name) => named[name] === nodes) ?? nodes;

describe('findPaths', () => {
  onEveryEngine('tiny', (store) => {
    const paths = async (from: string, to: string, args: Arguments = {}): Promise<Found> =>
      (await data(store(), pathsQuery, { asOf: '2026-01-01', from, to, ...args })).paths;

    it.each(questions)('finds the best paths from hanbit to ata: %j', async (args, expected, hasMore, outcome) => {
      const found = await paths('organization:hanbit', 'country:ata', args);
      const shown = found.paths.map((path) => `${nameOf(between(path))} ${Number(path.confidence.toFixed(6))}`);
      expect(shown.join(', ')).toBe(expected);
      expect([found.hasMore, found.completeness.outcome]).toEqual([hasMore, outcome]);
    });

    it('finds them backwards from the buyer, where the ties part elsewhere', async () => {
      const found = await paths('country:ata', 'organization:hanbit', { direction: 'UPSTREAM', k: 5 });
      const shown = found.paths.map((path) => nameOf(between(path).split(', ').reverse().join(', ')));
      expect(shown.join(' ')).toBe('A B C F E');
      expect(found.hasMore).toBe(true);
    });

    it('gives steps that join, from the start to the end, without coming twice to one place', async () => {
      const found = await paths('organization:hanbit', 'country:ata', { k: 20, via: finance });
      expect(found.paths).toHaveLength(9);
      for (const { start, steps, length } of found.paths) {
        const visited = [start.id, ...steps.map(({ node }) => node.id)];
        expect(new Set(visited).size).toBe(visited.length);
        expect([start.id, visited.at(-1)]).toEqual(['organization:hanbit', 'country:ata']);
        expect(steps.map(({ tier }) => tier)).toEqual(Array.from({ length }, (_, index) => index + 1));
        for (const [index, { relation }] of steps.entries()) {
          expect([relation.from.id, relation.to.id].sort()).toEqual([visited[index], visited[index + 1]].sort());
        }
      }
    });

    it('says what it looked at from both ends', async () => {
      const half = await paths('organization:hanbit', 'country:ata');
      expect(half.completeness).toMatchObject({
        exploredNodes: 13,
        exploredRelations: 20,
        frontier: 4,
        resumeToken: null,
      });
      const all = await paths('organization:hanbit', 'country:ata', { maxLength: 12 });
      expect(all.completeness).toMatchObject({ exploredNodes: 13, exploredRelations: 20, frontier: 0 });
    });

    it('finds no path against the arrows, and none through a prime contractor', async () => {
      expect((await paths('country:ata', 'organization:hanbit')).paths).toEqual([]);
      const through = await paths('platform:narae', 'organization:birch', { via: [...supply, 'OWNS'], maxLength: 12 });
      expect(through.paths).toEqual([]);
    });

    it('takes one relation where two join the same ends', async () => {
      const found = await paths('component:lens', 'component:sight', { k: 20 });
      expect(found.paths.map(({ steps }) => steps.map(({ relation }) => relation.id))).toEqual([
        ['PART_OF/component:lens/component:sight/day'],
      ]);
      const best = await paths('component:lens', 'component:sight', { k: 20, rankBy: 'CONFIDENCE' });
      expect(best.paths.map(({ confidence }) => confidence)).toEqual([0.9]);
    });
  });
});
