/** What of a graph a bill of materials can hold, as the public reads it today, and a count of what it cannot. */
import { billKinds, billRelations } from '../../model/cyclonedx-properties';
import { STILL_HELD } from '../../model/dates';
import type { Kind } from '../../model/kinds';
import type { RelationKind } from '../../model/relations';
import type { Row } from '../../store/values';
import type { ExportedEntity, ExportedRelation, Page } from './read-graph';

/** By kind or relation. */
export type Counts = Readonly<Record<string, number>>;

/** What was read and is not in the bill, each once. */
export interface LeftOut {
  /** Of a kind or relation that a bill of materials has no place for. */
  readonly noPlace: Counts;
  /** Taken back, not holding today or not public. */
  readonly outOfScope: Counts;
  /** Could have stood there, but nothing in the bill leads to it: not under the root, no supplier, not cited. */
  readonly notReached: Counts;
}

type BillKind = (typeof billKinds)[number];
type BillRelation = (typeof billRelations)[number];

export class BillGraph {
  /** By id, in the order of ids. */
  readonly entities: Readonly<Record<BillKind, Map<string, ExportedEntity>>> = {
    Platform: new Map(),
    Component: new Map(),
    Organization: new Map(),
    Source: new Map(),
  };
  readonly relations: Readonly<Record<BillRelation, ExportedRelation[]>> = { PART_OF: [], SUPPLIES: [] };
  readonly noPlace: Record<string, number> = {};
  readonly outOfScope: Record<string, number> = {};

  constructor(private readonly asOf: string) {}

  add(page: Page): void {
    if ('kind' in page) for (const entity of page.entities) this.addEntity(page.kind, entity);
    else for (const relation of page.relations) this.addRelation(page.relation, relation);
  }

  private addEntity(kind: Kind, entity: ExportedEntity): void {
    if (!isHeld(entity.properties)) increase(this.outOfScope, kind);
    else if (isBillKind(kind)) this.entities[kind].set(entity.id, entity);
    else increase(this.noPlace, kind);
  }

  private addRelation(kind: RelationKind, relation: ExportedRelation): void {
    if (!isHeld(relation.properties) || !isPublicOn(this.asOf, relation.properties)) increase(this.outOfScope, kind);
    else if (isBillRelation(kind)) this.relations[kind].push(relation);
    else increase(this.noPlace, kind);
  }
}

export function increase(counts: Record<string, number>, name: string, by = 1): void {
  if (by > 0) counts[name] = (counts[name] ?? 0) + by;
}

const isHeld = ({ retractedAt }: Readonly<Row>): boolean => (retractedAt ?? STILL_HELD) === STILL_HELD;

/** The graph holds sentinels for an open validity. */
const isPublicOn = (day: string, { validFrom, validTo, access }: Readonly<Row>): boolean =>
  (validFrom as string) <= day && (validTo as string) > day && access === '';

const isBillKind = (kind: Kind): kind is BillKind => (billKinds as readonly Kind[]).includes(kind);
const isBillRelation = (relation: RelationKind): relation is BillRelation =>
  (billRelations as readonly RelationKind[]).includes(relation);
