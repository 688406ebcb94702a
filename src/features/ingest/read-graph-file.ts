/**
 * A graph as an ndjson export has it: one JSON object a line, entities and relations with typed properties. They become
 * the cells of a data package, so that they are checked as any other row is.
 */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { type PackageProblem, packageRefused } from '../../errors';
import { type Column, entityColumns, relationColumns } from '../../model/columns';
import { parseRelationId } from '../../model/ids';
import { type Kind, kindNames } from '../../model/kinds';
import { toMajorUnits } from '../../model/money';
import { plainDecimal } from '../../model/plain-decimal';
import { isRelationKind, type RelationKind } from '../../model/relations';
import { fingerprintOf } from './fingerprint';
import type { Input, InputRow, InputTable } from './input';
import type { Mistake } from './verdict';

type Of = InputTable['of'];

interface GraphLine {
  readonly type?: unknown;
  readonly kind?: unknown;
  readonly relation?: unknown;
  readonly id?: unknown;
  readonly from?: unknown;
  readonly to?: unknown;
  readonly roles?: unknown;
  readonly properties?: unknown;
}

/** Lines of one kind or relation, in a run of bytes. */
interface Run {
  readonly of: Of;
  readonly start: number;
  readonly firstLine: number;
  end: number;
}

const LONGEST_HEAD = 1_000;

/** Whether the first line of a file is one of a graph. */
export async function isGraphFile(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_HEAD), 0, LONGEST_HEAD, 0);
    return /^\{"type":"(entity|relation)",/.test(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await file.close();
  }
}

export async function openGraphFile(path: string): Promise<Input> {
  const file = basename(path);
  const runs = await runsIn(path, file);
  const tables = new Map<string, Run[]>();
  for (const run of runs) {
    const name = 'kind' in run.of ? run.of.kind : run.of.relation;
    tables.set(name, [...(tables.get(name) ?? []), run]);
  }
  return {
    name: file,
    fingerprint: () => fingerprintOf([path]),
    tables: Array.from(tables.values(), (own) => tableOf(path, file, own)),
  };
}

function tableOf(path: string, file: string, runs: readonly Run[]): InputTable {
  const { of } = runs[0] as Run;
  const columns = 'kind' in of ? entityColumns(of.kind) : relationColumns(of.relation);
  async function* rows(): AsyncGenerator<InputRow> {
    for (const { start, end, firstLine } of runs) {
      let line = firstLine;
      for await (const text of linesOf(path, start, end)) {
        if (text !== '') yield rowOf(file, line, text, columns);
        line += 1;
      }
    }
  }
  return { of, columns, rows };
}

/** Where lines of one kind or relation stand side by side. Throws PACKAGE_REFUSED for a line that says neither. */
async function runsIn(path: string, file: string): Promise<Run[]> {
  const runs: Run[] = [];
  let [at, line] = [0, 1];
  for await (const text of linesOf(path)) {
    const end = at + Buffer.byteLength(text) + 1;
    const of = text === '' ? null : ofLine(text);
    if (text !== '' && !of) throw packageRefused([noLine(file, line)]);
    const last = runs.at(-1);
    if (of && last && JSON.stringify(last.of) === JSON.stringify(of)) last.end = end;
    else if (of) runs.push({ of, start: at, firstLine: line, end });
    at = end;
    line += 1;
  }
  return runs;
}

const noLine = (file: string, line: number): PackageProblem => ({
  file,
  line,
  code: 'BAD_FILE',
  message: 'The line is no entity and no relation of an ndjson export; export the graph anew.',
});

const linesOf = (path: string, start = 0, end = Number.POSITIVE_INFINITY): AsyncIterable<string> =>
  createInterface({ input: createReadStream(path, { start, end: end - 1 }), crlfDelay: Number.POSITIVE_INFINITY });

function ofLine(text: string): Of | null {
  const [, kind, relation] = /^\{"type":"(?:entity","kind":"(\w+)"|relation","relation":"(\w+)")/.exec(text) ?? [];
  if (kind && kindNames.includes(kind as Kind)) return { kind: kind as Kind };
  return relation && isRelationKind(relation) ? { relation: relation as RelationKind } : null;
}

function rowOf(file: string, line: number, text: string, columns: readonly Column[]): InputRow {
  let parsed: GraphLine;
  try {
    parsed = JSON.parse(text) as GraphLine;
  } catch {
    return { file, line, cells: {}, mistakes: [{ code: 'BAD_FILE', message: 'The line is no valid JSON.' }] };
  }
  const { id, from, to, roles, properties } = parsed;
  if (typeof properties !== 'object' || properties === null) {
    return { file, line, cells: {}, mistakes: [{ code: 'BAD_FILE', message: 'The line has no properties.' }] };
  }
  const key = parseRelationId(String(id))?.key;
  const values: Record<string, unknown> = { ...properties, id, from, to, roles, key: key === '' ? undefined : key };
  const cells: Record<string, string> = {};
  const mistakes: Mistake[] = [];
  for (const { name, type } of columns) {
    const value = values[name];
    if (value == null || (Array.isArray(value) && value.length === 0 && name === 'roles')) continue;
    const cell = cellOf(type, value, values[`${name}Currency`]);
    if (cell !== null) cells[name] = cell;
    else mistakes.push({ code: 'BAD_FILE', column: name, message: `${name} is no ${type}.` });
  }
  return { file, line, cells, ...(mistakes.length > 0 ? { mistakes } : {}) };
}

function cellOf(type: Column['type'], value: unknown, currency: unknown): string | null {
  if (type === 'money') {
    return typeof value === 'number' && typeof currency === 'string' ? toMajorUnits(value, currency) : null;
  }
  if (Array.isArray(value)) return value.length === 0 ? ';' : value.join(';');
  if (typeof value === 'number') return plainDecimal(value);
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : null;
}
