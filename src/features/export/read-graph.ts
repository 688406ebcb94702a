/**
 * The whole graph in pages: for each kind the entities by id and their earlier versions, then every recorded version of
 * the relations by kind, the entity they leave, id, time of recording and access. Both engines give the same pages, and memory holds one at a time.
 */
import { STILL_HELD } from '../../model/dates';
import { type Kind, kindNames, kinds, type Role, roleNames } from '../../model/kinds';
import { declarationOf, type RelationKind, relationKinds } from '../../model/relations';
import { publicScope } from '../../model/scope';
import type { Statement } from '../../store/statement';
import type { Store } from '../../store/store';
import type { Row } from '../../store/values';
import { exportStatements as statements } from './export.statements';

export interface ExportedEntity {
  /** Whether it is an earlier version, in whose place another stands, or nothing. */
  readonly isSuperseded: boolean;
  readonly kind: Kind;
  readonly id: string;
  readonly roles: readonly Role[];
  /** As the graph holds them, those made at write time too. */
  readonly properties: Readonly<Row>;
}

export interface ExportedRelation {
  readonly relation: RelationKind;
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly properties: Readonly<Row>;
}

/** Of one kind, or of one kind of relation; never empty. */
export type Page =
  | { readonly kind: Kind; readonly entities: readonly ExportedEntity[] }
  | { readonly relation: RelationKind; readonly relations: readonly ExportedRelation[] };

export interface ReadOptions {
  /** Leaves out what was recorded later, and what was taken back later counts as held. Entities have no versions. */
  readonly asKnownOn?: string | undefined;
  readonly stop?: AbortSignal | undefined;
}

export const PAGE = 1_000;

type Read = (statement: Statement, parameters: Row) => Promise<Row[]>;

export async function* readGraph(store: Store, { asKnownOn, stop }: ReadOptions = {}): AsyncGenerator<Page> {
  const scope = publicScope(new Date());
  const read: Read = (statement, parameters) => {
    stop?.throwIfAborted();
    return store.read(statement, parameters, { scope, signal: stop });
  };
  for (const kind of kindNames) {
    for (const statement of [statements.entities[kind], statements.superseded[kind]]) {
      for await (const rows of ofKind(read, statement, kind)) {
        const entities = rows.filter(({ properties }) => isKnown(properties as Row, asKnownOn));
        if (entities.length > 0) yield { kind, entities: entities.map((row) => entityOf(kind, row, asKnownOn)) };
      }
    }
  }
  for (const relation of relationKinds) {
    for (const kind of declarationOf(relation).from.kinds) {
      for (const statement of [statements.ids[kind], statements.removedIds]) {
        for await (const ids of ofKind(read, statement, kind)) {
          yield* relationsLeaving(read, relation, ids, asKnownOn);
        }
      }
    }
  }
}

/** The ids of entities of which nothing stands but earlier versions, and what hung on them. */
export async function* readRemoved(store: Store, { stop }: ReadOptions = {}): AsyncGenerator<string[]> {
  const scope = publicScope(new Date());
  const read: Read = (statement, parameters) => store.read(statement, parameters, { scope, signal: stop });
  for (const kind of kindNames) {
    for await (const rows of ofKind(read, statements.removedIds, kind)) yield rows.map(({ id }) => id as string);
  }
}

async function* relationsLeaving(
  read: Read,
  relation: RelationKind,
  ids: readonly Row[],
  asKnownOn: string | undefined,
): AsyncGenerator<Page> {
  for await (const rows of leaving(read, statements.relations[relation], ids)) {
    const relations = rows.filter((row) => isKnownWithEnds(row, asKnownOn));
    if (relations.length > 0) {
      yield { relation, relations: relations.map((row) => relationOf(relation, row, asKnownOn)) };
    }
  }
}

/** Rows of one kind. Its ids stand side by side in the order of ids, from its prefix to the character behind `:`. */
async function* ofKind(read: Read, statement: Statement, kind: Kind): AsyncGenerator<Row[]> {
  const endId = `${kinds[kind].prefix};`;
  for (let afterId = `${kinds[kind].prefix}:`; ; ) {
    const rows = await read(statement, { afterId, endId, limit: PAGE });
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    afterId = rows.at(-1)?.id as string;
  }
}

/**
 * All versions of the relations that leave the entities. A full page may cut the last relation between two versions,
 * so that one is read again with the next page; a relation with more versions than a page gets a larger one.
 */
async function* leaving(read: Read, statement: Statement, from: readonly Row[]): AsyncGenerator<Row[]> {
  let ids = from.map(({ id }) => id);
  let [afterFrom, afterId, limit] = ['', '', PAGE];
  for (;;) {
    const rows = await read(statement, { ids, afterFrom, afterId, limit });
    const isLast = rows.length < limit;
    const whole = isLast ? rows : rows.filter(({ id }) => id !== rows.at(-1)?.id);
    if (whole.length > 0) yield whole.sort(byVersion);
    if (isLast) return;
    const end = whole.at(-1);
    limit = end ? PAGE : limit * 2;
    if (!end) continue;
    [afterFrom, afterId] = [end.from as string, end.id as string];
    ids = ids.slice(ids.indexOf(afterFrom));
  }
}

function byVersion(one: Row, other: Row): number {
  const [a, b] = [one.properties, other.properties] as Row[] as [Row, Row];
  return (
    compare(one.from, other.from) ||
    compare(one.id, other.id) ||
    compare(a.recordedAt, b.recordedAt) ||
    compare(a.access, b.access)
  );
}

const compare = (one: unknown, other: unknown): number =>
  one === other ? 0 : (one as string) < (other as string) ? -1 : 1;

const isKnown = ({ recordedAt }: Readonly<Row>, asKnownOn: string | undefined): boolean =>
  asKnownOn === undefined || recordedAt == null || (recordedAt as string) <= asKnownOn;

/** A relation from or to a claim that was recorded later would name what is left out. */
const isKnownWithEnds = ({ properties, fromRecordedAt, toRecordedAt }: Row, asKnownOn: string | undefined): boolean =>
  [(properties as Row).recordedAt, fromRecordedAt, toRecordedAt].every((recordedAt) =>
    isKnown({ recordedAt }, asKnownOn),
  );

function entityOf(kind: Kind, { labels, properties }: Row, asKnownOn: string | undefined): ExportedEntity {
  const roles = roleNames.filter((role) => (labels as readonly string[]).includes(role));
  const { version, ...kept } = properties as Row;
  const held = asHeld(kept, asKnownOn);
  const isSuperseded = version !== undefined && held.retractedAt !== STILL_HELD;
  return { kind, id: kept.id as string, roles, properties: held, isSuperseded };
}

function relationOf(relation: RelationKind, row: Row, asKnownOn: string | undefined): ExportedRelation {
  const [id, from, to] = [row.id, row.from, row.to] as [string, string, string];
  return { relation, id, from, to, properties: asHeld(row.properties as Row, asKnownOn) };
}

function asHeld(properties: Row, asKnownOn: string | undefined): Row {
  const isLater = asKnownOn !== undefined && ((properties.retractedAt ?? '') as string) > asKnownOn;
  return isLater ? { ...properties, retractedAt: STILL_HELD } : properties;
}
