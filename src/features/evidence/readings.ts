/** The readings of one matter, each with the claims that give it. */
import type { Context } from '../../graphql/context';
import { type EntityRow, isRelation, kindOf } from '../../graphql/rows';
import { claimOfNode, claimStating } from '../../model/claim-of-row';
import { type Claim, type FoldRule, type Matter, readingsOf, ruleOf } from '../../model/claims';
import { readingText } from '../../model/reading-text';
import { matterLoader } from './evidence.loaders';
import {
  claimsIn,
  isCounted,
  mattersOn,
  type RecordClaimRow,
  type Subject,
  standingClaim,
  wholeSubject,
} from './record-claims';

export interface ReadingRow {
  /** Null where an entity is named. */
  readonly value: string | null;
  readonly objectId: string | null;
  readonly confidence: number | null;
  readonly claims: readonly RecordClaimRow[];
}

export interface DisputeRow {
  readonly property: string;
  readonly rule: FoldRule;
  readonly confidence: number | null;
  readonly readings: readonly ReadingRow[];
}

/** The matters on which the claims on an entity or relation disagree, with all claims that were folded into it. */
export async function disputesOf(context: Context, subject: Subject): Promise<DisputeRow[]> {
  const whole = await wholeSubject(context, subject);
  const disputed = (whole.disputed ?? []) as readonly string[];
  const matters = mattersOn(whole).list.filter(({ name }) => disputed.includes(name));
  if (matters.length === 0) return [];
  const own = claimsIn(whole);
  return Promise.all(
    matters.map(async (matter) => {
      const standing = await standingOn(context, whole, matter.name, (node) => claimOfNode(kindOf(whole), node));
      const { rule, readings } = weigh(new Map([...own, ...standing]), matter);
      const isShown = rule !== 'UNDECIDED' || matter.isRequired;
      return { property: matter.name, rule, confidence: isShown ? (readings[0]?.confidence ?? null) : null, readings };
    }),
  );
}

/**
 * How the claims that the scope counts differ on one predicate of a whole subject, whether a property holds it or not;
 * null where they agree.
 */
export async function conflictOn(
  context: Context,
  subject: Subject,
  predicate: string,
): Promise<{ rule: FoldRule; readings: ReadingRow[] } | null> {
  const declared = mattersOn(subject).list.find(({ name }) => name === predicate);
  const own = declared?.isDisputable ? claimsIn(subject) : [];
  const asWritten = (node: EntityRow) => claimStating({ [predicate]: node.object ?? node.value }, node);
  const read = (node: EntityRow) => claimOfNode(kindOf(subject), node) ?? asWritten(node);
  const all = [...own, ...(await standingOn(context, subject, predicate, read))];
  const counted = new Map(all.filter(([claim]) => isCounted(context, claim)));
  const weighed = weigh(counted, declared ?? undeclared(predicate));
  return weighed.readings.length > 1 ? weighed : null;
}

const undeclared = (name: string): Matter => ({
  name,
  properties: [name],
  isDisputable: true,
  addsUp: false,
  isRequired: false,
});

/** Claims that stand by themselves; those that `read` makes nothing of are left out. */
async function standingOn(
  context: Context,
  subject: Subject,
  predicate: string,
  read: (node: EntityRow) => Claim | null,
): Promise<[Claim, RecordClaimRow][]> {
  if (isRelation(subject)) return [];
  const nodes = await matterLoader(context).load({ subject: subject.id, predicate });
  return nodes.flatMap((node): [Claim, RecordClaimRow][] => {
    const claim = read(node);
    return claim ? [[claim, standingClaim(subject, claim, node)]] : [];
  });
}

function weigh(claims: ReadonlyMap<Claim, RecordClaimRow>, matter: Matter): { rule: FoldRule; readings: ReadingRow[] } {
  const readings = readingsOf([...claims.keys()], matter);
  return {
    rule: ruleOf(readings),
    readings: readings.map(({ value, confidence, claims: giving }) => {
      const rows = giving.map((claim) => claims.get(claim) as RecordClaimRow).sort(byStanding);
      const objectId = rows[0]?.values.find(({ property }) => property === matter.name)?.objectId ?? null;
      return { value: objectId ? null : readingText(value), objectId, confidence, claims: rows };
    }),
  };
}

const RANKS = ['PREFERRED', 'NORMAL', 'DEPRECATED'];

const byStanding = (a: RecordClaimRow, b: RecordClaimRow): number =>
  RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank) ||
  Number(b.confidence) - Number(a.confidence) ||
  (a.id < b.id ? -1 : 1);
