import { type BillOfMaterials, billOfMaterials } from '../../../src/features/generate/bill-of-materials';
import { checkOrder } from '../../../src/features/generate/check-order';

/** Longest chain of parts below each platform. Throws where a chain runs in a circle. */
function depthsBelow({ part, whole, depth }: BillOfMaterials, platforms: number): number[] {
  const parts = new Map<number, number[]>();
  part.forEach((component, at) => {
    const known = parts.get(whole[at]!);
    if (known) known.push(component);
    else parts.set(whole[at]!, [component]);
  });
  const depths = new Map<number, number>();
  const depthOf = (node: number, above: number): number => {
    if (above > depth.length) throw new Error('PART_OF runs in a circle');
    const known = depths.get(node);
    if (known !== undefined) return known;
    const deepest = (parts.get(node) ?? []).reduce((most, child) => Math.max(most, 1 + depthOf(child, above + 1)), 0);
    depths.set(node, deepest);
    return deepest;
  };
  return Array.from({ length: platforms }, (_, platform) => depthOf(-1 - platform, 0));
}

describe.each([10_000, 100_000, 1_000_000])('billOfMaterials in a network of %d relations', (relations) => {
  const parameters = checkOrder({ relations, seed: 3 });
  const quota = Math.round(0.16 * relations);
  const bill = billOfMaterials(quota, parameters, 3);

  it('is acyclic and each platform is 3 to 5 levels deep', () => {
    const depths = depthsBelow(bill, parameters.platforms);
    expect(Math.min(...depths)).toBeGreaterThanOrEqual(parameters.depthLeast);
    expect(Math.max(...depths)).toBeLessThanOrEqual(parameters.depthMost);
  });

  it('fills its quota and builds no part twice into the same whole', () => {
    expect(bill.part.length).toBe(quota);
    const pairs = new Set(Array.from(bill.part, (part, at) => `${part} ${bill.whole[at]}`));
    expect(pairs.size).toBe(quota);
  });

  it('has wholes of one part and of many, never more than the cap', () => {
    const counts = new Map<number, number>();
    for (const whole of bill.whole) counts.set(whole, (counts.get(whole) ?? 0) + 1);
    const sizes = [...counts.values()];
    const singles = sizes.filter((size) => size === 1).length / sizes.length;
    expect(singles).toBeGreaterThan(0.25);
    expect(singles).toBeLessThan(0.55);
    const most = sizes.reduce((most, size) => Math.max(most, size), 0);
    expect(most).toBeGreaterThan(20);
    expect(most).toBeLessThanOrEqual(parameters.childrenCap);
  });

  it('uses some parts in several wholes, about 1.4 places a component', () => {
    expect(quota / bill.depth.length).toBeGreaterThan(1.2);
    expect(quota / bill.depth.length).toBeLessThan(1.6);
  });
});
