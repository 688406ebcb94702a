/** `tierline cypher`: asks a statement that nobody registered, under the same bounds as the API. */
import { InvalidArgumentError } from 'commander';
import { askCypher, estimateCypher } from '../features/ad-hoc/ask-cypher';
import type { CypherAnswer } from '../features/ad-hoc/cypher.type';
import type { AdHoc, AdHocPlan } from '../store/ad-hoc';
import { onGraph } from './graph';
import { print, printJson, printTable } from './output';

export const formats = ['table', 'csv', 'ndjson'] as const;

type Values = Readonly<Record<string, unknown>>;

export interface CypherOptions {
  readonly param?: Values;
  readonly params?: Values;
  readonly limit: number;
  readonly timeout: number;
  readonly explain?: true;
  readonly format: (typeof formats)[number];
  readonly json?: true;
}

export async function cypher(query: string, options: CypherOptions): Promise<void> {
  const { limit, timeout, explain, format, json } = options;
  const parameters = { ...options.params, ...options.param };
  await onGraph(async (store, stop) => {
    const adHoc = await store.openAdHoc();
    try {
      if (explain) {
        const plan = await estimateCypher(adHoc, { query, parameters }, stop);
        return json ? printJson(plan) : printPlan(plan);
      }
      const answer = await ask(adHoc, { query, parameters, limit, timeoutMs: timeout }, stop);
      return json ? printJson(answer) : printAnswer(answer, format);
    } finally {
      await adHoc.close();
    }
  });
}

/** On a terminal the estimate is shown before the statement runs. */
async function ask(adHoc: AdHoc, question: Parameters<typeof askCypher>[1], stop: AbortSignal): Promise<CypherAnswer> {
  if (process.stderr.isTTY) {
    const { estimatedRows } = await estimateCypher(adHoc, question, stop);
    process.stderr.write(
      `${estimatedRows === null ? 'This engine estimates no rows' : `About ${Math.ceil(estimatedRows)} rows`}; Ctrl-C stops.\n`,
    );
  }
  return askCypher(adHoc, question, stop);
}

function printPlan({ operators }: AdHocPlan): void {
  printTable([
    ['operator', 'estimated rows', 'details'],
    ...operators.map(({ name, depth, details, estimatedRows: rows }) => [
      '  '.repeat(depth) + name,
      rows === null ? 'unknown' : String(rows),
      details,
    ]),
  ]);
}

function printAnswer(answer: CypherAnswer, format: CypherOptions['format']): void {
  const { columns, rows } = answer;
  if (format === 'table') printTable([columns, ...rows.map((row) => row.map(cellOf))]);
  else if (format === 'csv') for (const row of [columns, ...rows]) print(row.map(csvCell).join(','));
  else for (const row of rows) print(JSON.stringify(Object.fromEntries(columns.map((name, at) => [name, row[at]]))));
  process.stderr.write(`${footOf(answer)}\n`);
}

function footOf({ rowCount, truncatedBy, snapshotAt, seconds }: CypherAnswer): string {
  const cut = { ROWS: '; more was left out, --limit shows more', BYTES: '; the rest was too large, ask for less' };
  const from = snapshotAt ? `, from a snapshot of ${snapshotAt}` : '';
  return `${rowCount} row${rowCount === 1 ? '' : 's'} in ${seconds} s${from}${truncatedBy ? cut[truncatedBy] : ''}`;
}

const cellOf = (value: unknown): string => {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** RFC 4180. */
function csvCell(value: unknown): string {
  const text = cellOf(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** `name=value`, added to what was given before. */
export function param(text: string, before: Values = {}): Values {
  const [, name, value] = /^(\w+)=([\s\S]*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('Expected name=value.');
  return { ...before, [name]: parsed(value, value) };
}

export function params(text: string): Values {
  const value = parsed(text, null);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidArgumentError('Expected a JSON object, such as {"name": "K2"}.');
  }
  return value as Values;
}

function parsed(text: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
}
