/** Who stands in whom: parts and wholes, which may share parts and run in circles, as a tree that holds each once. */

export interface Part {
  readonly from: string;
  readonly to: string;
}

export interface Assembly {
  readonly tops: readonly string[];
  /** Whole → the parts that stand in it, each of which stands in no other. */
  readonly nested: ReadonlyMap<string, readonly string[]>;
  /** Whole → all its parts, wherever they stand. */
  readonly parts: ReadonlyMap<string, ReadonlySet<string>>;
  /** Everything in the tree, what is nearer to a top first. */
  readonly placed: ReadonlySet<string>;
}

/**
 * The tree below `root`; without one, below everything that is part of nothing, and below the first member of each
 * circle that nothing else leads to. Breadth-first: a part stands in a whole nearest to the top, and in the first of
 * those. The ends of `parts` are among `ids`, and their orders decide all others. O(ids + parts).
 */
export function assemble(ids: readonly string[], parts: readonly Part[], root?: string): Assembly {
  const all = new Map<string, Set<string>>();
  for (const { from, to } of parts) all.set(to, (all.get(to) ?? new Set()).add(from));
  const inside = new Set(parts.map(({ from }) => from));
  const tops = root === undefined ? ids.filter((id) => !inside.has(id)) : [root];
  const nested = new Map<string, string[]>();
  const placed = new Set<string>();
  const placeBelow = (wholes: readonly string[]): void => {
    const queue = [...wholes];
    for (const whole of queue) placed.add(whole);
    for (const whole of queue) {
      const here = [...(all.get(whole) ?? [])].filter((part) => !placed.has(part));
      for (const part of here) placed.add(part);
      for (const part of here) queue.push(part);
      if (here.length > 0) nested.set(whole, here);
    }
  };
  placeBelow(tops);
  for (const id of root === undefined ? ids : []) {
    if (placed.has(id)) continue;
    tops.push(id);
    placeBelow([id]);
  }
  return { tops, nested, parts: all, placed };
}
