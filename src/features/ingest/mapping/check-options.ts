/** Refuses what could have no effect on a cell of its column: a reader of the mapping would take it for a fact. */

import type { PlacedDocument, Way } from '../../../documents/placed-document';
import type { Column } from '../../../model/columns';
import type { RawReading } from './raw-mapping';

const NUMBER_OPTIONS = ['decimal', 'thousands', 'negative', 'decimals', 'zero', 'times'] as const;

export function checkOptions(raw: RawReading, way: Way, { name, type }: Column, document: PlacedDocument): void {
  const refuse = (option: keyof RawReading, message: string) => document.mistake([...way, option], message);
  if ((raw.take === undefined) === (raw.join === undefined)) document.mistake(way, 'needs either take or join.');
  if (raw.with !== undefined && !raw.join) refuse('with', 'stands between the texts of join; there is no join.');
  if (!['integer', 'decimal', 'money'].includes(type)) {
    const idle = NUMBER_OPTIONS.filter((option) => raw[option] !== undefined);
    for (const option of idle) refuse(option, `is for numbers; ${name} is none. Leave it out.`);
  }
  if (raw.date !== undefined && type !== 'date' && type !== 'month') {
    refuse('date', `is for dates; ${name} is none. Leave it out.`);
  }
  if (raw.split !== undefined && type !== 'texts') {
    refuse('split', `is for lists; ${name} is none. Use each to make several rows.`);
  }
  if (raw.pad !== undefined && type !== 'identifier' && type !== 'text') {
    refuse('pad', `is for identifiers and texts; ${name} is neither. Leave it out.`);
  }
  if ((raw.decimal ?? '.') === raw.thousands) refuse('thousands', 'is the same sign as decimal; tell them apart.');
}
