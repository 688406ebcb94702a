/** Data packages made of literals, in a directory that goes when the tests of the file have run. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const room = mkdtempSync(join(tmpdir(), 'tierline-packages-'));
afterAll(() => rmSync(room, { recursive: true }));

export type Files = Readonly<Record<string, string | Buffer>>;

const sources = 'id,name,publisher,reliability\nsource:s,The source,Nobody,0.8\n';

/** A directory with just these files. */
export function directoryOf(files: Files): string {
  const directory = mkdtempSync(join(room, 'package-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
  return directory;
}

/** A package with one CSV for each name of a kind or relation; source:s is in it unless `sources` is given. */
export function dataPackage(tables: Files): string {
  const all: Files = { sources, ...tables };
  const names = Object.keys(all);
  const descriptor = JSON.stringify({ resources: names.map((name) => ({ name, path: `${name}.csv` })) });
  const files = Object.fromEntries(names.map((name) => [`${name}.csv`, all[name] as string]));
  return directoryOf({ 'datapackage.json': descriptor, ...files });
}

/** A CSV whose rows all rest on source:s. */
export const table = (header: string, ...rows: readonly string[]): string =>
  [`${header},sources`, ...rows.map((row) => `${row},source:s`)].join('\n');

/** Firms that supply each other: `A>B` says that A supplies B. */
export function firmPackage(arrows: string): string {
  const pairs = arrows.split(' ').map((arrow) => arrow.split('>'));
  const names = [...new Set(pairs.flat())];
  return dataPackage({
    organizations: table('id,name', ...names.map((name) => `organization:${name},${name}`)),
    'supplies-to': table('from,to', ...pairs.map(([from, to]) => `organization:${from},organization:${to}`)),
  });
}
