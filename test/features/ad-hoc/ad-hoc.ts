/** The way for ad-hoc statements on an engine under test, and what is the same on all of them. */

import { AppError } from '../../../src/errors';
import { publicScope } from '../../../src/model/scope';
import type { AdHoc, AdHocAnswer, AdHocRequest } from '../../../src/store/ad-hoc';
import { statementOf } from '../../../src/store/statement';
import type { Store } from '../../../src/store/store';
import { needBuild } from '../../main/server-process';

const hook = require.resolve('../../store/child/built.cjs');

/** Lets the processes that answer on the embedded engine run the built code. */
export function builtReaders(): void {
  if (process.execArgv.includes(hook)) return;
  needBuild();
  process.execArgv.push('-r', hook);
}

export function openAdHoc(store: Store): Promise<AdHoc> {
  builtReaders();
  return store.openAdHoc();
}

export const ask = (adHoc: AdHoc, text: string, more: Partial<AdHocRequest> = {}): Promise<AdHocAnswer> =>
  adHoc.ask({ text, parameters: {}, mostRows: 1_000, timeoutMs: 10_000, ...more });

/** The error that a statement is refused with; anything but an AppError fails the test. */
export async function refusalOf(asked: Promise<unknown>): Promise<AppError> {
  const outcome = await asked.then(
    () => new Error('It was not refused.'),
    (error: unknown) => error,
  );
  if (!(outcome instanceof AppError)) throw outcome;
  return outcome;
}

/** All that a store holds, as text. */
export async function wholeOf(store: Store): Promise<string> {
  const texts = [
    'MATCH (n) RETURN labels(n) AS labels, n {.*} AS properties',
    'MATCH (a)-[r]->(b) RETURN a.id AS from, type(r) AS type, b.id AS to, r {.*} AS properties',
  ];
  const scope = publicScope(new Date());
  const rows = await Promise.all(texts.map((text) => store.read(statementOf('whole', text), {}, { scope })));
  const lines = rows.flat().map((row) => JSON.stringify(row, (_, value) => sorted(value)));
  return lines.sort().join('\n');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? [...value].sort() : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
