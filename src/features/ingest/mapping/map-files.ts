/** Foreign files as the tables that a load takes in, by a mapping. */
import { entityColumns } from '../../../model/columns';
import { type Kind, kindNames } from '../../../model/kinds';
import { relationKinds } from '../../../model/relations';
import type { InputTable } from '../input';
import { EntitiesMet } from './entities-met';
import { ForeignRows } from './foreign-rows';
import { MappedEntities } from './mapped-entities';
import { MappedRelations } from './mapped-relations';
import type { Mapping } from './mapping';
import { type Note, Notes } from './note';
import { inputRow } from './row-of-rule';
import { type SourceFiles, sourceFiles } from './source-files';

export interface MappedInput {
  /** Sources, the other kinds with claims last, relations: what a row names stands in a table before it. */
  readonly tables: readonly InputTable[];
  /** What was left unknown or left out, by file and line; whole once the rows of every table have been read. */
  notes(): readonly Note[];
}

/**
 * Throws PACKAGE_REFUSED where files and mapping do not fit; no row is read by then. What does not fit in a single row
 * is noted, and the row is taken without it or left out, so that every row that is given is clean.
 */
export async function mapFiles(mapping: Mapping, paths: readonly string[]): Promise<MappedInput> {
  const files = await sourceFiles(mapping, paths);
  const notes = new Notes();
  const foreign = new ForeignRows(mapping, files.byInput, notes);
  const met = new EntitiesMet(
    mapping.rules.filter(({ of }) => 'kind' in of),
    foreign,
    notes,
  );
  const rulesBy = (name: string) => mapping.rules.filter(({ of }) => ('kind' in of ? of.kind : of.relation) === name);
  const entities = kindOrder.map((kind) => new MappedEntities(kind, rulesBy(kind), met, notes));
  const relations = relationKinds.map((relation) => new MappedRelations(relation, rulesBy(relation), foreign, notes));
  const tables = [...entities, ...relations].filter(({ rules }) => rules.length > 0);
  return { tables: [sourceTable(files), ...tables], notes: () => notes.all() };
}

const kindOrder: readonly Kind[] = [...kindNames.filter((kind) => kind !== 'Source' && kind !== 'Claim'), 'Claim'];

const sourceTable = ({ sources }: SourceFiles): InputTable => ({
  of: { kind: 'Source' },
  columns: entityColumns('Source'),
  async *rows() {
    yield* sources.map(inputRow);
  },
});
