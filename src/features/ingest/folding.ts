/** One record while rows about it are taken in: what stands in the graph, and what is to be written in the end. */
import { type Claim, readingsOf, saysTheSame, withClaim } from '../../model/claims';
import { type Matters, type Values, type Version, versionOf } from '../../model/versions';
import { claimsOf, type LoadedRecord } from './record';

/** What became of a row that was taken. */
export type Taken = 'NEW' | 'CHANGED' | 'UNCHANGED' | 'CONFLICTING';

/** The version that the graph holds, without its derived properties. */
export interface Held {
  readonly recordedAt: string;
  readonly claims: readonly Claim[];
}

export class Folding {
  private claims: readonly Claim[];
  private verbatim: LoadedRecord | null = null;

  constructor(
    private readonly matters: Matters,
    readonly before: Held | null,
    /** Versions that are held no more; a row that states one of them again changes nothing. */
    private readonly past: readonly Held[],
    /** Claims on the record that stand in the graph by themselves. */
    private readonly others: readonly Claim[],
    private readonly now: string,
  ) {
    this.claims = before?.claims ?? [];
  }

  take(record: LoadedRecord): Taken {
    const made = claimsOf(record);
    if (record.recordedAt !== null && this.before && this.isPast(record.recordedAt, made)) return 'UNCHANGED';
    const earlier = this.claims;
    const claims = this.matters.isEvidence
      ? inPlaceOf(earlier, made)
      : made.reduce<readonly Claim[]>(withClaim, earlier);
    if (claims === earlier) return 'UNCHANGED';
    const isFirst = earlier.length === 0;
    this.claims = isFirst ? made : claims;
    this.verbatim = isFirst && record.isVersion ? record : null;
    if (isFirst) return 'NEW';
    return made.some((claim) => this.contradicts(claim)) ? 'CONFLICTING' : 'CHANGED';
  }

  /** What the graph shows now and its claims; null when it shows that already. */
  result(): { readonly version: Version; readonly claims: readonly Claim[] } | null {
    if (this.before?.claims === this.claims) return null;
    return { version: this.verbatim ? word(this.verbatim, this.matters) : this.fold(), claims: this.claims };
  }

  private fold(): Version {
    const before = this.before?.recordedAt ?? '';
    return versionOf(this.matters, this.claims, nextInstant(before, this.claims, this.now), this.others);
  }

  private isPast(recordedAt: string, made: readonly Claim[]): boolean {
    const version = this.past.find((past) => past.recordedAt === recordedAt);
    return version !== undefined && made.every((claim) => version.claims.some((past) => saysTheSame(past, claim)));
  }

  private contradicts(claim: Claim): boolean {
    const all = [...this.claims, ...this.others];
    return this.matters.list.some(
      (matter) => matter.isDisputable && claim.values[matter.name] != null && readingsOf(all, matter).length > 1,
    );
  }
}

const inPlaceOf = (earlier: readonly Claim[], made: readonly Claim[]): readonly Claim[] =>
  earlier.length === 1 && made.every((claim) => saysTheSame(earlier[0] as Claim, claim)) ? earlier : made;

/** A version as its row states it, word for word. */
export function word({ cells, claim }: LoadedRecord, { properties }: Matters): Version {
  const { roles = [] } = cells as { roles?: Version['roles'] };
  const { confidence, recordedAt, batch } = claim;
  const kept: Record<string, unknown> = { recordedAt, batches: batch === null ? [] : [batch] };
  if (confidence !== null) kept.confidence = confidence;
  for (const name of [...properties, ...KEPT])
    if (name !== 'roles' && cells[name] !== undefined) kept[name] = cells[name];
  if (cells.claims !== undefined) kept.claims = JSON.stringify(cells.claims);
  return { properties: kept, roles };
}

const KEPT = [
  ...['confidence', 'sources', 'batches', 'disputed', 'rank', 'origin', 'locator', 'statedOn'],
  ...['recordedAt', 'retractedAt'],
];

/**
 * When a version begins that follows one of `before`: when the last of its claims was recorded, else now; a moment after
 * `before` where the clock has not moved on, for two versions never share an instant.
 */
export function nextInstant(before: string, claims: readonly Claim[], now: string): string {
  const latest =
    claims
      .map(({ recordedAt }) => recordedAt)
      .sort()
      .at(-1) ?? '';
  if (latest > before) return latest;
  return now > before ? now : new Date(Date.parse(before) + 1).toISOString();
}

/** Whether two versions show the same, whenever they were recorded and whichever claims agree with it. */
export const showsTheSame = (one: Values, other: Values): boolean =>
  contentOf(one, ['recordedAt', 'retractedAt', 'claims', 'search', 'version']) ===
  contentOf(other, ['recordedAt', 'retractedAt', 'claims', 'search', 'version']);

/** Whether two rows of the graph are the same, whatever load they came with and but for the key of earlier versions. */
export const sameRow = (one: Values, other: Values): boolean =>
  contentOf(one, ['version', 'batches']) === contentOf(other, ['version', 'batches']);

const contentOf = (properties: Values, without: readonly string[]): string =>
  JSON.stringify(
    Object.entries(properties)
      .filter(([name, value]) => value != null && !without.includes(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
