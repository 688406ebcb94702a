/** `tierline search`: things whose names, aliases or identifiers hold every word. */
import { ask, onGraph } from './graph';
import { print, printJson, printTable } from './output';

const QUERY = `query Search($text: String!, $first: Int!) {
  search(text: $text, first: $first) {
    totalCount { value }
    nodes { __typename id name nameKo }
  }
}`;

interface Answer {
  readonly search: {
    readonly totalCount: { readonly value: number };
    readonly nodes: readonly {
      readonly __typename: string;
      readonly id: string;
      readonly name: string;
      readonly nameKo: string | null;
    }[];
  };
}

export async function search(words: readonly string[], { first, json }: { first: number; json?: true }): Promise<void> {
  const variables = { text: words.join(' '), first };
  const { search: found } = await onGraph((store, stop) => ask<Answer>(store, stop, QUERY, variables));
  if (json) return printJson(found);
  printTable(found.nodes.map(({ __typename, id, name, nameKo }) => [__typename, id, name, nameKo ?? '']));
  const { value } = found.totalCount;
  if (value !== found.nodes.length) print(`${found.nodes.length} of ${value}; --first shows more`);
}
