/** What a rule sees of the row it is run on. */
import type { Path } from './mapping';
import { cellText, walked } from './steps';

export interface SourceFile {
  /** Name without folders. */
  readonly name: string;
  readonly path: string;
  /** Id of the source that its rows cite. */
  readonly source: string;
  /** The whole of a JSON document; undefined for a table. */
  readonly document?: unknown;
}

/** The row that a join found. */
export interface JoinedRow {
  readonly texts: ReadonlyMap<string, string>;
  readonly source: string;
}

/** The row of a join by its name: undefined where none has its key, null where the key itself is not known. */
export type Joined = (join: string) => JoinedRow | null | undefined;

export class Scope {
  constructor(
    readonly file: SourceFile,
    readonly line: number,
    /** The text of a path into the row itself. */
    private readonly own: (path: Path) => string,
    readonly joined: Joined,
  ) {}

  /** The text at a path, without spaces at its ends; empty where nothing is there. */
  read(path: Path): string {
    return this.raw(path).normalize('NFC').trim();
  }

  /** The same, empty also where a word for "not known" stands there. */
  known(path: Path): string {
    const text = this.read(path);
    return path.isUnknown(text) ? '' : text;
  }

  /** The same row with another text at one path. */
  withText(path: Path, text: string): Scope {
    const own = (other: Path) => (other.text === path.text ? text : this.own(other));
    return new Scope(this.file, this.line, own, this.joined);
  }

  private raw(path: Path): string {
    if (path.of === 'file') return fileTitle(this.file.name);
    if (path.of === 'document') return cellText(walked(this.file.document, path.steps));
    if (path.of === 'join') return this.joined(path.join)?.texts.get(path.name) ?? '';
    return this.own(path);
  }
}

/** A file's name without its endings: `parts.csv.gz` → `parts`. */
const fileTitle = (name: string): string => name.replace(/(\.[A-Za-z]\w{0,7}){1,2}$/, '') || name;
