/** An input of a mapping while it is compiled: its files, its words for "not known", its joins, and what is taken. */

import type { Place, PlacedDocument, Way } from '../../../documents/placed-document';
import type { DocumentRows, Input, Join, Path, Use } from './mapping';
import type { RawInput } from './raw-mapping';
import { stepsOf } from './steps';
import { attempt, PathMistake } from './surroundings';
import { wordMatcher } from './unknown-words';

/** An input while the mapping is compiled: whoever takes a column says so here. */
export class InputDraft {
  readonly uses: Use[] = [];
  readonly joins = new Map<string, { join: Omit<Join, 'on' | 'columns'>; columns: Map<string, Path> }>();
  private readonly unknown = new Map<string, (text: string) => boolean>();

  constructor(
    readonly name: string,
    readonly raw: RawInput,
    readonly place: Place,
    private readonly inputs: ReadonlyMap<string, InputDraft>,
    private readonly isUnknown: (text: string) => boolean,
  ) {
    for (const [column, words] of Object.entries(raw.unknown ?? {})) {
      const here = wordMatcher(words.map(String));
      this.unknown.set(column, (text) => here(text) || isUnknown(text));
    }
  }

  get isDocument(): boolean {
    return this.raw.rows !== undefined;
  }

  /** Throws a message, to stand behind the name of what is wrong, where the path leads nowhere. */
  pathOf(text: string, place: Place): Path {
    const shared = { text, isUnknown: this.unknown.get(text) ?? this.isUnknown };
    if (text.startsWith('$')) return { ...shared, ...this.specialOf(text) };
    const dot = text.indexOf('.');
    const joined = this.joins.get(text.slice(0, Math.max(dot, 0)));
    if (joined) return { ...shared, ...this.joinedOf(joined, text.slice(dot + 1), place) };
    if (this.isDocument) return { ...shared, of: 'row', steps: stepsOf(text) };
    this.uses.push({ column: text, place });
    return { ...shared, of: 'column', name: text };
  }

  compiled(document: PlacedDocument): Input {
    const { file, rows, nested, unknown: _, joins: _joins, ...table } = this.raw;
    const way = ['inputs', this.name];
    const joins = [...this.joins.values()].map(({ join, columns }) => ({
      ...join,
      columns: [...columns.values()],
      on: this.pairsOf(join.name).flatMap(([ours, theirs]) => this.pairOf(join, ours, theirs, document)),
    }));
    if (!this.isDocument) {
      for (const column of this.unknown.keys()) {
        this.uses.push({ column, place: document.placeOfKey([...way, 'unknown', column]) });
      }
    }
    return {
      ...{ name: this.name, place: this.place, pattern: file, files: patternOf(file), table, joins, uses: this.uses },
      document: rows === undefined ? null : documentRows([rows].flat(), nested),
    };
  }

  private specialOf(text: string) {
    const [name, ...rest] = text.split('.');
    const steps = stepsOf(rest.join('.'));
    if (name === '$file' && rest.length === 0) return { of: 'file' } as const;
    if (name === '$document' && rest.length > 0 && this.isDocument) return { of: 'document', steps } as const;
    if (name === '$parent' && rest.length > 0 && this.isDocument) return { of: 'parent', steps } as const;
    const known = this.isDocument ? '$file, $document.… and $parent.…' : '$file; the others are for JSON documents';
    throw new PathMistake(`takes ${text}, which is nothing; with $ there are ${known}.`);
  }

  private joinedOf(
    { join, columns }: { join: { name: string; input: string }; columns: Map<string, Path> },
    column: string,
    place: Place,
  ) {
    const other = this.inputs.get(join.input);
    const path = columns.get(column) ?? other?.pathOf(column, place);
    if (!path) throw new PathMistake(`takes ${column} of ${join.name}, whose input ${join.input} is not declared.`);
    if (path.of === 'join') throw new PathMistake(`goes over two joins with ${join.name}.${column}; join it here.`);
    columns.set(column, path);
    return { of: 'join', join: join.name, name: column, isUnknown: path.isUnknown } as const;
  }

  private pairsOf(join: string): [string, string][] {
    const on = this.raw.joins?.[join]?.on ?? {};
    return typeof on === 'string' ? [[on, on]] : Object.entries(on);
  }

  private pairOf(join: { name: string; input: string }, ours: string, theirs: string, document: PlacedDocument) {
    const way: Way = ['inputs', this.name, 'joins', join.name, 'on'];
    const other = this.inputs.get(join.input);
    if (!other) return [];
    const place = document.placeOf(way);
    const make = () => [this.pathOf(ours, place), other.pathOf(theirs, place)] as const;
    const pair = attempt(document, way, place, make);
    return pair ? [pair] : [];
  }
}

const documentRows = (rows: readonly string[], nested: string | undefined): DocumentRows => ({
  paths: rows.map(stepsOf),
  nested: nested === undefined ? null : stepsOf(nested),
});

/** A file name with `*` for any characters; upper and lower case are one. */
const patternOf = (file: string): RegExp =>
  new RegExp(`^${file.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '.*')}$`, 'isu');
