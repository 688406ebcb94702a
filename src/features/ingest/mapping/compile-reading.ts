/** How a cell of ours is read from foreign ones: from the mapping's words to Readings. */

import type { Way } from '../../../documents/placed-document';
import { shown } from '../../../errors';
import type { Column } from '../../../model/columns';
import { checkOptions } from './check-options';
import { compileConditions } from './compile-conditions';
import { slotsOf } from './compile-template';
import { compileFactor, compileWords } from './compile-words';
import { factorColumn, fitCell } from './fit-cell';
import { type DateFormat, dateFormat } from './foreign-date';
import type { Reading, Template } from './mapping';
import type { RawReading, RawValue, Scalar } from './raw-mapping';
import { type Surroundings, templateAt } from './surroundings';

export function compileValue(raw: RawValue, way: Way, column: Column, around: Surroundings): Reading[] {
  if (!Array.isArray(raw)) return [compileReading(raw as Scalar | RawReading, way, column, around)];
  return raw.map((item, at) => compileReading(item, [...way, at], column, around));
}

function compileReading(raw: Scalar | RawReading, way: Way, column: Column, around: Surroundings): Reading {
  const { document } = around;
  const options: RawReading = typeof raw === 'object' ? raw : { take: raw };
  checkOptions(options, way, column, document);
  const textAt = typeof raw === 'object' ? [...way, 'take'] : way;
  const take = options.join
    ? options.join.map((text, at) => templateAt(text, [...way, 'join', at], around))
    : [templateAt(String(options.take ?? ''), textAt, around)];
  const reading = {
    place: document.placeOf(way),
    when: options.when ? compileConditions(options.when, [...way, 'when'], around) : null,
    take,
    paths: take.flatMap(slotsOf).map(({ path }) => path),
    between: options.with ?? ' ',
    split: options.split ?? null,
    drop: [options.drop ?? []].flat(),
    units: [options.unit ?? []].flat(),
    words: options.words === undefined ? null : compileWords(options.words, [...way, 'words'], column, around),
    pad: options.pad ?? 0,
    number: {
      decimal: options.decimal ?? '.',
      thousands: options.thousands ?? '',
      parentheses: options.negative !== undefined,
      decimals: options.decimals,
    },
    zeroIsUnknown: options.zero !== undefined,
    times: options.times === undefined ? null : compileTimes(options.times, [...way, 'times'], around),
    date: options.date === undefined ? null : compileDate(options.date, [...way, 'date'], column, around),
  };
  const constant = reading.words || column === factorColumn ? null : constantOf(take);
  const fit = constant ? fitCell(column, constant, reading, null) : null;
  if (fit && 'code' in fit) document.mistake(textAt, `is ${shown(constant)}; expected ${fit.expected}.`);
  return reading;
}

/** The text of a reading that takes nothing from the row. */
function constantOf([only, ...more]: readonly Template[]): string | null {
  const [text, ...rest] = only?.parts ?? [];
  return more.length === 0 && rest.length === 0 && typeof text === 'string' && text !== '' ? text : null;
}

function compileTimes(raw: Scalar | RawReading, way: Way, around: Surroundings): Reading['times'] {
  if (typeof raw !== 'object') return compileFactor(raw, way, around);
  if (raw.words === undefined) around.document.mistake(way, 'needs words: their units and our factors.');
  return compileReading(raw, way, factorColumn, around);
}

function compileDate(raw: string, way: Way, { type }: Column, { document }: Surroundings): DateFormat | null {
  const format = dateFormat(raw);
  if (format && (type === 'month' || format.hasDay)) return format;
  document.mistake(way, `is ${shown(raw)}; expected a format of YYYY, MM and DD, for example DD/MM/YYYY.`);
  return null;
}
