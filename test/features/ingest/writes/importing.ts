/** What the tests of imports share: files as they are sent, and imports from their start to their end. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importJobsOn } from '../../../../src/features/ingest/import-jobs';
import type { Store } from '../../../../src/store/store';
import { data } from '../../../support/api';
import { home } from '../../../support/engines';
import { seedDirectory } from '../../graph-rows';
import { CHANGES, ERRORS, type Input, sending } from './writing';

type Answered = ReturnType<typeof JSON.parse>;

const listed = (name: string, first: string) => `${name} { count first${first} isWhole }`;
const CHAINS = `chains { ${listed('tiersShifted', ' { platform entity before after }')}
  ${listed('singleSourcesCreated', '')} ${listed('singleSourcesRemoved', '')} }`;

const IMPORT = `id state files dryRun rows done rate secondsLeft message batch startedAt finishedAt undoneAt
  areVerdictsWhole ${CHANGES.replace(' }', ` ${CHAINS} }`)}`;

const PAYLOAD = `{ import { ${IMPORT} } ${ERRORS} watermark clientMutationId }`;

const stores = new Set<Store>();
afterAll(async () => {
  for (const store of stores) await importJobsOn(store).stop();
});

const sendStart = sending(`mutation ($input: ImportStartInput!) { importStart(input: $input) ${PAYLOAD} }`);

export function start(store: Store, input: Input): Promise<Answered> {
  stores.add(store);
  return sendStart(store, input);
}

export const cancel = sending(`mutation ($input: ImportCancelInput!) { importCancel(input: $input) ${PAYLOAD} }`);

export const importOf = async (store: Store, id: string): Promise<Answered> =>
  (await data(store, `query ($id: ID!) { import(id: $id) { ${IMPORT} } }`, { id })).import;

/** The import once `holds` holds of it. */
export async function importWhen(store: Store, id: string, holds: (found: Answered) => boolean): Promise<Answered> {
  for (;;) {
    const found = await importOf(store, id);
    if (holds(found)) return found;
    await new Promise((next) => setTimeout(next, 10));
  }
}

export const importOver = (store: Store, id: string): Promise<Answered> =>
  importWhen(store, id, ({ finishedAt }) => finishedAt !== null);

/** Starts an import that nothing keeps from starting, and gives it when it is over. */
export async function imported(store: Store, input: Input): Promise<Answered> {
  const { import: started, userErrors } = await start(store, input);
  expect(userErrors).toEqual([]);
  return importOver(store, started.id);
}

export const verdictsOf = async (store: Store, id: string, page: string): Promise<Answered> => {
  const cells = 'file line code column value message cells { column raw cleaned }';
  const query = `query ($id: ID!) { import(id: $id) { areVerdictsWhole verdicts(${page}) {
    nodes { ${cells} } pageInfo { hasNextPage endCursor } totalCount { value } } } }`;
  return (await data(store, query, { id })).import.verdicts;
};

export interface SentFile {
  readonly name: string;
  readonly content?: string;
  readonly contentBase64?: string;
}

export const sources = 'id,name,publisher,reliability\nsource:s,S,P,0.5';

/** A source, and organizations that rest on it; `columns` stand between their ids and names and their source. */
export const firmFiles = (firms: readonly string[], columns = ''): SentFile[] =>
  csvFiles({
    sources,
    organizations: [`id,name${columns}`, ...firms]
      .map((line, at) => `${line},${at ? 'source:s' : 'sources'}`)
      .join('\n'),
  });

/** Tables by their names without ending, as CSV. */
export const csvFiles = (tables: Readonly<Record<string, string>>): SentFile[] =>
  Object.entries(tables).map(([name, content]) => ({ name: `${name}.csv`, content }));

export function packageFiles(seed: 'tiny' | 'korea-defence'): SentFile[] {
  const directory = seedDirectory(seed);
  const names = readdirSync(directory).filter((name) => /\.(csv|json)$/.test(name));
  return names.map((name) => ({ name, content: readFileSync(join(directory, name), 'utf8') }));
}

export const seedFile = (path: string): SentFile => ({
  name: path.replace(/^.*\//, ''),
  content: readFileSync(join(home, 'seeds', path), 'utf8'),
});
