/**
 * The versions of each record that came or went in a period: entities by id, then relations by id, kind by kind. Each
 * statement gives a page of versions; one that cuts the last record is read on from the record before it.
 */
import { notFound } from '../../errors';
import { type Context, read } from '../../graphql/context';
import { parseRelationId } from '../../model/ids';
import { relationKinds } from '../../model/relations';
import type { Row } from '../../store/values';
import { isOfPeriod, type Period, type RecordedVersion } from './compare-versions';
import { evidenceStatements as statements } from './evidence.statements';

/** The section of the list a record is in, its id and its access key. */
export type Place = readonly [section: number, id: string, access: string];

export const START: Place = [0, '', ''];

/** Up to `limit` versions behind a record, whole records but for the last. */
type Section = (afterId: string, afterAccess: string, limit: number) => Promise<RecordedVersion[]>;

export interface ChangedRecord {
  readonly place: Place;
  /** The earliest first. */
  readonly versions: readonly RecordedVersion[];
}

/** The sections of a list; throws NOT_FOUND where the graph never held `about`. */
export async function sectionsOf(context: Context, about: string | null, period: Period): Promise<Section[]> {
  if (about === null) return sectionsOfAll(context, period);
  const known = await versionsOf(context, about);
  if (known.length === 0) throw notFound('about', about);
  const own = fromMemory(known.filter((version) => isTrusted(context, version) && isOfPeriod(version, period)));
  if (parseRelationId(about)) return [own];
  const related: Section = async (afterId, afterAccess, limit) => {
    const place = { ids: [about], afterId, afterAccess, limit, ...period };
    return (await read(context, statements.changedRelationsOf, place)).map(versionIn);
  };
  return [own, related];
}

function sectionsOfAll(context: Context, period: Period): Section[] {
  const entities: Section = async (afterId, _, limit) =>
    (await read(context, statements.changedEntities, { afterId, limit, ...period })).map(versionIn);
  const relations = [...relationKinds].sort().map(
    (kind): Section =>
      async (afterId, afterAccess, limit) => {
        const rows = await read(context, statements.changedRelations[kind], { afterId, afterAccess, limit, ...period });
        return rows.map(versionIn);
      },
  );
  return [entities, ...relations];
}

/** Every version of one record that the reader may see. */
async function versionsOf(context: Context, id: string): Promise<RecordedVersion[]> {
  const parts = parseRelationId(id);
  if (!parts) return (await read(context, statements.recordedEntities, { ids: [id] })).map(versionIn);
  const { relation, from, to } = parts;
  const ends = [{ id, from, to, recordedAt: null }];
  return (await read(context, statements.recordedRelations[relation], { ends })).map(versionIn);
}

/** Confidence is a bound of relations alone. */
const isTrusted = ({ scope }: Context, { labels, properties }: RecordedVersion): boolean =>
  labels !== null || (properties.confidence as number) >= scope.minConfidence;

const fromMemory =
  (versions: readonly RecordedVersion[]): Section =>
  async (afterId, afterAccess) =>
    versions.filter(({ id, access }) => id > afterId || (id === afterId && access > afterAccess));

function versionIn({ id, labels = null, properties }: Row): RecordedVersion {
  const { access = '', recordedAt, retractedAt } = properties as Row;
  return { id, access, recordedAt, retractedAt, labels, properties } as RecordedVersion;
}

/** The records behind a place, read in pages of `limit` versions or of one record. */
export async function* recordsBehind(
  sections: readonly Section[],
  [from, afterId, afterAccess]: Place,
  limit: number,
): AsyncGenerator<ChangedRecord> {
  for (const [index, section] of sections.entries()) {
    if (index < from) continue;
    let [id, access, size] = index === from ? [afterId, afterAccess, limit] : ['', '', limit];
    for (;;) {
      const versions = await section(id, access, size);
      const isLast = versions.length < size;
      const records = grouped(versions, index);
      if (!isLast) records.pop();
      yield* records;
      if (isLast) break;
      const end = records.at(-1);
      // A record with more versions than a page is read in a larger one.
      if (end) [, id, access] = end.place;
      else size *= 2;
    }
  }
}

function grouped(versions: readonly RecordedVersion[], section: number): ChangedRecord[] {
  const records: { place: Place; versions: RecordedVersion[] }[] = [];
  for (const version of versions) {
    const last = records.at(-1);
    if (last && last.place[1] === version.id && last.place[2] === version.access) last.versions.push(version);
    else records.push({ place: [section, version.id, version.access], versions: [version] });
  }
  return records;
}
