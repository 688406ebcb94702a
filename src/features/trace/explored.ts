/** What a walk has met: entities and relations, with the values of the columns that were asked for. */
import { type EntityRow, headRow, type RelationRow, relationRow } from '../../graphql/rows';
import { declarationOf, type RelationKind } from '../../model/relations';
import type { Row } from '../../store/values';
import type { Columns } from './trace.statements';

/** Behind the ids stand the values of the columns, those of the relation first. */
export type ExploredRow = readonly [nearId: string, farId: string, id: string, ...values: unknown[]];

const BEFORE_PROPERTIES = 3;

/** An entity as a walk reads it. */
export class Met {
  private row: EntityRow | null | undefined;

  /** Its values of the columns stand from `at` on. */
  constructor(
    readonly id: string,
    readonly values: readonly unknown[],
    protected readonly columns: Columns,
    private readonly at: number,
  ) {}

  /** Null where nothing was read of it but its id. */
  get head(): EntityRow | null {
    this.row ??= this.values.length > this.at ? headRow(this.id, this.columns.entity, this.values, this.at) : null;
    return this.row;
  }
}

/** A relation as a walk reads it, crossed from its near end to the far one, which is what is met there. */
export class Crossed extends Met {
  private asRow: RelationRow | undefined;
  readonly nearId: string;
  readonly relationId: string;

  constructor(values: ExploredRow, columns: Columns) {
    super(values[1], values, columns, BEFORE_PROPERTIES + columns.relation.length);
    this.nearId = values[0];
    this.relationId = values[2];
  }

  get kind(): RelationKind {
    return this.relationId.slice(0, this.relationId.indexOf('/')) as RelationKind;
  }

  /** With the properties of the columns that were asked for. */
  get relation(): RelationRow {
    this.asRow ??= relationOf(this.values as ExploredRow, this.columns.relation);
    return this.asRow;
  }
}

function relationOf(values: ExploredRow, columns: Columns['relation']): RelationRow {
  const properties: Row = { id: values[2] };
  for (let index = 0; index < columns.length; index++) {
    const value = values[BEFORE_PROPERTIES + index];
    if (value !== null) properties[columns[index] as string] = value;
  }
  return relationRow(properties);
}

export interface ExploredNode {
  readonly id: string;
  /** Relations between it and the root on the shortest way. */
  readonly tier: number;
  /** The relation it was first met by; null for the root. */
  readonly through: ExploredRelation | null;
  /** Null for a root that was not read. */
  readonly met: Met | null;
}

/** A relation at the tier of its far end. */
export class ExploredRelation {
  constructor(
    readonly crossed: Crossed,
    readonly tier: number,
  ) {}

  get nearId(): string {
    return this.crossed.nearId;
  }

  get farId(): string {
    return this.crossed.id;
  }

  get id(): string {
    return this.crossed.relationId;
  }

  get kind(): RelationKind {
    return this.crossed.kind;
  }

  get relation(): RelationRow {
    return this.crossed.relation;
  }
}

/** Whether the far end is where a walk along this relation stops. */
export function endsWalk(step: ExploredRelation): boolean {
  const { terminus } = declarationOf(step.kind);
  return terminus !== undefined && step.farId === (terminus === 'to' ? step.relation.toId : step.relation.fromId);
}

/** Whether the near end is one that a walk may only start from. */
export function leavesTerminus(step: ExploredRelation): boolean {
  const { terminus } = declarationOf(step.kind);
  return terminus !== undefined && step.nearId === (terminus === 'to' ? step.relation.toId : step.relation.fromId);
}
