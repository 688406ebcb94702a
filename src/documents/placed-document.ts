/** A document in YAML or JSON that a person has written, with the place of everything in it. */
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type PackageProblem, packageRefused } from '../errors';

/** The way to something in the document: keys and numbers. */
export type Way = readonly (string | number)[];

/** Where something stands in its file, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export class PlacedDocument {
  readonly problems: PackageProblem[] = [];

  private constructor(
    readonly file: string,
    readonly value: unknown,
    /** What the whole is called in messages, such as `The mapping`. */
    private readonly name: string,
    private readonly document: Document,
    private readonly lines: LineCounter,
    private readonly linesBefore: number,
  ) {}

  /** What is wrong with the form of the text stands in `problems`. `linesBefore` of the file lie before the text. */
  static parse(file: string, text: string, name: string, linesBefore = 0): PlacedDocument {
    const lineCounter = new LineCounter();
    const document = parseDocument(text, { lineCounter, prettyErrors: false });
    const made = (value: unknown) => new PlacedDocument(file, value, name, document, lineCounter, linesBefore);
    if (document.errors.length > 0) {
      const refused = made(undefined);
      for (const { message, pos } of document.errors) {
        const { line, column } = refused.at(pos[0]);
        const text = `It is no well-formed YAML or JSON: ${message}.`;
        refused.problems.push({ file, line, column: String(column), message: text });
      }
      return refused;
    }
    try {
      return made(document.toJS());
    } catch {
      const refused = made(undefined);
      const message = 'Its aliases (*name) name nothing or unfold without end.';
      refused.problems.push({ file, line: linesBefore + 1, column: '1', message });
      return refused;
    }
  }

  /** Where the value stands; where there is none, the nearest thing around it. */
  placeOf(way: Way): Place {
    let node = this.document.contents as Node | null;
    let found = node;
    for (const step of way) {
      node = this.child(node, step);
      if (!node) break;
      found = node;
    }
    return this.at(found?.range?.[0] ?? 0);
  }

  /** Where the key stands under which the last step of the way leads on. */
  placeOfKey(way: Way): Place {
    let node = this.document.contents as Node | null;
    for (const step of way.slice(0, -1)) node = this.child(node, step);
    const map = this.resolved(node);
    const pair = isMap(map) ? map.items.find(({ key }) => keyText(key) === String(way.at(-1))) : undefined;
    const key = pair?.key as Node | undefined;
    return key?.range ? this.at(key.range[0]) : this.placeOf(way);
  }

  /** Reports what is wrong with something under its name, for example `rows[2].cells.name is …`. */
  mistake(way: Way, message: string, { line, column }: Place = this.placeOf(way)): void {
    this.problems.push({
      file: this.file,
      line,
      column: String(column),
      message: `${nameOf(way) || this.name} ${message}`,
    });
  }

  throwProblems(): void {
    if (this.problems.length > 0) throw packageRefused([...this.problems].sort(byPlace));
  }

  private child(node: Node | null, step: string | number): Node | null {
    const parent = this.resolved(node);
    if (isSeq(parent)) return (parent.items[Number(step)] as Node | undefined) ?? null;
    if (!isMap(parent)) return null;
    return (parent.items.find(({ key }) => keyText(key) === String(step))?.value as Node | undefined) ?? null;
  }

  private resolved(node: Node | null): Node | null {
    return isAlias(node) ? (node.resolve(this.document) ?? null) : node;
  }

  private at(offset: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(line, 1) + this.linesBefore, column: Math.max(col, 1) };
  }
}

const nameOf = (way: Way): string =>
  way.map((step, at) => (/^\d+$/.test(String(step)) ? `[${step}]` : `${at === 0 ? '' : '.'}${step}`)).join('');

/** By file, line and column. */
export const byPlace = (a: PackageProblem, b: PackageProblem): number =>
  a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) || Number(a.column) - Number(b.column) : a.file < b.file ? -1 : 1;

const keyText = (key: unknown): string => String(isScalar(key) ? key.value : key);
