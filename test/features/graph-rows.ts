/** What the graph holds and what a seed says, to compare answers with. */
import { join } from 'node:path';
import { publicScope } from '../../src/model/scope';
import { statementOf } from '../../src/store/statement';
import type { Store } from '../../src/store/store';
import type { Parameters, Row } from '../../src/store/values';
import { home } from '../support/engines';
import { type Records, recordsIn } from '../support/graph-records';

export const seedDirectory = (seed: 'tiny' | 'korea-defence'): string => join(home, 'seeds', seed);

const read = new Map<string, Promise<Records>>();

/** The records of a seed, as its files have them. */
export function recordsOf(seed: 'tiny' | 'korea-defence'): Promise<Records> {
  const records = read.get(seed) ?? recordsIn(seedDirectory(seed));
  read.set(seed, records);
  return records;
}

/** Rows of a text that only a test runs. */
export const rows = (store: Store, text: string, parameters: Parameters = {}): Promise<Row[]> =>
  store.read(statementOf('test', text), parameters, { scope: publicScope(new Date()) });

export const run = (store: Store, text: string, parameters: Parameters = {}): Promise<void> =>
  store.write([{ statement: statementOf('test', text), parameters }]);
