/** Queries of the real schema, run both ways over a store, each time with a context of their own. */
import { execute, type GraphQLSchema, parse } from 'graphql';
import { cursorSigner } from '../../../src/graphql/cursor';
import { scopeOf } from '../../../src/graphql/reading';
import { kindNames, kinds } from '../../../src/model/kinds';
import { requestContext } from '../../../src/server/context';
import type { PlannedQueries } from '../../../src/server/plans/planned-queries';
import { Stop } from '../../../src/server/stop';
import type { Store } from '../../../src/store/store';
import { type Answers, type Asked, bothWays } from './both-ways';
import type { Material } from './random-documents';

/** The instant at which all of them read. */
const NOW = new Date('2026-06-01T00:00:00.000Z');

const contextOver = (store: Store) =>
  requestContext({ store, cursors: cursorSigner('test'), deadlineMs: 60_000 }, new Stop());

export const bothWaysOver = (
  store: Store,
  schema: GraphQLSchema,
  queries: PlannedQueries,
  asked: Asked,
): Promise<Answers> =>
  bothWays(schema, queries, asked, ({ operation, values }) =>
    Object.assign(contextOver(store), { scope: scopeOf(operation, values, NOW) }),
  );

interface Found {
  readonly nodes: readonly { readonly id: string; readonly name: string }[];
}

/** Ids and names of what a store holds. */
export async function materialOf(store: Store, schema: GraphQLSchema): Promise<Material> {
  const lists = kindNames.map((kind) => `${kind}: ${kinds[kind].plural}(first: 20) { nodes { id name } }`);
  const document = parse(`{ ${lists.join('\n')} }`);
  const { data, errors } = await execute({ schema, document, contextValue: contextOver(store) });
  if (!data || errors) throw new Error(JSON.stringify(errors));
  const found = Object.entries(data as Record<string, Found>).filter(([, { nodes }]) => nodes.length > 0);
  const all = found.flatMap(([, { nodes }]) => nodes);
  return {
    ids: all.map(({ id }) => id),
    idsOf: new Map(found.map(([kind, { nodes }]) => [kind.toLowerCase(), nodes.map(({ id }) => id)])),
    words: all.flatMap(({ name }) => name.split(' ')),
  };
}
