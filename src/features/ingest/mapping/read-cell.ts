/** The text of one of our cells, read from a foreign row. What cannot be read is left unknown and noted. */
import { shown } from '../../../errors';
import type { Column } from '../../../model/columns';
import type { VerdictCode } from '../verdict';
import { holds } from './conditions';
import { filled } from './fill-template';
import { factorColumn, fitCell } from './fit-cell';
import { type Fraction, factorOf } from './fraction';
import type { CellRule, Path, Reading, Template } from './mapping';
import type { Notes } from './note';
import type { Scope } from './scope';
import { foldedWord } from './unknown-words';

/** Empty where it is not known. The first reading that gives something is taken, or whose unit the cell ends in. */
export function readForeignCell({ column, readings }: CellRule, scope: Scope, notes: Notes): string {
  const others: Reading[] = [];
  for (const reading of readings) {
    const text = foreignText(reading, scope, notes);
    const inUnit = withoutUnit(text, reading.units);
    if (text !== '' && inUnit === null) others.push(reading);
    const read = inUnit ? readItems(inUnit, reading, column, scope, notes) : '';
    if (read !== '' || (inUnit && reading.units.length > 0)) return read;
  }
  noteOtherUnit(others, column, scope, notes);
  return '';
}

/** The first place of a cell that holds nothing known; null where there is none. */
export function unknownPath({ readings }: CellRule, scope: Scope): Path | null {
  for (const { paths, when } of readings) {
    if (when && !holds(when, scope)) continue;
    const path = paths.find((one) => scope.known(one) === '');
    if (path) return path;
  }
  return null;
}

/** The foreign column that a cell is mainly read from; our own where it takes none. */
export const foreignColumn = ({ column, readings }: CellRule): string =>
  readings.find(({ paths }) => paths.length > 0)?.paths[0]?.text ?? column.name;

/** What a reading takes from the row, before it is understood; empty where it takes nothing. */
function foreignText(reading: Reading, scope: Scope, notes: Notes): string {
  if (reading.when && !holds(reading.when, scope)) return '';
  noteLostJoins(reading, scope, notes);
  const texts = reading.take.map((template) => filled(template, scope));
  const takesNothing = reading.take.every((template, at) => texts[at] === null || isConstant(template));
  if (takesNothing && reading.paths.length > 0) return '';
  let text = texts.filter((known) => known !== null).join(reading.between);
  for (const noise of reading.drop) text = text.replaceAll(noise, '');
  return text.trim();
}

const isConstant = ({ parts }: Template): boolean => parts.every((part) => typeof part === 'string');

/** The text without the unit it ends in; null where it ends in none of them. */
function withoutUnit(text: string, units: readonly string[]): string | null {
  if (units.length === 0) return text;
  const unit = units.find((known) => foldedWord(text).endsWith(foldedWord(known)));
  return unit === undefined ? null : text.slice(0, text.length - unit.length).trim();
}

function noteOtherUnit(readings: readonly Reading[], column: Column, scope: Scope, notes: Notes): void {
  const [first] = readings;
  if (!first) return;
  const name = foreignColumn({ column, readings });
  const value = foreignText(first, scope, notes);
  const units = readings.flatMap((reading) => reading.units).join(', ');
  const message = `${name} is ${shown(value)}; expected one that ends in one of ${units}. ${column.name} is left unknown.`;
  notes.add({ file: scope.file.name, line: scope.line, column: name, value, code: 'BAD_NUMBER', message });
}

function readItems(text: string, reading: Reading, column: Column, scope: Scope, notes: Notes): string {
  const items = (reading.split === null ? [text] : text.split(reading.split)).map((item) => item.trim());
  return items
    .map((item) => (item === '' ? '' : readItem(item, reading, column, scope, notes)))
    .filter((item) => item !== '')
    .join(';');
}

function readItem(item: string, reading: Reading, column: Column, scope: Scope, notes: Notes): string {
  const note = (code: VerdictCode, what: string) => {
    const name = foreignColumn({ column, readings: [reading] });
    const message = `${name} is ${shown(item)}${what}`;
    notes.add({ file: scope.file.name, line: scope.line, column: name, value: item, code, message });
    return '';
  };
  const left = column === factorColumn ? '' : ` ${column.name} is left unknown`;
  const ours = reading.words ? reading.words.ours.get(foldedWord(item)) : item;
  if (ours === null) return '';
  if (ours === undefined) {
    const known = reading.words?.known.join(', ');
    const remedy = left ? `${left}: add the word to the mapping or mend the cell.` : ' Add the word to the mapping.';
    return note('BAD_CHOICE', `; expected one of ${known}.${remedy}`);
  }
  if (column === factorColumn) return ours;
  const factor = factorFor(reading, scope, notes);
  if (factor === undefined) {
    return note('MISSING_VALUE', `, but its unit is not known.${left}.`);
  }
  const fit = fitCell(column, ours, reading, factor);
  if ('text' in fit) return fit.text;
  const hint = fit.hint && ` ${fit.hint}`;
  return note(fit.code, `; expected ${fit.expected}.${left}.${hint}`);
}

/** Null where there is none to multiply with; undefined where it is not known. */
function factorFor({ times }: Reading, scope: Scope, notes: Notes): Fraction | null | undefined {
  if (!times || 'numerator' in times) return times;
  return factorOf(readForeignCell({ column: factorColumn, readings: [times] }, scope, notes)) ?? undefined;
}

function noteLostJoins({ paths }: Reading, scope: Scope, notes: Notes): void {
  for (const path of paths) {
    if (path.of !== 'join' || scope.joined(path.join) !== undefined) continue;
    const message = `No row of the join ${path.join} belongs to this line, so ${path.text} is not known.`;
    notes.add({ file: scope.file.name, line: scope.line, column: path.join, value: '', code: 'UNKNOWN_ID', message });
  }
}
