/**
 * What several sources state on one entity or relation, and what the graph makes of it. Nothing is dropped: claims
 * that contradict each other stand side by side, and one reading of each matter is shown by a rule that can be told.
 */
import type { Properties } from './property';

export type Rank = 'PREFERRED' | 'NORMAL' | 'DEPRECATED';

/** What one source, or several read together, state on an entity or relation. */
export interface Claim {
  readonly sources: readonly string[];
  /** 0 to 1; null where there is nothing to trust, as for a source. */
  readonly confidence: number | null;
  readonly rank: Rank;
  readonly origin: string | null;
  readonly locator: string | null;
  readonly statedOn: string | null;
  readonly recordedAt: string;
  readonly batch: string | null;
  /** Known values by property; a sum of money has its currency beside it. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Something that is claimed as one: a property, or a sum with its currency. */
export interface Matter {
  readonly name: string;
  readonly properties: readonly string[];
  /** Lists of names and roles add up, and a description is no statement to contradict. */
  readonly isDisputable: boolean;
  readonly addsUp: boolean;
  /** Whether a record needs it, so that one reading is shown even where nothing speaks for it. */
  readonly isRequired: boolean;
}

/** Why a reading is shown. */
export const foldRules = {
  ONLY: 'There is no other reading.',
  RANK: 'Its claims rank higher.',
  SUPPORT: 'Its claims have more joint support.',
  LATEST: 'Its claims were stated later.',
  UNDECIDED: 'Nothing speaks for one of the readings: the property is unknown, unless every record needs one.',
} as const;

export type FoldRule = keyof typeof foldRules;

export interface Reading {
  /** The value, or a sum and its currency; JSON tells readings apart. */
  readonly value: readonly unknown[];
  readonly claims: readonly Claim[];
  /** Joint support of the claims; null where they have none. */
  readonly confidence: number | null;
}

export interface Folded {
  readonly values: Readonly<Record<string, unknown>>;
  readonly confidence: number | null;
  /** Names of the matters on which live claims disagree. */
  readonly disputed: readonly string[];
}

const ADDS_UP = ['aliases', 'roles'];
const UNDISPUTED = ['description', ...ADDS_UP];
const RANKS: readonly Rank[] = ['PREFERRED', 'NORMAL', 'DEPRECATED'];

export const mattersOf = (properties: Properties): Matter[] =>
  Object.entries(properties).map(([name, { type, required = false }]) => ({
    name,
    properties: type === 'money' ? [name, `${name}Currency`] : [name],
    isDisputable: !UNDISPUTED.includes(name),
    addsUp: ADDS_UP.includes(name),
    isRequired: required,
  }));

/** What the graph shows of claims. The order of the claims does not matter. */
export function fold(claims: readonly Claim[], matters: readonly Matter[]): Folded {
  const values: Record<string, unknown> = {};
  const disputed: string[] = [];
  for (const matter of matters) {
    if (matter.addsUp) {
      const items = claims.flatMap((claim) => (claim.values[matter.name] ?? []) as string[]);
      if (items.length > 0) values[matter.name] = [...new Set(items)].sort();
      continue;
    }
    const readings = readingsOf(claims, matter);
    const [shown] = readings;
    if (!shown) continue;
    if (readings.length > 1 && matter.isDisputable) disputed.push(matter.name);
    if (ruleOf(readings) === 'UNDECIDED' && matter.isDisputable && !matter.isRequired) continue;
    for (const [at, name] of matter.properties.entries()) if (shown.value[at] != null) values[name] = shown.value[at];
  }
  return { values, confidence: jointConfidence(claims), disputed };
}

/** The readings of a matter, the one that is shown first; none when no claim speaks of it. */
export function readingsOf(claims: readonly Claim[], { properties }: Matter): Reading[] {
  const groups = new Map<string, { value: unknown[]; claims: Claim[] }>();
  for (const claim of [...claims].sort(byOrder)) {
    const value = properties.map((name) => claim.values[name] ?? null);
    if (value[0] === null) continue;
    const key = JSON.stringify(value);
    const group = groups.get(key) ?? { value, claims: [] };
    group.claims.push(claim);
    groups.set(key, group);
  }
  return Array.from(groups.values(), (group) => ({ ...group, confidence: jointConfidence(group.claims) })).sort(
    (one, other) => compare(one, other).sign,
  );
}

/** Why the first reading stands before the second. */
export const ruleOf = ([first, second]: readonly Reading[]): FoldRule =>
  first && second ? compare(first, second).rule : 'ONLY';

function compare(one: Reading, other: Reading): { sign: number; rule: FoldRule } {
  const rank = rankOf(one) - rankOf(other);
  if (rank !== 0) return { sign: rank, rule: 'RANK' };
  const support = (other.confidence ?? 0) - (one.confidence ?? 0);
  if (Math.abs(support) > 1e-9) return { sign: support, rule: 'SUPPORT' };
  const [dated, otherDated] = [latestOf(one), latestOf(other)];
  if (dated !== otherDated) return { sign: dated > otherDated ? -1 : 1, rule: 'LATEST' };
  return { sign: JSON.stringify(one.value) < JSON.stringify(other.value) ? -1 : 1, rule: 'UNDECIDED' };
}

const rankOf = ({ claims }: Reading): number => Math.min(...claims.map(({ rank }) => RANKS.indexOf(rank)));

const latestOf = ({ claims }: Reading): string =>
  claims
    .map(({ statedOn }) => statedOn ?? '')
    .sort()
    .at(-1) ?? '';

/**
 * How far claims are trusted together. Claims that go back to one origin or share a source count once, with the
 * greatest confidence among them; independent ones combine by noisy-or, 1 − ∏(1 − c). Deprecated claims count only
 * where there are no others. Null without any confidence.
 */
export function jointConfidence(claims: readonly Claim[]): number | null {
  const standing = claims.filter(({ rank }) => rank !== 'DEPRECATED');
  const trusted = (standing.length > 0 ? standing : claims).filter(({ confidence }) => confidence !== null);
  if (trusted.length < 2) return trusted[0]?.confidence ?? null;
  const doubt = independentGroups(trusted).reduce(
    (product, group) => product * (1 - Math.max(...group.map(({ confidence }) => confidence as number))),
    1,
  );
  return Math.round((1 - doubt) * 1e9) / 1e9;
}

function independentGroups(claims: readonly Claim[]): Claim[][] {
  let groups: { texts: Set<string>; claims: Claim[] }[] = [];
  for (const claim of claims) {
    const texts = new Set([...claim.sources, claim.origin ?? ''].filter((text) => text !== ''));
    const joined = groups.filter((group) => [...texts].some((text) => group.texts.has(text)));
    groups = groups.filter((group) => !joined.includes(group));
    groups.push({
      texts: new Set([...texts, ...joined.flatMap((group) => [...group.texts])]),
      claims: [...joined.flatMap((group) => group.claims), claim],
    });
  }
  return groups.map((group) => group.claims);
}

/**
 * The claims when one more is made. A source says one thing about a thing at one place: its new statement takes the
 * place of its earlier one. A claim that several sources make together stays with those that did not speak again. The
 * same list is given back when nothing is new.
 */
export function withClaim(claims: readonly Claim[], made: Claim): readonly Claim[] {
  if (claims.some((claim) => saysTheSame(claim, made))) return claims;
  const others = claims.flatMap((claim) => {
    if (claim.locator !== made.locator) return [claim];
    const sources = claim.sources.filter((source) => !made.sources.includes(source));
    if (sources.length === claim.sources.length && !sameSources(claim, made)) return [claim];
    return sources.length === 0 ? [] : [{ ...claim, sources }];
  });
  return [...others, made].sort(byOrder);
}

const sameSources = (one: Claim, other: Claim): boolean =>
  [...one.sources].sort().join() === [...other.sources].sort().join();

/** Whether two claims state the same in the same way, whenever and with whatever load they came. */
export const saysTheSame = (one: Claim, other: Claim): boolean => contentOf(one) === contentOf(other);

/** Tells a claim on a record from the others: its sources and the place in them. */
export const claimKey = ({ sources, locator }: Claim): string => JSON.stringify([[...sources].sort(), locator]);

const contentOf = ({ confidence, rank, origin, statedOn, values, ...claim }: Claim): string =>
  JSON.stringify([
    claimKey({ confidence, rank, origin, statedOn, values, ...claim }),
    confidence,
    rank,
    origin,
    statedOn,
    Object.entries(values)
      .filter(([, value]) => value != null)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);

const byOrder = (one: Claim, other: Claim): number =>
  one.recordedAt < other.recordedAt
    ? -1
    : one.recordedAt > other.recordedAt
      ? 1
      : claimKey(one) < claimKey(other)
        ? -1
        : 1;
