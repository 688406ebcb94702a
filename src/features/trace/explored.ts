/** What a walk has met: entities and relations, with the values of the columns that were asked for. */
import { type RelationRow, relationRow } from '../../graphql/rows';
import { declarationOf, type RelationKind } from '../../model/relations';
import type { Row } from '../../store/values';
import type { Columns } from './trace.statements';

/** Behind the ids stand the values of the columns, those of the relation first. */
export type ExploredRow = readonly [nearId: string, farId: string, id: string, ...values: unknown[]];

const BEFORE_PROPERTIES = 3;

/** Where in a row the values of the far end begin. */
export const entityAt = ({ relation }: Columns): number => BEFORE_PROPERTIES + relation.length;

export interface ExploredNode {
  readonly id: string;
  /** Relations between it and the root on the shortest way. */
  readonly tier: number;
  /** The relation it was first met by; null for the root. */
  readonly through: ExploredRelation | null;
  /** Its values of the columns that were asked for, from `at` on. */
  readonly values: readonly unknown[];
  readonly at: number;
}

export class ExploredRelation {
  private row: RelationRow | undefined;

  constructor(
    private readonly values: ExploredRow,
    readonly tier: number,
    private readonly columns: Columns,
  ) {}

  get nearId(): string {
    return this.values[0];
  }

  get farId(): string {
    return this.values[1];
  }

  get id(): string {
    return this.values[2];
  }

  get kind(): RelationKind {
    return this.id.slice(0, this.id.indexOf('/')) as RelationKind;
  }

  /** With the properties of the columns that were asked for. */
  get relation(): RelationRow {
    this.row ??= relationOf(this.values, this.columns.relation);
    return this.row;
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
