/** The bill of materials of a root, or of the whole graph: what stands in it where, and what was left out. */
import { badId, badInput, notFound } from '../../errors';
import { parseEntityId } from '../../model/ids';
import { type Assembly, assemble } from './cyclonedx-assembly';
import { type BomComponent, type BomProperty, bomComponent, entityProperty } from './cyclonedx-component';
import { type BillGraph, increase, type LeftOut } from './cyclonedx-graph';
import type { ExportedEntity, ExportedRelation } from './read-graph';

export interface Bill {
  readonly root: string | undefined;
  readonly assembly: Assembly;
  readonly component: (id: string) => BomComponent;
  /** The suppliers and the sources cited. */
  readonly others: readonly BomProperty[];
  readonly entities: number;
  readonly relations: number;
  readonly leftOut: LeftOut;
}

/** Throws BAD_ID or BAD_INPUT where no bill of materials can be had of what `root` names, whatever the graph holds. */
export function checkRoot(root: string): void {
  const kind = parseEntityId(root)?.kind;
  if (!kind) throw badId('root', root, 'the id of a platform or component, for example platform:k2');
  if (kind === 'Platform' || kind === 'Component') return;
  const remedy = 'Nothing else has a bill of materials; trace it downstream to find what it stands behind.';
  throw badInput('root', root, 'the id of a platform or component', remedy);
}

export const isThere = ({ entities }: BillGraph, id: string): boolean =>
  entities.Platform.has(id) || entities.Component.has(id);

/** Throws NOT_FOUND where the graph holds no `root`. */
export function billOf(graph: BillGraph, root: string | undefined): Bill {
  if (root !== undefined && !isThere(graph, root)) throw notFound('root', root);
  const { Platform, Component, Organization, Source } = graph.entities;
  const ids = [...Platform.keys(), ...Component.keys()];
  const parts = graph.relations.PART_OF.filter(({ from, to }) => isThere(graph, from) && isThere(graph, to));
  const assembly = assemble(ids, parts, root);
  const { placed } = assembly;
  const partOf = parts.filter(({ to }) => placed.has(to));
  const supplies = graph.relations.SUPPLIES.filter(({ from, to }) => Organization.has(from) && placed.has(to));
  const things = [...placed].map((id) => (Platform.get(id) ?? Component.get(id)) as ExportedEntity);
  const suppliers = among(
    Organization,
    supplies.map(({ from }) => from),
  );
  const cited = [...things, ...suppliers, ...partOf, ...supplies].flatMap(sourcesOf);
  const sources = among(Source, cited);
  const kept = [...things, ...suppliers, ...sources, ...partOf, ...supplies];
  return {
    root,
    assembly,
    component: componentIn(graph, assembly, partOf, supplies),
    others: [...suppliers, ...sources].map(entityProperty),
    entities: things.length + suppliers.length + sources.length,
    relations: partOf.length + supplies.length,
    leftOut: { noPlace: graph.noPlace, outOfScope: graph.outOfScope, notReached: notReached(graph, kept) },
  };
}

const sourcesOf = ({ properties }: ExportedEntity | ExportedRelation): readonly string[] =>
  (properties.sources as readonly string[] | undefined) ?? [];

/** Those that are named, in the order of the whole. */
function among(whole: ReadonlyMap<string, ExportedEntity>, ids: readonly string[]): ExportedEntity[] {
  const named = new Set(ids);
  return [...whole.values()].filter(({ id }) => named.has(id));
}

function componentIn(
  { entities: { Platform, Component, Organization } }: BillGraph,
  { nested }: Assembly,
  partOf: readonly ExportedRelation[],
  supplies: readonly ExportedRelation[],
): Bill['component'] {
  const wholeOf = new Map([...nested].flatMap(([whole, parts]) => parts.map((part) => [part, whole] as const)));
  const wholes = grouped(partOf, ({ from }) => from);
  const suppliers = grouped(supplies, ({ to }) => to);
  const nameOf = (id: string) => String(Organization.get(id)?.properties.name);
  return (id) => {
    const entity = (Platform.get(id) ?? Component.get(id)) as ExportedEntity;
    const ties = { whole: wholeOf.get(id), partOf: wholes.get(id) ?? [], supplies: suppliers.get(id) ?? [] };
    return bomComponent(entity, ties, nameOf);
  };
}

function grouped(
  relations: readonly ExportedRelation[],
  by: (relation: ExportedRelation) => string,
): ReadonlyMap<string, readonly ExportedRelation[]> {
  const groups = new Map<string, ExportedRelation[]>();
  for (const relation of relations) {
    const group = groups.get(by(relation)) ?? [];
    group.push(relation);
    groups.set(by(relation), group);
  }
  return groups;
}

function notReached(graph: BillGraph, kept: readonly (ExportedEntity | ExportedRelation)[]): LeftOut['notReached'] {
  const there: Record<string, number> = {};
  for (const one of kept) increase(there, 'kind' in one ? one.kind : one.relation);
  const counts: Record<string, number> = {};
  for (const [kind, { size }] of Object.entries(graph.entities)) increase(counts, kind, size - (there[kind] ?? 0));
  for (const [kind, { length }] of Object.entries(graph.relations)) increase(counts, kind, length - (there[kind] ?? 0));
  return counts;
}
