/** A row of ours as the mapping declares it: its kind or relation, what it is made of, and its cells. */

import type { PlacedDocument, Way } from '../../../documents/placed-document';
import { shown } from '../../../errors';
import { type Column, entityColumns, relationColumns } from '../../../model/columns';
import { type Kind, kindNames } from '../../../model/kinds';
import { isRelationKind, relationKinds } from '../../../model/relations';
import { checkIds } from './check-ids';
import { compileConditions } from './compile-conditions';
import { compileValue } from './compile-reading';
import type { InputDraft } from './input-draft';
import { joinsOfCells } from './joins-of-cells';
import type { CellRule, RowRule } from './mapping';
import type { RawRow, WordLists } from './raw-mapping';
import { attempt, type Surroundings } from './surroundings';

/** Null where the row names no kind, relation or input; that is reported. */
export function compileRow(
  raw: RawRow,
  way: Way,
  inputs: ReadonlyMap<string, InputDraft>,
  words: WordLists,
  document: PlacedDocument,
): RowRule | null {
  const of = ofRow(raw, way, document);
  const input = inputs.get(raw.input);
  if (!input) {
    const known = [...inputs.keys()].join(', ');
    document.mistake([...way, 'input'], `is ${shown(raw.input)}; expected one of ${known}.`);
  }
  if (!of || !input) return null;
  const around = { document, words, pathOf: input.pathOf.bind(input) };
  const cells = compileCells(of, raw.cells, [...way, 'cells'], way, around);
  return {
    of,
    place: document.placeOf(way),
    input: raw.input,
    each: raw.each ? compileEach(raw.each, [...way, 'each', 'column'], around) : null,
    when: raw.when ? compileConditions(raw.when, [...way, 'when'], around) : null,
    cells,
    joins: joinsOfCells(cells),
  };
}

/** Columns that a mapping does not fill: the source is the mapping's own, claims are what a load makes. */
const isMapped = ({ name, type }: Column): boolean => name !== 'sources' && type !== 'claims';

/** `owner` is what lacks a cell that every row needs. */
export function compileCells(
  of: RowRule['of'],
  raw: RawRow['cells'],
  way: Way,
  owner: Way,
  around: Surroundings,
): CellRule[] {
  const { document } = around;
  const columns = ('kind' in of ? entityColumns(of.kind) : relationColumns(of.relation)).filter(isMapped);
  for (const { name, required } of columns) {
    if (required && raw[name] === undefined) document.mistake(owner, `has no cell ${name}; every row needs it.`);
  }
  return Object.entries(raw).flatMap(([name, value]): CellRule[] => {
    const column = columns.find((known) => known.name === name);
    const cell = [...way, name];
    if (!column) {
      const known = columns.map((known) => known.name).join(', ');
      const message = `is no column of ${'kind' in of ? of.kind : of.relation}; known are ${known}.`;
      document.mistake(cell, message, document.placeOfKey(cell));
      return [];
    }
    if (column.type === 'money' && raw[`${name}Currency`] === undefined) {
      document.mistake(cell, `needs ${name}Currency beside it, for example USD.`, document.placeOfKey(cell));
    }
    const readings = compileValue(value, cell, column, around);
    for (const reading of readings) checkIds(of, column, reading, cell, document);
    return [{ column, readings }];
  });
}

function ofRow({ kind, relation }: RawRow, way: Way, document: PlacedDocument): RowRule['of'] | null {
  if ((kind === undefined) === (relation === undefined)) document.mistake(way, 'needs either a kind or a relation.');
  else if (kind === 'Source') {
    document.mistake(
      [...way, 'kind'],
      'is Source, of which the mapping makes one for each file: see source. Take the row out.',
    );
  } else if (kind !== undefined) {
    if (isKind(kind)) return { kind };
    document.mistake([...way, 'kind'], `is ${shown(kind)}; expected one of ${kindNames.join(', ')}.`);
  } else if (relation !== undefined) {
    if (isRelationKind(relation)) return { relation };
    document.mistake([...way, 'relation'], `is ${shown(relation)}; expected one of ${relationKinds.join(', ')}.`);
  }
  return null;
}

const isKind = (text: string): text is Kind => (kindNames as readonly string[]).includes(text);

function compileEach(
  { column, split }: NonNullable<RawRow['each']>,
  way: Way,
  { document, pathOf }: Surroundings,
): RowRule['each'] {
  const place = document.placeOf(way);
  return attempt(document, way, place, () => ({ path: pathOf(column, place), split }));
}
