/** What became of one entity or relation between two instants, from its versions of that time. */
import { entityRow, relationRow } from '../../graphql/rows';
import { type Role, roleNames } from '../../model/kinds';
import { readingText } from '../../model/reading-text';
import { SENTINELS } from '../../model/versions';
import type { Row } from '../../store/values';
import { mattersOn, type Subject } from './record-claims';

/** A version of a record as the graph holds it. */
export interface RecordedVersion {
  readonly id: string;
  /** The key under which a relation may be seen; empty for entities. */
  readonly access: string;
  readonly recordedAt: string;
  readonly retractedAt: string;
  /** Null for a relation. */
  readonly labels: readonly string[] | null;
  readonly properties: Readonly<Row>;
}

/** From the end of one instant to the end of another. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

interface PropertyChangeRow {
  readonly property: string;
  readonly before: string | null;
  readonly after: string | null;
}

type ChangeKind = 'ADDED' | 'REMOVED' | 'CHANGED';

export interface ChangeRow {
  readonly kind: ChangeKind;
  readonly node: Subject;
  readonly at: string;
  readonly batches: readonly string[];
  readonly properties: readonly PropertyChangeRow[];
}

/** Whether a version was known at some time of the period, but not all through it. */
export const isOfPeriod = ({ recordedAt, retractedAt }: RecordedVersion, { from, to }: Period): boolean =>
  recordedAt <= to && retractedAt > from && (recordedAt > from || retractedAt <= to);

/**
 * Null where the same was known at both ends: what came and went in between, or was changed and changed back. The versions
 * are those of the period, the earliest first.
 */
export function changeOf(versions: readonly RecordedVersion[], { from, to }: Period): ChangeRow | null {
  const last = versions.at(-1);
  const before = versions.find((version) => isHeldAt(version, from));
  const after = versions.findLast((version) => isHeldAt(version, to));
  if (!last || (!before && !after)) return null;
  const node = rowOf(after ?? last);
  const properties = differences(node, before, after);
  if (before && after && properties.length === 0) return null;
  return {
    kind: before ? (after ? 'CHANGED' : 'REMOVED') : 'ADDED',
    node,
    at: after ? after.recordedAt : last.retractedAt,
    batches: after
      ? batchesOf(after).filter((batch) => !before || !batchesOf(before).includes(batch))
      : batchesOf(last),
    properties,
  };
}

const isHeldAt = ({ recordedAt, retractedAt }: RecordedVersion, instant: string): boolean =>
  recordedAt <= instant && retractedAt > instant;

const batchesOf = ({ properties }: RecordedVersion): readonly string[] =>
  (properties.batches ?? []) as readonly string[];

const rowOf = ({ labels, properties }: RecordedVersion): Subject =>
  labels ? entityRow(labels, { ...properties }) : relationRow({ ...properties });

const BESIDE = ['confidence', 'sources', 'disputed'];

function differences(node: Subject, before?: RecordedVersion, after?: RecordedVersion): PropertyChangeRow[] {
  const matters = mattersOn(node).list.filter(({ name }) => !BESIDE.includes(name));
  return [...matters, ...BESIDE.map((name) => ({ name, properties: [name] }))].flatMap(({ name, properties }) => {
    const change = { property: name, before: textIn(before, properties), after: textIn(after, properties) };
    return change.before === change.after ? [] : [change];
  });
}

function textIn(version: RecordedVersion | undefined, [name = '', ...others]: readonly string[]): string | null {
  if (!version) return null;
  const { labels, properties } = version;
  const value = name === 'roles' && labels ? rolesAmong(labels) : properties[name];
  const isUnknown =
    value == null || (!labels && value === SENTINELS[name]) || (Array.isArray(value) && value.length === 0);
  return isUnknown ? null : readingText([value, ...others.map((other) => properties[other])]);
}

const rolesAmong = (labels: readonly string[]): Role[] => roleNames.filter((role) => labels.includes(role));
