/** Runs GraphQL operations against a store, through the server's own Apollo Server, without HTTP. */
import type { ApolloServer } from '@apollo/server';
import { pino } from 'pino';
import type { ReportShelf } from '../../src/features/reports/report-shelf';
import type { Context } from '../../src/graphql/context';
import { cursorSigner } from '../../src/graphql/cursor';
import { apolloServer } from '../../src/server/apollo';
import { requestContext } from '../../src/server/context';
import { buildApi, shippedReports } from '../../src/server/schema';
import { Stop } from '../../src/server/stop';
import { graphRecordStatements } from '../../src/store/graph-record';
import type { Store } from '../../src/store/store';

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer as the query shapes it
  readonly data?: any;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** A Neo4j takes seconds over a text that it plans for the first time. */
const DEADLINE_MS = 60_000;

const servers = new Map<ReportShelf, ApolloServer<Context>>();

async function serverOver(reports: ReportShelf): Promise<ApolloServer<Context>> {
  const known = servers.get(reports);
  if (known) return known;
  const apollo = apolloServer(buildApi(reports), pino({ level: 'silent' }), () => 'test');
  await apollo.start();
  servers.set(reports, apollo);
  return apollo;
}

export async function ask(
  store: Store,
  query: string,
  variables: Record<string, unknown> = {},
  signal: AbortSignal = new AbortController().signal,
  reports: ReportShelf = shippedReports(),
): Promise<Answer> {
  const apollo = await serverOver(reports);
  const shared = { store, cursors: cursorSigner('test'), deadlineMs: DEADLINE_MS };
  const contextValue = requestContext(shared, Stop.on(signal), { writeRefusal: null, adHoc: undefined });
  const { body } = await apollo.executeOperation({ query, variables }, { contextValue });
  if (body.kind !== 'single') throw new Error('An answer in parts.');
  return JSON.parse(JSON.stringify(body.singleResult));
}

/** The data of an answer without errors. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads the answer as the query shapes it
export async function data(store: Store, query: string, variables: Record<string, unknown> = {}): Promise<any> {
  const answer = await ask(store, query, variables);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors, null, 2));
  return answer.data;
}

/** A store that counts the statements it is asked to read, but for the one that is asked once of every version. */
export function counting(store: Store): { readonly store: Store; readonly statements: string[] } {
  const statements: string[] = [];
  const read: Store['read'] = (statement, parameters, options) => {
    if (statement !== graphRecordStatements.lastInstant) statements.push(statement.name);
    return store.read(statement, parameters, options);
  };
  return { store: { ...store, read }, statements };
}
