/** Flat JSON objects as a table: each is a row, and the keys of the first thousand are the columns. */
import type { Mistake } from '../../verdict';
import { MOST_COLUMNS } from '../limits';
import type { Refuse } from '../refuse';
import type { RawRow, TableFile } from '../table-file';
import type { JsonValue } from './json-cursor';
import { jsonFault, refusedJson } from './json-fault';
import { jsonItems } from './json-items';
import { jsonLines } from './json-lines';
import { type JsonRecord, jsonRecord } from './json-record';

/** Objects in which keys are looked for. */
const LOOKED_AT = 1_000;

/** `text` gives UTF-8 with line feeds, at each call from the start. */
export async function openJson(
  text: () => AsyncIterable<Buffer>,
  isLines: boolean,
  refuse: Refuse,
): Promise<TableFile> {
  const values = () => (isLines ? jsonLines(text(), refuse) : jsonItems(text(), refuse));
  const readOf = (value: JsonValue): JsonRecord | string => {
    const record = jsonRecord(value.text);
    if (record) return record;
    const fault = jsonFault(value.text);
    if (fault && !isLines) throw refusedJson(value.text, fault, value.line, refuse);
    if (!fault) return 'The line is no object; expected one flat JSON object a line.';
    return `The line is no valid JSON: expected ${fault.expected} at character ${fault.at + 1}.`;
  };
  const columns = await columnsOf(values(), readOf, refuse);
  async function* rows(): AsyncGenerator<RawRow> {
    for await (const value of values()) yield rowOf(value.line, readOf(value), columns);
  }
  return { columns: [...columns], rows: { [Symbol.asyncIterator]: rows } };
}

async function columnsOf(
  values: AsyncIterable<JsonValue>,
  readOf: (value: JsonValue) => JsonRecord | string,
  refuse: Refuse,
): Promise<Set<string>> {
  const columns = new Set<string>();
  let count = 0;
  for await (const value of values) {
    const record = readOf(value);
    if (typeof record !== 'string') for (const key of record.cells.keys()) columns.add(key);
    if (columns.size > MOST_COLUMNS) {
      const message = `Its objects have more than ${MOST_COLUMNS} keys, the limit; expected flat objects with the same keys.`;
      throw refuse(message, { line: value.line });
    }
    if (++count === LOOKED_AT) break;
  }
  if (columns.size === 0) throw refuse('It holds no object with a key, so it has no columns.');
  for (const name of ['', '__proto__']) {
    if (columns.has(name)) throw refuse(`A key must not be ${JSON.stringify(name)}; rename it.`, { column: name });
  }
  return columns;
}

function rowOf(line: number, record: JsonRecord | string, columns: ReadonlySet<string>): RawRow {
  const cells: Record<string, string> = {};
  if (typeof record === 'string') {
    for (const name of columns) cells[name] = '';
    return { line, cells, mistakes: [{ code: 'BAD_FILE', message: record }] };
  }
  let known = 0;
  for (const name of columns) {
    const cell = record.cells.get(name);
    cells[name] = cell ?? '';
    if (cell !== undefined) known += 1;
  }
  const mistakes = known < record.cells.size ? [...record.mistakes, ...unknownKeys(record, columns)] : record.mistakes;
  return mistakes.length > 0 ? { line, cells, mistakes } : { line, cells };
}

const unknownKeys = ({ cells }: JsonRecord, columns: ReadonlySet<string>): Mistake[] =>
  [...cells.keys()]
    .filter((key) => !columns.has(key))
    .map((key) => {
      const message = `${key} is a key that none of the first ${LOOKED_AT} objects has; add it to the first, if only as null.`;
      return { code: 'BAD_FILE', column: key, message };
    });
