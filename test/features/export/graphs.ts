/** Graphs to export, and places to export them to. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPackage } from '../../../src/features/ingest/load-package';
import { undoBatch } from '../../../src/features/ingest/undo-batch';
import type { Store } from '../../../src/store/store';
import { emptyStore, engines } from '../../support/engines';
import { dataPackage, table } from '../data-package';
import { seedDirectory } from '../graph-rows';

type Engine = (typeof engines)[number];

const room = mkdtempSync(join(tmpdir(), 'tierline-export-'));
afterAll(() => rmSync(room, { recursive: true }));

/** A path of that name at which nothing stands, in a directory of its own. */
export const freePath = (name: string): string => join(mkdtempSync(join(room, 'place-')), name);

/** Names and texts that break what does not quote: quotes, backslashes, line breaks, `;`, emoji, halves of Hangul. */
export const hardTexts = [
  'O\'Neil "the" <Works> & Sons, `Ltd`',
  'back\\slash C:\\users\\u0041\\n \\',
  'two\nlines\n\n"quoted"\n;',
  'MATCH (n) DETACH DELETE n; // {a: $b} /* c */',
  '한화에어로스페이스 🚀 👩‍🚀 𠮷',
  'ﾡﾢ ㅎㄱ \u1112 half',
  'ends a line for some\u2028and\u2029here',
  "\ttab ]]> ' '' \"\" %s \u00a0 ﬁ ½",
].map((text) => text.trim());

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const at = (day: number): string => `2026-01-0${day}T00:00:00.000Z`;

/** A firm for each hard text, and between two of them a relation in several versions, one of them marked. */
const hardPackage = (): string =>
  dataPackage({
    organizations: table(
      'id,roles,name,nameKo,aliases,description,revenue,revenueCurrency,employees',
      ...hardTexts.map((text, index) => {
        const alias = text.includes(';') || text.includes('\n') ? 'x' : text;
        return `organization:h${index},${index % 2 ? 'Sme;PrimeContractor' : ''},${quoted(text.replaceAll('\n', ' '))},,${quoted(`${alias};other ${index}`)},${quoted(text)},${index}.05,USD,${index}`;
      }),
    ),
    'supplies-to': table(
      'from,to,key,share,amount,amountCurrency,validFrom,validTo,confidence,recordedAt,retractedAt,access',
      `organization:h0,organization:h1,,0.0000001,12.345,KWD,,,1,${at(1)},${at(2)},`,
      `organization:h0,organization:h1,,0.3,7,KRW,2020-01-01,,0.5,${at(2)},,`,
      `organization:h0,organization:h1,,0.30000000000000004,,,,2027-01-01,0.25,${at(2)},,nda`,
      `organization:h0,organization:h1,b#2,,,,,,0,${at(3)},,`,
    ),
  });

/** When the graphs are loaded, so that they are the same each time. */
const LOADED = new Date('2026-02-01T00:00:00Z');

const inTurn =
  (...directories: (() => string)[]) =>
  async (store: Store): Promise<void> => {
    for (const [number, directory] of directories.entries()) {
      const now = new Date(LOADED.getTime() + number * 1_000);
      await loadPackage(store, directory(), { now, batch: `load-${number}` });
    }
  };

/** Says other things of the firms of tiny than tiny does, and of a part that nobody else knows. */
const contradiction = (): string =>
  dataPackage({
    sources: 'id,name,publisher,reliability\nsource:rival,A rival,Nobody,0.55',
    organizations:
      'id,roles,name,employees,rank,sources\norganization:hanbit,Sme,Hanbit Ltd,30,DEPRECATED,source:rival',
    components: 'id,name,sources\ncomponent:strap,Strap,source:rival',
    supplies:
      'from,to,share,origin,locator,sources\n' +
      'organization:birch,component:ring,0.75,rumour,p. 7,source:rival\norganization:hanbit,component:strap,,,,source:rival',
    claims:
      'id,name,subject,predicate,value,confidence,rank,sources\n' +
      'claim:hanbit-employees-12,Hanbit has 13 employees,organization:hanbit,employees,13,0.8,NORMAL,source:rival',
  });

/** Disputes, a claim that changed, and a load that was taken back. */
async function disputed(store: Store): Promise<void> {
  await inTurn(() => seedDirectory('tiny'), contradiction)(store);
  const now = new Date(LOADED.getTime() + 60_000);
  await loadPackage(store, hardPackage(), { now, batch: 'mistake' });
  await undoBatch(store, 'mistake', { now: new Date(LOADED.getTime() + 120_000) });
}

const graphs = {
  tiny: inTurn(() => seedDirectory('tiny')),
  'korea-defence': inTurn(() => seedDirectory('korea-defence')),
  hard: inTurn(hardPackage),
  disputed,
};

export const graphNames = Object.keys(graphs) as (keyof typeof graphs)[];

/** Does the work on an engine with one of the graphs, or with nothing, and closes it. */
export async function onStore<T>(
  engine: Engine,
  graph: keyof typeof graphs | null,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await emptyStore(engine);
  try {
    if (graph) await graphs[graph](store);
    return await work(store);
  } finally {
    await store.close();
  }
}

/** From which engine to which a graph is copied: what a Neo4j gives, and what it takes, shows beside the embedded one. */
export const pairs = engines.flatMap((from) =>
  engines
    .filter((to) => from.name === 'embedded' || to.name === 'embedded')
    .map((to) => ({ name: `from ${from.name} to ${to.name}`, from, to })),
);

/** Names, sizes and digests of what stands at a path. */
export const bytesAt = (path: string): Record<string, string> => {
  const files = statSync(path).isDirectory() ? readdirSync(path).sort() : [''];
  return Object.fromEntries(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(path, file)))
        .digest('hex'),
    ]),
  );
};
