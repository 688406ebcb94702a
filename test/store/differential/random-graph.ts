/**
 * Random graphs of every kind and relation, with all that chains of supply have: cycles, self-loops, parallel relations,
 * a hub, unknowns, and versions that were retracted, have expired, are doubtful or are marked. Of the versions of one
 * relation a scope sees one at most, as in any graph that a load made.
 */

import { STILL_HELD, UNBOUNDED_FROM, UNBOUNDED_TO } from '../../../src/model/dates';
import { entityId } from '../../../src/model/ids';
import { commonProperties, type Kind, kindNames, propertiesOf, roleNames } from '../../../src/model/kinds';
import { declarationOf, type RelationKind, relationKinds } from '../../../src/model/relations';
import { type EntityRecord, entityRecord, type Records, relationRecord } from '../../support/graph-records';

import type { Random } from './random';
import { days, instants, randomName, randomProperties } from './random-values';

export const markings = ['', 'staff', 'k2'];
export const confidences = [0, 0.25, 0.5, 0.75, 1];

/** What a graph has most of, and is asked about. */
export interface Focus {
  readonly kinds: readonly Kind[];
  readonly relations: readonly RelationKind[];
}

const otherKinds = relationKinds.filter((relation) => declarationOf(relation).flow !== 'supply');

/** Some of supply, and some of the rest. */
export const randomFocus = (random: Random): Focus => ({
  kinds: ['Organization', random.pick(kindNames)],
  relations: [random.pick(['SUPPLIES', 'PART_OF', 'SUPPLIES_TO', 'INTEGRATED_BY']), random.pick(otherKinds)],
});

/** `density` is how many relations there are for each entity. */
export function randomGraph(random: Random, size: number, focus: Focus, density = 4): Records {
  const kindPool = [...kindNames, ...focus.kinds.flatMap((kind) => Array<Kind>(5).fill(kind))];
  const relationPool = [...relationKinds, ...focus.relations.flatMap((kind) => Array<RelationKind>(8).fill(kind))];
  const entities: EntityRecord[] = [];
  for (const kind of [...kindNames, ...Array.from({ length: size }, () => random.pick(kindPool))]) {
    entities.push(randomEntity(random, kind, entities));
  }
  const relations = new Map<string, Records['relations']>();
  for (const relation of Array.from({ length: density * size }, () => random.pick(relationPool))) {
    const versions = randomVersions(random, relation, entities);
    if (versions[0]) relations.set(versions[0].id, versions);
  }
  return { entities, relations: [...relations.values()].flat() };
}

function randomEntity(random: Random, kind: Kind, others: readonly EntityRecord[]): EntityRecord {
  const roles = kind === 'Organization' ? random.some(roleNames, 2) : [];
  const aliases = random.chance(0.4) ? { aliases: [randomName(random), randomName(random)] } : {};
  const own = { ...randomProperties(random, commonProperties), ...randomProperties(random, propertiesOf(kind)) };
  const key = `${random.pick(['a', 'B', '0', 'z9'])}${random.pick(['', '.', '_', '#', '-'])}item${others.length}`;
  const said = kind === 'Claim' ? randomClaim(random, others) : {};
  return entityRecord(kind, {
    ...own,
    ...aliases,
    ...said,
    id: entityId(kind, key),
    name: randomName(random),
    roles,
  });
}

/** Few subjects and few readings, so that claims agree and contradict each other. */
function randomClaim(random: Random, others: readonly EntityRecord[]) {
  return {
    subject: random.pick(others.slice(0, 4)).id,
    predicate: random.pick(['employees', 'SUPPLIES', '소재지']),
    ...(random.chance(0.5) ? { value: random.pick(['12', '20']) } : { object: random.pick(others.slice(0, 2)).id }),
    confidence: random.pick(confidences),
    recordedAt: random.pick(instants.slice(0, -1)),
  };
}

/** Every tenth relation, where it can be, ends where it begins; every sixth is the hub's. */
function randomVersions(random: Random, relation: RelationKind, entities: Records['entities']): Records['relations'] {
  const { from, to, properties } = declarationOf(relation);
  const ends = [from, to].map(({ kinds }) => entities.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id));
  const [starts = [], targets = []] = ends;
  const start = random.chance(0.15) ? (starts[0] as string) : random.pick(starts);
  const target = targets.includes(start) && random.chance(0.1) ? start : random.pick(targets);
  const key = random.chance(0.4) ? { key: `k${random.whole(1, 12)}` } : {};
  const access = random.chance(0.8) ? '' : random.pick(markings);
  return intervals(random).map(([recordedAt, retractedAt]) => {
    const validity = random.chance(0.5) ? { validFrom: UNBOUNDED_FROM, validTo: UNBOUNDED_TO } : randomValidity(random);
    const common = { ...validity, recordedAt, retractedAt, access, confidence: random.pick(confidences), sources: [] };
    return relationRecord(relation, {
      ...randomProperties(random, properties),
      ...key,
      ...common,
      from: start,
      to: target,
    });
  });
}

function randomValidity(random: Random) {
  const from = random.whole(0, days.length - 2);
  return { validFrom: days[from] as string, validTo: days[random.whole(from + 1, days.length - 1)] as string };
}

/** When the versions of a relation were held, one after the other; most have one that still is. */
function intervals(random: Random): [recordedAt: string, retractedAt: string][] {
  if (random.chance(0.6)) return [[instants[0] as string, STILL_HELD]];
  const cuts = random.some(instants.slice(0, -1), 3).sort();
  const ends = [...cuts.slice(1), random.chance(0.7) ? STILL_HELD : (instants.at(-1) as string)];
  return cuts.map((cut, index) => [cut, ends[index] as string]);
}
