/** Random numbers that a seed fixes. Each stage draws from a stream of its own, so none disturbs another. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** The streams lie 2^64 draws apart, in this order: append, never reorder, or the same seed gives other bytes. */
const stages = [
  'layout',
  'degrees',
  'firms',
  'returns',
  'rest',
  'parts',
  'part classes',
  'source counts',
  'sourcing',
  'places',
  'programme',
  'contracts',
  'cells of firms',
  'cells of firm supply',
  'cells of components',
  'cells of parts',
  'cells of supply',
] as const;

export type Stage = (typeof stages)[number];

export class Random {
  private readonly generator;

  constructor(seed: number, stage: Stage) {
    this.generator = xoroshiro128plus(seed | 0);
    for (let jumps = stages.indexOf(stage); jumps >= 0; jumps--) this.generator.jump();
  }

  /** From 0 to below 1. */
  real(): number {
    return uniformFloat64(this.generator);
  }

  /** A whole number from 0 to below `bound`. */
  below(bound: number): number {
    return Math.floor(this.real() * bound);
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(probability: number): boolean {
    return this.real() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** Standard normal; Box and Muller 1958. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.real())) * Math.cos(2 * Math.PI * this.real());
  }

  logNormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  logUniform(least: number, most: number): number {
    return least * (most / least) ** this.real();
  }
}
