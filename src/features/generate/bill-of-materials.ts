/** What is built into what: one tree a platform, whose leaves may be parts that other wholes use too. */
import type { Parameters } from './parameters';
import { betweenWithMean, type PowerLaw, quantile } from './power-law';
import { Random } from './random';

export interface BillOfMaterials {
  /** Depth of each component below the platform it was made for; 1 is built into the platform itself. */
  readonly depth: Uint8Array;
  /** 1 where the component is made of others. */
  readonly isWhole: Uint8Array;
  /** PART_OF a: component `part[a]` is built into component `whole[a]`, or into platform −1 − `whole[a]`. */
  readonly part: Int32Array;
  readonly whole: Int32Array;
}

/** Share of leaves that are catalogue parts, fit for any whole. */
const CATALOGUE_SHARE = 0.3;

/**
 * `relations` PART_OF for the platforms. Each platform draws a depth, evenly between the bounds, and has one chain
 * of that depth; the rest of its tree grows assembly by assembly. An assembly has one part with
 * `singleChildShare`, else a heavy-tailed number. The ranges are those of the real chains in Willems, "Real-world
 * multiechelon supply chains used for inventory optimization", M&SOM 10(1), 2008. Without cycles: a part used
 * again is a leaf for good.
 */
export function billOfMaterials(relations: number, parameters: Parameters, seed: number): BillOfMaterials {
  const random = new Random(seed, 'parts');
  const growth = new Growth(relations, parameters, random);
  const { platforms, depthLeast, depthMost } = parameters;
  const depths = Array.from({ length: platforms }, () => random.between(depthLeast, depthMost));
  const branching = parameters.singleChildShare + (1 - parameters.singleChildShare) * parameters.meanChildren;
  const weights = depths.map((depth) => branching ** depth * random.logNormal(1, 0.4));
  let weightLeft = weights.reduce((sum, weight) => sum + weight, 0);
  depths.forEach((depth, platform) => {
    const room = relations - growth.relations;
    growth.grow(-1 - platform, depth, Math.max(depth, Math.round((room * weights[platform]!) / weightLeft)));
    weightLeft -= weights[platform]!;
  });
  return growth.result();
}

class Growth {
  relations = 0;
  private components = 0;
  private readonly depth: Uint8Array;
  private readonly isWhole: Uint8Array;
  private readonly part: Int32Array;
  private readonly whole: Int32Array;
  private readonly catalogue: number[] = [];
  /** The last whole each component was built into, so that none is built into the same twice. */
  private readonly lastWhole: Int32Array;
  private readonly children: PowerLaw;

  constructor(
    most: number,
    private readonly parameters: Parameters,
    private readonly random: Random,
  ) {
    const room = most + parameters.platforms * parameters.depthMost;
    this.depth = new Uint8Array(room);
    this.isWhole = new Uint8Array(room);
    this.part = new Int32Array(room);
    this.whole = new Int32Array(room);
    this.lastWhole = new Int32Array(room);
    this.children = betweenWithMean(parameters.meanChildren, 1.5, parameters.childrenCap + 0.499);
  }

  /** Adds `quota` relations below a platform, fewer when its tree is full. */
  grow(platform: number, depth: number, quota: number): void {
    const end = this.relations + quota;
    const open = [platform];
    for (let level = 1; level <= depth; level++) {
      const component = this.make(level);
      this.build(component, open.at(-1)!);
      if (level < depth) open.push(component);
    }
    let built = 1 + this.fill(platform, this.heavyTail() - 1, depth, end, open);
    open.shift();
    while (this.relations < end) {
      if (open.length === 0) {
        if (built >= this.parameters.childrenCap) break;
        built += this.fill(platform, 1, depth, end, open);
        continue;
      }
      const at = this.random.below(open.length);
      const whole = open[at]!;
      open[at] = open.at(-1)!;
      open.pop();
      this.fill(whole, this.childCount() - this.isWhole[whole]!, depth, end, open);
    }
  }

  /** Builds `count` further parts into a whole and opens those that may become wholes; how many were built. */
  private fill(whole: number, count: number, depth: number, end: number, open: number[]): number {
    const level = whole < 0 ? 1 : this.depth[whole]! + 1;
    let built = 0;
    while (built < count && this.relations < end) {
      built++;
      const reused = level > 1 && this.random.chance(this.parameters.reusedPartShare) ? this.reuse(whole) : -1;
      if (reused >= 0) {
        this.build(reused, whole);
        continue;
      }
      const component = this.make(level);
      this.build(component, whole);
      if (level > 1 && this.random.chance(CATALOGUE_SHARE)) this.catalogue.push(component);
      else if (level < depth) open.push(component);
    }
    return built;
  }

  /** A catalogue part, the older the likelier, or −1 where the whole has the drawn one already. */
  private reuse(whole: number): number {
    if (this.catalogue.length === 0) return -1;
    const part = this.catalogue[Math.floor(this.catalogue.length * this.random.real() ** 2)]!;
    return this.lastWhole[part] === whole ? -1 : part;
  }

  private make(level: number): number {
    this.depth[this.components] = level;
    return this.components++;
  }

  private build(part: number, whole: number): void {
    this.part[this.relations] = part;
    this.whole[this.relations++] = whole;
    this.lastWhole[part] = whole;
    if (whole >= 0) this.isWhole[whole] = 1;
  }

  private childCount(): number {
    return this.random.chance(this.parameters.singleChildShare) ? 1 : this.heavyTail();
  }

  private heavyTail(): number {
    return Math.round(quantile(this.children, this.random.real()));
  }

  result(): BillOfMaterials {
    return {
      depth: this.depth.subarray(0, this.components),
      isWhole: this.isWhole.subarray(0, this.components),
      part: this.part.subarray(0, this.relations),
      whole: this.whole.subarray(0, this.relations),
    };
  }
}
