/**
 * Entities that walks have looked behind, with all that a walk crosses from each: held while the graph stays as it is,
 * so the next walk through the same part of the graph reads it no more. What a statement cut is not held.
 */
import type { Context } from '../../graphql/context';
import { type Shelf, shelfOf, sizeOf } from '../../graphql/held';
import { kindOf } from '../../graphql/rows';
import type { Kind } from '../../model/kinds';
import { declarationOf, type RelationKind } from '../../model/relations';
import type { ReadingScope } from '../../model/scope';
import type { Crossing } from './crossing';
import type { Crossed, ExploredNode, Met } from './explored';
import type { Columns } from './trace.statements';

interface Neighbours {
  readonly met: Met | null;
  /** In the order of their ids; null where it was only seen that there are some. */
  readonly crossed: readonly Crossed[] | null;
}

/** What lies behind entities of one tier. */
export class HeldNeighbours {
  constructor(private readonly shelf: Shelf<Neighbours>) {}

  /** All that is crossed from them, in their order; null where not all of it is held. */
  behind(ids: readonly string[]): Crossed[] | null {
    const all: Crossed[] = [];
    for (const id of ids) {
      const crossed = this.shelf.get(id)?.crossed;
      if (!crossed) return null;
      for (const one of crossed) all.push(one);
    }
    return all;
  }

  /** What is known of one of them: null where only that something is behind it, undefined where nothing. */
  behindOne(id: string): readonly Crossed[] | null | undefined {
    return this.shelf.get(id)?.crossed;
  }

  met(id: string): Met | null {
    return this.shelf.get(id)?.met ?? null;
  }

  /** Holds all that is crossed from them: relations by near end and id, those of others among them. */
  put(ids: readonly string[], crossed: readonly Crossed[], nodes: ReadonlyMap<string, ExploredNode>): void {
    const groups = new Map<string, Crossed[]>(ids.map((id) => [id, []]));
    for (const one of crossed) groups.get(one.nearId)?.push(one);
    for (const [id, group] of groups) {
      const size = group.reduce((sum, { values }) => sum + sizeOf(values), 200);
      this.shelf.put(id, { met: nodes.get(id)?.met ?? null, crossed: group }, size);
    }
  }

  putSome(id: string, nodes: ReadonlyMap<string, ExploredNode>): void {
    this.shelf.put(id, { met: nodes.get(id)?.met ?? null, crossed: null }, 200);
  }
}

/**
 * What is held for a walk of what lies behind its root, and behind all else that it meets: what is crossed from there is
 * the same but for the kinds of which the root may be the terminus. Null where everything must be read.
 */
export async function heldNeighbours(
  context: Context,
  root: string,
  { along, against }: Crossing,
  { relation, entity }: Columns,
  scope: ReadingScope,
): Promise<readonly [start: HeldNeighbours | null, onwards: HeldNeighbours | null]> {
  const crossedFrom = (start: Kind | null) => [
    along.filter((kind) => maybeLeft(kind, 'from', start)),
    against.filter((kind) => maybeLeft(kind, 'to', start)),
  ];
  const [first, next] = [kindOf({ id: root }), null].map((start) =>
    JSON.stringify(['behind', ...crossedFrom(start), relation, entity]),
  ) as [string, string];
  const held = async (name: string) => {
    const shelf = await shelfOf<Neighbours>(context, name, [root], scope);
    return shelf && new HeldNeighbours(shelf);
  };
  const onwards = await held(next);
  return [first === next ? onwards : await held(first), onwards];
}

/** Whether a walk crosses a relation from that end: not where that is the terminus, but for a root that may be one. */
function maybeLeft(relation: RelationKind, end: 'from' | 'to', start: Kind | null): boolean {
  const declaration = declarationOf(relation);
  return declaration.terminus !== end || (start !== null && declaration[end].kinds.includes(start));
}
