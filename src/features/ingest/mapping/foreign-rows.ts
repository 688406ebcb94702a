/** The rows of the files of a mapping, each as a scope with the joins of its input. */

import { openTableFile } from '../files/open-table-file';
import { readJsonDocument } from '../files/read-json-document';
import { documentRows } from './document-rows';
import type { DocumentRows, Input, Join, Mapping, Path } from './mapping';
import type { Notes } from './note';
import { type Joined, type JoinedRow, Scope, type SourceFile } from './scope';
import { cellText, walked } from './steps';

type JoinedTable = ReadonlyMap<string, JoinedRow>;

export class ForeignRows {
  private readonly inputs: ReadonlyMap<string, Input>;
  private readonly tables = new Map<Join, Promise<JoinedTable>>();

  constructor(
    mapping: Mapping,
    /** The files of each input, in the order they were named in. */
    private readonly files: ReadonlyMap<string, readonly SourceFile[]>,
    private readonly notes: Notes,
  ) {
    this.inputs = new Map(mapping.inputs.map((input) => [input.name, input]));
  }

  /** Reads the files of an input from the start, at each call anew. Of joined inputs it holds what the joins take. */
  async *of(name: string): AsyncGenerator<Scope> {
    const { joins } = this.inputs.get(name) as Input;
    const tables = new Map<string, readonly [Join, JoinedTable]>();
    for (const join of joins) tables.set(join.name, [join, await this.joinedTable(join)]);
    for await (const { file, line, own } of this.bare(name)) {
      const alone = new Scope(file, line, own, () => null);
      const joined: Joined = (wanted) => {
        const [join, table] = tables.get(wanted) ?? [];
        const key = join && keyOf(join.on.map(([ours]) => alone.read(ours)));
        return key ? table?.get(key) : null;
      };
      yield new Scope(file, line, own, joined);
    }
  }

  private async *bare(name: string) {
    const input = this.inputs.get(name) as Input;
    for (const file of this.files.get(name) ?? []) {
      if (input.document) yield* bareDocument(file, await readJsonDocument(file.path), input.document);
      else yield* this.bareTable(file, input);
    }
  }

  private async *bareTable(file: SourceFile, { table }: Input) {
    const { rows } = await openTableFile(file.path, table);
    for await (const { line, cells, mistakes = [] } of rows) {
      for (const { code, message, column = '', value = '' } of mistakes) {
        this.notes.add({ file: file.name, line, column, value, code, message });
      }
      if (mistakes.length > 0) continue;
      yield { file, line, own: (path: Path) => (path.of === 'column' ? (cells[path.name] ?? '') : '') };
    }
  }

  private joinedTable(join: Join): Promise<JoinedTable> {
    const table = this.tables.get(join) ?? this.readJoined(join);
    this.tables.set(join, table);
    return table;
  }

  private async readJoined({ input, on, columns, name }: Join): Promise<JoinedTable> {
    const rows = new Map<string, JoinedRow>();
    for await (const { file, line, own } of this.bare(input)) {
      const scope = new Scope(file, line, own, () => null);
      const key = keyOf(on.map(([, theirs]) => scope.read(theirs)));
      if (!key) continue;
      if (rows.has(key)) {
        const column = on.map(([, theirs]) => theirs.text).join();
        const message = `${column} is ${key} here and in a line before; the join ${name} takes the first.`;
        this.notes.add({ file: file.name, line, column, value: key, code: 'DUPLICATE', message });
      } else {
        rows.set(key, { source: file.source, texts: new Map(columns.map((path) => [path.text, scope.read(path)])) });
      }
    }
    return rows;
  }
}

/** The line of a row is its place among the rows of the input, from 1. */
function* bareDocument(file: SourceFile, value: unknown, rows: DocumentRows) {
  let line = 0;
  const whole = { ...file, document: value };
  for (const { row, parent } of documentRows(value, rows)) {
    const own = (path: Path): string => {
      if (path.of === 'row') return cellText(walked(row, path.steps));
      return path.of === 'parent' ? cellText(walked(parent, path.steps)) : '';
    };
    yield { file: whole, line: ++line, own };
  }
}

/** The cells of a key as one text; empty where one of them is. */
const keyOf = (cells: readonly string[]): string => (cells.every((cell) => cell !== '') ? cells.join('\u0000') : '');
