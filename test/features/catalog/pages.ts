import { type Kind, kinds } from '../../../src/model/kinds';
import type { Store } from '../../../src/store/store';
import { data } from '../../support/api';

export interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: { readonly id: string };
    readonly relation: { readonly id: string; readonly kind: string };
  }[];
  readonly totalCount: { readonly value: number };
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** The page in an answer that holds nothing else, however deep. */
export function pageIn(answer: object): Page {
  return 'edges' in answer || 'nodes' in answer ? (answer as Page) : pageIn(Object.values(answer)[0]);
}

/**
 * The ids of a whole list, read in pages of `first`. The query takes `$first` and `$after` and gives nothing but one
 * page, of which it asks for `nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor }`.
 */
export async function idsInPages(store: Store, query: string, variables: object, first: number): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo } = pageIn(await data(store, query, { ...variables, first, after }));
    expect(pageInfo.hasPreviousPage).toBe(after !== null);
    expect(nodes.length).toBeLessThanOrEqual(first);
    ids.push(...nodes.map(({ id }) => id));
    if (!pageInfo.hasNextPage) return ids;
    expect(nodes).toHaveLength(first);
    after = pageInfo.endCursor;
  }
}

/** A query for a page of one kind, in the form that `idsInPages` takes. */
export const listQuery = (kind: Kind, orderBy: string): string => `query ($first: Int, $after: String) {
  ${kinds[kind].plural}(${orderBy} first: $first, after: $after) {
    nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;
