/** What must hold between the rows of a package, and between them and the graph, before anything is written. */
import { type PackageProblem, packageRefused } from '../../errors';
import { STILL_HELD } from '../../model/dates';
import { isKey, parseEntityId } from '../../model/ids';
import { kinds, type Role } from '../../model/kinds';
import { declarationOf, type RelationEnd } from '../../model/relations';
import { cleanRow } from './clean-row';
import { type EntityRecord, entityRecord, namedIn, type RelationRecord, relationRecord } from './package-rows';
import type { Table } from './read-package';

/** An entity that is in the graph already. */
export interface KnownEntity {
  readonly id: string;
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface CheckedPackage {
  readonly entities: readonly EntityRecord[];
  readonly relations: readonly RelationRecord[];
}

/**
 * The records of a package, every relation with its confidence; throws PACKAGE_REFUSED with all that is wrong.
 * `lookUp` finds what the rows name and the package itself does not hold.
 */
export async function checkPackage(
  tables: readonly Table[],
  lookUp: (ids: readonly string[]) => Promise<readonly KnownEntity[]>,
): Promise<CheckedPackage> {
  const problems: PackageProblem[] = [];
  const entities: EntityRecord[] = [];
  const relations: RelationRecord[] = [];
  for (const table of tables) {
    for (const row of table.rows) {
      const place = { file: table.file, line: row.line };
      const before = problems.length;
      const values = cleanRow(table, row, problems);
      if (problems.length > before) continue;
      if ('kind' in table.of) entities.push(entityRecord(table.of.kind, place, values));
      else relations.push(relationRecord(table.of.relation, place, values));
    }
  }
  if (problems.length > 0) throw packageRefused(problems);
  checkIds(entities, relations, problems);
  checkLoops(relations, problems);
  const own = new Map(entities.map(({ id, roles, properties }) => [id, { id, labels: roles, properties }]));
  const named = [...entities, ...relations].flatMap((record) => namesOf(record));
  const known = await lookUp([...new Set(named)].filter((id) => !own.has(id)));
  const all = new Map<string, KnownEntity>([...known.map((entity) => [entity.id, entity] as const), ...own]);
  for (const record of [...entities, ...relations]) checkNames(record, all, problems);
  if (problems.length > 0) throw packageRefused(problems);
  for (const record of relations) record.properties.confidence ??= bestReliability(record, all);
  return { entities, relations };
}

const namesOf = (record: EntityRecord | RelationRecord): string[] => {
  const ids = namedIn(record).map(({ id }) => id);
  return 'relation' in record ? [record.from, record.to, ...ids] : ids;
};

function checkIds(
  entities: readonly EntityRecord[],
  relations: readonly RelationRecord[],
  problems: PackageProblem[],
): void {
  const first = new Map<string, string>();
  const once = (key: string, what: string, { file, line }: { file: string; line: number }) => {
    const place = first.get(key);
    if (place)
      problems.push({ file, line, message: `${what} stands already in ${place}; leave one out or tell them apart.` });
    else first.set(key, `${file}:${line}`);
  };
  for (const record of entities) {
    if (parseEntityId(record.id)?.kind !== record.kind) {
      const message = `id is ${JSON.stringify(record.id)}; expected ${kinds[record.kind].prefix}:<key>, the key of letters, digits and ._#-`;
      problems.push({ ...placeOf(record), column: 'id', value: record.id, message });
    }
    once(record.id, `The id ${record.id}`, record);
    checkLengths(record, problems);
  }
  for (const record of relations) {
    const key = record.id.split('/')[3];
    if (key !== undefined && !isKey(key)) {
      problems.push({
        ...placeOf(record),
        column: 'key',
        value: key,
        message: `key is ${JSON.stringify(key)}; expected letters, digits and ._#-`,
      });
    }
    const { validFrom, validTo, access } = record.properties as Record<string, string>;
    if (validFrom && validTo && validFrom >= validTo) {
      problems.push({
        ...placeOf(record),
        column: 'validTo',
        value: validTo,
        message: `validTo is ${validTo}; expected a day after validFrom, ${validFrom}.`,
      });
    }
    once(`${record.id} ${record.recordedAt} ${access}`, `The relation ${record.id}`, record);
  }
}

function checkNames(
  record: EntityRecord | RelationRecord,
  all: ReadonlyMap<string, KnownEntity>,
  problems: PackageProblem[],
): void {
  for (const { column, id } of namedIn(record)) {
    const fits = column !== 'sources' || id.startsWith(`${kinds.Source.prefix}:`);
    if (!all.has(id) || !fits) {
      const message = `${column} names ${id}, which is ${fits ? 'neither in the package nor in the graph; add it' : 'no source'}.`;
      problems.push({ ...placeOf(record), column, value: id, message });
    }
  }
  if (!('relation' in record)) return;
  const { from, to } = declarationOf(record.relation);
  checkEnd(record, 'from', record.from, from, all, problems);
  checkEnd(record, 'to', record.to, to, all, problems);
}

function checkEnd(
  record: RelationRecord,
  column: 'from' | 'to',
  id: string,
  { kinds: allowed, role }: RelationEnd,
  all: ReadonlyMap<string, KnownEntity>,
  problems: PackageProblem[],
): void {
  const report = (message: string) => problems.push({ ...placeOf(record), column, value: id, message });
  const kind = parseEntityId(id)?.kind;
  const entity = all.get(id);
  if (!kind || !allowed.includes(kind)) report(`${column} is ${id}; expected ${allowed.join(' or ')}.`);
  else if (!entity) report(`${column} names ${id}, which is neither in the package nor in the graph; add it.`);
  else if (role && isHeld(record) && !(entity.labels as readonly (string | Role)[]).includes(role)) {
    report(`${column} is ${id}, which does not hold the role ${role}; add the role to its row.`);
  }
}

/** An index takes a text up to a size; what is made of the names must stay below it. */
const LONGEST_MADE = { search: 8_000, sortKey: 2_000 } as const;

function checkLengths(record: EntityRecord, problems: PackageProblem[]): void {
  for (const [made, most] of Object.entries(LONGEST_MADE)) {
    const { length } = String(record.properties[made]);
    if (length <= most) continue;
    const message = `The names, aliases and identifiers make a ${made} of ${length} characters; expected at most ${most}. Shorten them.`;
    problems.push({ ...placeOf(record), column: made === 'search' ? 'aliases' : 'name', message });
  }
}

/** Whether the row states what is held now; history may contradict it. */
const isHeld = ({ properties }: RelationRecord): boolean => properties.retractedAt === STILL_HELD;

/** A part that is, by way of other parts, a part of itself is a mistake: nothing could be built. */
function checkLoops(relations: readonly RelationRecord[], problems: PackageProblem[]): void {
  const parts = relations.filter((record) => record.relation === 'PART_OF' && isHeld(record));
  const wholes = new Map<string, RelationRecord[]>();
  for (const part of parts) wholes.set(part.from, [...(wholes.get(part.from) ?? []), part]);
  const done = new Set<string>();
  for (const start of wholes.keys()) {
    const way: { id: string; next: RelationRecord[] }[] = [{ id: start, next: [...(wholes.get(start) ?? [])] }];
    while (way.length > 0) {
      const here = way.at(-1) as { id: string; next: RelationRecord[] };
      const step = done.has(here.id) ? undefined : here.next.pop();
      if (!step) {
        done.add(here.id);
        way.pop();
        continue;
      }
      const loop = way.findIndex(({ id }) => id === step.to);
      if (loop >= 0) {
        const ids = [...way.slice(loop).map(({ id }) => id), step.to];
        problems.push({
          ...placeOf(step),
          message: `PART_OF runs in a circle: ${ids.join(' → ')}; take one relation out.`,
        });
      } else way.push({ id: step.to, next: [...(wholes.get(step.to) ?? [])] });
    }
  }
}

const placeOf = ({ file, line }: { file: string; line: number }) => ({ file, line });

/** A relation whose row states no confidence is trusted as far as the best of its sources. */
function bestReliability(record: RelationRecord, all: ReadonlyMap<string, KnownEntity>): number {
  const sources = record.properties.sources as readonly string[];
  return Math.max(...sources.map((id) => all.get(id)?.properties.reliability as number));
}
