/** What sources state of up to a hundred relations, as one batch with a verdict for each. */
import { relationId } from '../../model/ids';
import type { Properties } from '../../model/property';
import { declarationOf } from '../../model/relations';
import type { Store } from '../../store/store';
import { memberOf, validityProperties } from './derived-inputs';
import type { RelationAssertInput, RelationInput } from './ingest.args';
import { cellsOf, placeOfColumn } from './input-cells';
import { newSourceRows } from './new-sources';
import { type Payload, payloadOf, refusal, tooMany } from './payload';
import type { RowToWrite } from './rows-to-write';
import { expectedOf, MOST_SOURCES, statementProperties } from './upsert-organization';
import { faultAt, faultCodes } from './user-error';
import { type Mistake, verdictCodes } from './verdict';
import { type Written, writeRecords } from './write-records';

/** What became of one relation of the list. */
export interface RowOutcome {
  readonly row: number;
  readonly relationId: string;
  readonly code: OutcomeCode;
  readonly message: string;
}

/** Code → what it says of a row of the list. */
export const outcomeCodes = {
  ...verdictCodes,
  ...faultCodes,
  NOT_TAKEN: 'Nothing is wrong with it; others of the list were refused.',
};

export type OutcomeCode = keyof typeof outcomeCodes;

export interface RelationsPayload extends Payload {
  readonly rows: readonly RowOutcome[];
}

const MOST_RELATIONS = 100;

const text = (description: string) => ({ type: 'text', description }) as const;

const common: Properties = {
  from: text('Where the arrow starts.'),
  to: text('Where it ends.'),
  key: text('Tells it apart.'),
  ...validityProperties,
  ...statementProperties,
};

export async function assertRelations(store: Store, input: RelationAssertInput): Promise<RelationsPayload> {
  const { relations, newSources, policy, dryRun } = input;
  const crowd = [
    ...tooMany('relations', relations, MOST_RELATIONS),
    ...tooMany('newSources', newSources, MOST_SOURCES),
  ];
  if (relations.length === 0) crowd.push(faultAt('MISSING_VALUE', ['relations'], EMPTY));
  if (crowd.length > 0) return { ...refusal(crowd), rows: [] };
  const own = relations.map(rowOf);
  const rows = [...newSourceRows(newSources), ...own];
  const written = await writeRecords(store, 'relation-assert', LIST, rows, { policy, dryRun });
  const outcomes = own.map((row, at) => outcomeOf(row, idOf(relations[at] as RelationInput), written));
  return { ...(await payloadOf(store, written)), rows: outcomes };
}

const LIST = 'relations';
const EMPTY = 'relations is an empty list; expected 1 to 100 relations. Send what is to be asserted.';

const idOf = ({ kind, from, to, key }: RelationInput): string => relationId(kind, from, to, key ?? '');

function rowOf(input: RelationInput, at: number): RowToWrite {
  const { kind, properties } = input;
  const declared = declarationOf(kind).properties;
  const member = memberOf(kind);
  const own = cellsOf(declared, properties?.[member] ?? {});
  const shared = cellsOf(common, input);
  const path = [LIST, String(at)];
  return {
    of: { relation: kind },
    list: LIST,
    at,
    cells: { ...own.cells, ...shared.cells },
    mistakes: [...shared.mistakes, ...own.mistakes, ...foreignProperties(input, member)],
    placeOf(column) {
      if (column === null) return path;
      const isOwn = !Object.hasOwn(common, column) && column !== PROPERTIES;
      return isOwn ? [...path, PROPERTIES, member, ...placeOfColumn(declared, column)] : [...path, column];
    },
    expected: expectedOf(idOf(input), input),
  };
}

const PROPERTIES = 'properties';

/** What is stated under the name of another kind. */
function foreignProperties({ kind, properties }: RelationInput, member: string): Mistake[] {
  const given = Object.entries(properties ?? {}).flatMap(([name, value]) => (value == null ? [] : name));
  return given
    .filter((name) => name !== member)
    .map((name) => {
      const message = `properties are those of ${name}; expected ${member}, for the kind is ${kind}. Give the properties of that kind, or none.`;
      return { code: 'BAD_CHOICE', column: PROPERTIES, message };
    });
}

/** A row that is good in itself is not taken where the list was refused whole. */
function outcomeOf(row: RowToWrite, id: string, { report, faults, outcomes }: Written): RowOutcome {
  const own = faults.get(row) ?? [];
  const [fault] = own;
  const place = { row: row.at, relationId: id };
  if (fault) return { ...place, code: fault.code, message: own.map(({ message }) => message).join(' ') };
  const code = (report && outcomes.get(row)) ?? 'NOT_TAKEN';
  return { ...place, code, message: outcomeCodes[code] };
}
