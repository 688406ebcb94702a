/** The networks that the generated ones must resemble; each bound is a published or an assumed figure of its parameters. */
import { parameterDeclarations } from '../../../src/features/generate/parameters';
import {
  type Arrows,
  assortativity,
  cycles,
  degreesOf,
  powerLawExponent,
  reciprocity,
  rewired,
  strongGiantShare,
  weakGiantShare,
} from './network-statistics';
import { countOf, generated, networkOf } from './packages';

const REWIRINGS = 5;

describe.each([10_000, 100_000, 1_000_000])('a generated network of %d relations', (relations) => {
  let directory: string;
  let firms: Arrows;
  let organizations: number;
  let cutOff: number;

  beforeAll(async () => {
    directory = await generated({ relations, seed: 20_251 });
    firms = networkOf(directory, 'supplies-to');
    organizations = countOf(directory, 'organizations', 'GovernmentBody');
    cutOff = Math.floor(Math.sqrt(organizations));
  });

  it('links at least 95 % of the firms, and of all that takes part in supply, in one piece', () => {
    expect((weakGiantShare(firms) * firms.size) / organizations).toBeGreaterThan(0.95);
    const supply = networkOf(directory, 'supplies-to', 'supplies', 'part-of', 'integrated-by', 'delivered-under');
    expect(weakGiantShare(supply)).toBeGreaterThan(0.95);
  });

  it('gives firms 4 to 6 customers on average, and no firm more than the cut-off allows', () => {
    const mean = firms.from.length / organizations;
    expect(mean).toBeGreaterThan(4);
    expect(mean).toBeLessThan(6);
    const customers = degreesOf(firms.size, firms.from);
    expect(customers.reduce((most, degree) => Math.max(most, degree), 0)).toBeLessThanOrEqual(cutOff);
  });

  it('has degrees with the exponents of its parameters within 0.15', () => {
    const { inExponent, outExponent } = parameterDeclarations;
    const suppliers = powerLawExponent(degreesOf(firms.size, firms.to), cutOff);
    const customers = powerLawExponent(degreesOf(firms.size, firms.from), cutOff);
    expect(Math.abs(suppliers.exponent - inExponent.value)).toBeLessThan(0.15);
    expect(Math.abs(customers.exponent - outExponent.value)).toBeLessThan(0.15);
  });

  it('is disassortative and seldom reciprocal', () => {
    expect(assortativity(firms)).toBeLessThanOrEqual(0);
    expect(reciprocity(firms)).toBeLessThan(0.05);
  });

  it('has a strongly connected core of 16 to 50 % of the firms', () => {
    const share = (strongGiantShare(firms) * firms.size) / organizations;
    expect(share).toBeGreaterThan(0.16);
    expect(share).toBeLessThan(0.5);
  });

  it('has far more squares than triangles, as firms that complement each other do', () => {
    const { squares, triangles } = cycles(firms);
    expect(squares).toBeGreaterThan(10 * triangles);
  });

  it('sources 60 % of the components once and 25 % twice', () => {
    const supply = networkOf(directory, 'supplies');
    const counts = degreesOf(supply.size, supply.to).filter((count) => count > 0);
    const shareOf = (sources: number) => counts.filter((count) => count === sources).length / counts.length;
    expect(counts.length).toBe(countOf(directory, 'components'));
    expect(shareOf(1)).toBeCloseTo(0.6, 1);
    expect(shareOf(2)).toBeCloseTo(0.25, 1);
  });

  // Rewiring a million relations takes 8 s a time: done by hand.
  if (relations > 100_000) return;
  it('has more squares than the same degrees at random, z > 2', () => {
    const random = Array.from({ length: REWIRINGS }, (_, seed) => cycles(rewired(firms, seed)).squares);
    const mean = random.reduce((sum, count) => sum + count, 0) / REWIRINGS;
    const variance = random.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (REWIRINGS - 1);
    expect((cycles(firms).squares - mean) / Math.sqrt(variance)).toBeGreaterThan(2);
  });
});
