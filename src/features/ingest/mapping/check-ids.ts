/** Whether the ids that a mapping makes can stand: with the prefix of a kind that may stand there, and a good key. */

import type { PlacedDocument, Way } from '../../../documents/placed-document';
import { shown } from '../../../errors';
import type { Column } from '../../../model/columns';
import { isKey } from '../../../model/ids';
import { type Kind, kindNames, kinds } from '../../../model/kinds';
import { declarationOf } from '../../../model/relations';
import { slotsOf } from './compile-template';
import type { Reading, RowRule, Slot } from './mapping';

export function checkIds(
  of: RowRule['of'],
  column: Column,
  reading: Reading,
  way: Way,
  document: PlacedDocument,
): void {
  const isId = column.name === 'id' || column.type === 'reference';
  if (!isId && !('relation' in of && column.name === 'key')) return;
  const mistake = (message: string) => document.mistake(way, message, reading.place);
  const prefixes = isId ? kindsAt(of, column).map((kind) => `${kinds[kind].prefix}:`) : [''];
  const startsWell = (text: string) => prefixes.find((prefix) => text.startsWith(prefix));
  const expected = prefixes.map((prefix) => `${prefix}{…|slug}`).join(' or ');
  if (reading.words) {
    const other = [...reading.words.ours.values()].find((id) => id !== null && startsWell(id) === undefined);
    if (other) mistake(`is ${other} for one of its words; expected ${prefixes.join('… or ')}…`);
    return;
  }
  const loose = reading.take.flatMap(slotsOf).find(({ form }) => form === 'plain')?.path.text;
  if (loose) {
    mistake(`takes {${loose}} as it is; write {${loose}|slug} or {${loose}|key}, which fit into an id.`);
    return;
  }
  const sample = reading.take.map(({ parts }) => parts.map(sampleOf).join('')).join(reading.between);
  // A template with a mistake, which is reported already, is empty.
  if (sample === '') return;
  const prefix = startsWell(sample);
  if (prefix !== undefined && (isKey(sample.slice(prefix.length)) || sample.length > 120)) return;
  mistake(
    `is ${shown(sample)} with a for what is filled in; expected ${expected}, the key of letters, digits and ._#-`,
  );
}

const sampleOf = (part: string | Slot): string => (typeof part === 'string' ? part : 'a');

function kindsAt(of: RowRule['of'], { name }: Column): readonly Kind[] {
  if ('kind' in of) return name === 'id' ? [of.kind] : kindNames;
  const { from, to } = declarationOf(of.relation);
  if (name === 'from' || name === 'to') return (name === 'from' ? from : to).kinds;
  return kindNames;
}
