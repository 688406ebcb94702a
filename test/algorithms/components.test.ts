import fc from 'fast-check';
import { componentsFrom } from '../../src/algorithms/components';
import { networkOf } from '../../src/algorithms/network';
import { randomNetwork, reachability } from './networks';

describe('componentsFrom', () => {
  it('puts two reached nodes into one component exactly when each reaches the other', () => {
    fc.assert(
      fc.property(randomNetwork, ({ size, edges }) => {
        const { component } = componentsFrom(networkOf(size, edges), 0);
        const reaches = reachability(size, edges);
        for (let a = 0; a < size; a++) {
          expect(component[a] !== -1).toBe(reaches[0]![a]);
          for (let b = 0; b < size; b++) {
            const together = reaches[0]![a]! && reaches[a]![b]! && reaches[b]![a]!;
            if (together) expect(component[a]).toBe(component[b]);
            else if (component[a] !== -1) expect(component[a]).not.toBe(component[b]);
          }
        }
      }),
    );
  });

  it('numbers components in topological order from that of the root', () => {
    fc.assert(
      fc.property(randomNetwork, ({ size, edges }) => {
        const { component, count, members } = componentsFrom(networkOf(size, edges), 0);
        expect(component[0]).toBe(0);
        for (const [from, to] of edges) {
          if (component[from] !== -1) expect(component[from]!).toBeLessThanOrEqual(component[to]!);
        }
        const numbers = [...members].map((node) => component[node]!);
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        expect(new Set(numbers).size).toBe(count);
        expect(new Set(members).size).toBe(component.filter((number) => number !== -1).length);
      }),
    );
  });
});
