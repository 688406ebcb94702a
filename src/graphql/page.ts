/** Pages of a list: their arguments and their shape. */
import { boundExceeded } from '../errors';
import type { CursorSigner } from './cursor';
import type { EntityRow, RelationRow } from './rows';

const LARGEST_PAGE = 100;

export function checkBound(field: string, value: number, least: number, most: number): number {
  if (!Number.isInteger(value) || value < least || value > most) throw boundExceeded(field, value, least, most);
  return value;
}

export const checkFirst = (first: number): number => checkBound('first', first, 1, LARGEST_PAGE);

export interface PageRequest {
  readonly first: number;
  /** The cursor that the page lies behind; null for the first. */
  readonly after: string | null;
  /** Whether items are asked for, and not only what is counted of the whole list. */
  readonly showsItems: boolean;
}

/** One item of a page; its cursor is made when it is asked for. */
export class Edge<TNode = EntityRow> {
  constructor(
    readonly node: TNode,
    readonly relation: RelationRow | null,
    private readonly signer: CursorSigner,
    private readonly list: string,
    private readonly position: unknown,
  ) {}

  get cursor(): string {
    return this.signer.sign(this.list, this.position);
  }
}

export interface Page<TNode = EntityRow> {
  readonly edges: readonly Edge<TNode>[];
  readonly nodes: readonly TNode[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  /** How many there are in the whole list; counted when it is asked for. */
  count(): Promise<number>;
}

/** A page of up to `first` items from `edges`, of which there is one more when the list goes on. */
export function pageOf<TNode>(
  edges: readonly Edge<TNode>[],
  first: number,
  after: string | null,
  count: () => Promise<number>,
): Page<TNode> {
  const shownEdges = edges.slice(0, first);
  return {
    edges: shownEdges,
    nodes: shownEdges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: edges.length > first,
      hasPreviousPage: after !== null,
      get startCursor() {
        return shownEdges[0]?.cursor ?? null;
      },
      get endCursor() {
        return shownEdges.at(-1)?.cursor ?? null;
      },
    },
    count,
  };
}
