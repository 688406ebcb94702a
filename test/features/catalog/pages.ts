import type { Store } from '../../../src/store/store';
import { data } from '../../support/api';

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly endCursor: string | null;
  };
}

/**
 * The ids of a whole list, read in pages of `first`. The query takes `$first` and `$after`; its one field gives
 * `nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor }`.
 */
export async function idsInPages(store: Store, query: string, variables: object, first: number): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const [page] = Object.values(await data(store, query, { ...variables, first, after })) as [Page];
    const { hasNextPage, hasPreviousPage, endCursor } = page.pageInfo;
    expect(hasPreviousPage).toBe(after !== null);
    expect(page.nodes.length).toBeLessThanOrEqual(first);
    ids.push(...page.nodes.map(({ id }) => id));
    if (!hasNextPage) return ids;
    expect(page.nodes).toHaveLength(first);
    after = endCursor;
  }
}
