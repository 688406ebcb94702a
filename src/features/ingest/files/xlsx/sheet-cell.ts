/** One cell of a sheet at a time, from its tags to its text or what is wrong with it. */
import { columnLetters } from '../column-letters';
import type { CellFault } from '../grid-table';
import { plainNumber } from '../plain-number';
import { errorFault, externalFault, leadsElsewhere, uncalculatedFault } from './formula';
import type { TimeFormat } from './number-formats';
import { RichText, unescaped } from './rich-text';
import { serialDate } from './serial-date';

export interface SheetContext {
  readonly sharedTexts: readonly string[];
  /** By the number of a style. */
  readonly formats: readonly TimeFormat[];
  readonly is1904: boolean;
}

export class SheetCell {
  at = 0;
  private line = 0;
  private type = '';
  private style = 0;
  private value: string | null = null;
  private formula: string | null = null;
  private sharedBy: string | undefined;
  private gathering: 'v' | 'f' | null = null;
  private readonly inline = new RichText();
  /** The formula that cells of a block share stands in the first of them. */
  private readonly shared = new Map<string, string>();

  constructor(private readonly context: SheetContext) {}

  get reference(): string {
    return `${columnLetters(this.at)}${this.line}`;
  }

  start(at: number, line: number, { t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    this.at = at;
    this.line = line;
    this.type = t;
    this.style = Number(s);
    this.value = null;
    this.formula = null;
    this.sharedBy = undefined;
    this.inline.start();
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'v') {
      this.gathering = 'v';
      this.value = '';
    } else if (name === 'f') {
      this.gathering = 'f';
      this.formula = '';
      if (attributes.t === 'shared') this.sharedBy = attributes.si;
    } else this.inline.open(name);
  }

  text(text: string): void {
    if (this.gathering === 'v') this.value += text;
    else if (this.gathering === 'f') this.formula += text;
    else this.inline.add(text);
  }

  close(name: string): void {
    if (name === 'v' || name === 'f') this.gathering = null;
    else this.inline.close(name);
  }

  /** Its text, empty where it has none, or why it has no value that can be known. */
  read(): string | CellFault {
    const { at, reference, type, value } = this;
    const formula = this.wholeFormula();
    if (type === 'e') return errorFault(at, reference, value || 'unknown', formula);
    if (formula !== null) {
      if (leadsElsewhere(formula)) return externalFault(at, reference, formula);
      if (value === null || (value === '' && type !== 'str')) return uncalculatedFault(at, reference, formula);
    }
    if (type === 's' && value && this.context.sharedTexts[Number(value)] === undefined) {
      const message = `${reference} refers to a text that is not in the file; save the workbook anew.`;
      return { at, code: 'BAD_FILE', value, message };
    }
    return type === 'inlineStr' ? this.inline.value() : this.plain(value ?? '');
  }

  private wholeFormula(): string | null {
    if (this.formula === null || this.sharedBy === undefined) return this.formula;
    if (this.formula !== '') this.shared.set(this.sharedBy, this.formula);
    return this.shared.get(this.sharedBy) ?? '';
  }

  private plain(value: string): string {
    switch (this.type) {
      case 's':
        return this.context.sharedTexts[Number(value)] ?? '';
      case 'b':
        return value === '' ? '' : String(value.trim() === '1' || value.trim() === 'true');
      case 'str':
        return unescaped(value);
      case 'd':
        return value.replace(/T00:00:00(\.0+)?Z?$/, '');
      default:
        return value === '' ? '' : this.number(value.trim());
    }
  }

  private number(value: string): string {
    const format = this.context.formats[this.style] ?? null;
    const date = format === null ? null : serialDate(Number(value), format, this.context.is1904);
    return date ?? plainNumber(value);
  }
}
