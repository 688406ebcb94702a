/** Graphs to export, and places to export them to. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPackage } from '../../../src/features/ingest/load-package';
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

const packages = {
  tiny: () => seedDirectory('tiny'),
  'korea-defence': () => seedDirectory('korea-defence'),
  hard: hardPackage,
};

export const graphNames = Object.keys(packages) as (keyof typeof packages)[];

/** Does the work on an engine with one of the graphs, or with nothing, and closes it. */
export async function onStore<T>(
  engine: Engine,
  graph: keyof typeof packages | null,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await emptyStore(engine);
  try {
    if (graph) await loadPackage(store, packages[graph]());
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Each engine with each, to copy from the one to the other; a Neo4j is wiped in between. */
export const pairs = engines.flatMap((from) =>
  engines.map((to) => ({ name: `from ${from.name} to ${to.name}`, from, to })),
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
