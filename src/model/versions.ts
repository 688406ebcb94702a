/**
 * A version of a record: what the graph holds of an entity or relation between two instants. It is folded from claims
 * and carries them: one that a single row made in its own words lies in the properties, several lie beside as JSON.
 */
import { type Claim, fold, jointConfidence, type Matter, mattersOf, type Rank } from './claims';
import { UNBOUNDED_FROM, UNBOUNDED_TO } from './dates';
import { commonProperties, type Kind, propertiesOf, type Role } from './kinds';
import { historyProperties, isEvidence } from './records';
import { declarationOf, type RelationKind } from './relations';

export type Values = Readonly<Record<string, unknown>>;

/** A version before it is known who may see it and when it ends. */
export interface Version {
  readonly properties: Values;
  readonly roles: readonly Role[];
}

/** What can be claimed of one kind of record, and the properties that say it. */
export interface Matters {
  readonly list: readonly Matter[];
  readonly properties: readonly string[];
  /** Whether a newer row takes the place of the older one, whoever says so. */
  readonly isEvidence: boolean;
}

const cache = new Map<string, Matters>();

/** What can be claimed of entities of a kind. */
export const mattersOfKind = (kind: Kind): Matters =>
  cached(kind, isEvidence(kind), () => [
    ...mattersOf({ ...commonProperties, ...propertiesOf(kind) }).filter(({ name }) => !(name in historyProperties)),
    ...(kind === 'Organization'
      ? [{ name: 'roles', properties: ['roles'], isDisputable: false, addsUp: true, isRequired: false }]
      : []),
  ]);

/** What can be claimed of relations of a kind. */
export const mattersOfRelation = (relation: RelationKind): Matters =>
  cached(relation, false, () => [
    ...mattersOf(declarationOf(relation).properties),
    ...['validFrom', 'validTo'].map((name) => ({
      name,
      properties: [name],
      isDisputable: true,
      addsUp: false,
      isRequired: false,
    })),
  ]);

function cached(name: string, evidence: boolean, make: () => readonly Matter[]): Matters {
  const known = cache.get(name);
  if (known) return known;
  const list = make();
  const made = { list, properties: list.flatMap(({ properties }) => properties), isEvidence: evidence };
  cache.set(name, made);
  return made;
}

/**
 * The version that claims make from `recordedAt` on. `others` speak of the record without lying in it: statements about
 * an entity that stand in the graph by themselves.
 */
export function versionOf(
  matters: Matters,
  claims: readonly Claim[],
  recordedAt: string,
  others: readonly Claim[] = [],
): Version {
  const [only] = claims;
  const isSingle = claims.length === 1 && others.length === 0;
  const folded = isSingle && only ? { values: only.values, disputed: [] } : fold([...claims, ...others], matters.list);
  const { roles = [], ...values } = folded.values as Values & { roles?: readonly Role[] };
  const confidence = jointConfidence(claims);
  const properties: Record<string, unknown> = { ...values, recordedAt };
  if (confidence !== null) properties.confidence = confidence;
  const sources = new Set(claims.flatMap((claim) => claim.sources));
  if (sources.size > 0) properties.sources = [...sources];
  properties.batches = [...new Set(claims.flatMap(({ batch }) => (batch === null ? [] : [batch])))];
  if (folded.disputed.length > 0) properties.disputed = folded.disputed;
  if (isSingle && only?.recordedAt === recordedAt) Object.assign(properties, ownWords(only));
  else properties.claims = JSON.stringify(claims);
  return { properties, roles };
}

function ownWords({ rank, origin, locator, statedOn }: Claim): Values {
  const known: Record<string, unknown> = {};
  if (rank !== 'NORMAL') known.rank = rank;
  if (origin !== null) known.origin = origin;
  if (locator !== null) known.locator = locator;
  if (statedOn !== null) known.statedOn = statedOn;
  return known;
}

/** What stands in a version of a relation where a bound of its validity is not known. */
export const SENTINELS: Values = { validFrom: UNBOUNDED_FROM, validTo: UNBOUNDED_TO };

/** The claims that lie in a version of an entity, as they were made. */
export function claimsOfEntity(kind: Kind, properties: Values, roles: readonly Role[]): Claim[] {
  const claims = claimsIn(mattersOfKind(kind), properties, roles);
  const none = { confidence: null, rank: 'NORMAL', origin: null, locator: null, statedOn: null } as const;
  return isEvidence(kind) ? claims.map((claim) => ({ ...claim, ...none })) : claims;
}

/** The claims that lie in a version of a relation, as they were made. */
export const claimsOfRelation = (relation: RelationKind, properties: Values): Claim[] =>
  claimsIn(mattersOfRelation(relation), properties, [], SENTINELS);

function claimsIn(matters: Matters, properties: Values, roles: readonly Role[], sentinels: Values = {}): Claim[] {
  if (typeof properties.claims === 'string') return JSON.parse(properties.claims) as Claim[];
  const values: Record<string, unknown> = {};
  for (const name of matters.properties) {
    const value = properties[name];
    if (value != null && value !== sentinels[name]) values[name] = value;
  }
  if (roles.length > 0) values.roles = roles;
  const [batch = null] = (properties.batches ?? []) as readonly string[];
  return [
    {
      sources: (properties.sources ?? []) as string[],
      confidence: (properties.confidence as number | undefined) ?? null,
      rank: (properties.rank as Rank | undefined) ?? 'NORMAL',
      origin: (properties.origin as string | undefined) ?? null,
      locator: (properties.locator as string | undefined) ?? null,
      statedOn: (properties.statedOn as string | undefined) ?? null,
      recordedAt: String(properties.recordedAt),
      batch,
      values,
    },
  ];
}
