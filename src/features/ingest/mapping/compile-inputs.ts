/** The inputs of a mapping, ready to be asked for their columns. */

import type { PlacedDocument } from '../../../documents/placed-document';
import { InputDraft } from './input-draft';
import type { RawInput, RawMapping } from './raw-mapping';
import { unknownWords, wordMatcher } from './unknown-words';

/** By name. */
export function inputDrafts(
  { inputs, unknown = unknownWords }: RawMapping,
  document: PlacedDocument,
): ReadonlyMap<string, InputDraft> {
  const drafts = new Map<string, InputDraft>();
  const isUnknown = wordMatcher(unknown.map(String));
  for (const [name, input] of Object.entries(inputs)) {
    checkInput(name, input, document);
    drafts.set(name, new InputDraft(name, input, document.placeOfKey(['inputs', name]), drafts, isUnknown));
  }
  for (const [name, { raw, joins }] of drafts) {
    for (const [join, { input }] of Object.entries(raw.joins ?? {})) {
      const way = ['inputs', name, 'joins', join, 'input'];
      if (drafts.has(input)) joins.set(join, { join: { name: join, input }, columns: new Map() });
      else document.mistake(way, `is ${input}; expected one of ${[...drafts.keys()].join(', ')}.`);
    }
  }
  return drafts;
}

const TABLE_OPTIONS = ['format', 'sheet', 'delimiter', 'headerLine'] as const;

/** Options of a table say nothing on a JSON document, and the other way round. */
function checkInput(name: string, raw: RawInput, document: PlacedDocument): void {
  const refuse = (option: keyof RawInput, message: string) => {
    const way = ['inputs', name, option];
    document.mistake(way, message, document.placeOfKey(way));
  };
  if (raw.rows === undefined) {
    if (raw.nested !== undefined) refuse('nested', 'needs rows beside it: the way to the outermost rows.');
    return;
  }
  for (const option of TABLE_OPTIONS) {
    if (raw[option] !== undefined)
      refuse(option, 'is for tables; with rows the input is a JSON document. Leave it out.');
  }
}
