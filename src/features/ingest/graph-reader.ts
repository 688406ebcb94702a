/** What a writer must know of the graph: the versions that stand, those that stood, and the claims beside them. */
import { claimOfNode } from '../../model/claim-of-row';
import type { Claim } from '../../model/claims';
import { STILL_HELD } from '../../model/dates';
import { parseEntityId } from '../../model/ids';
import { type Kind, type Role, roleNames } from '../../model/kinds';
import type { RelationKind } from '../../model/relations';
import { publicScope } from '../../model/scope';
import type { Values } from '../../model/versions';
import type { Statement } from '../../store/statement';
import type { Store } from '../../store/store';
import type { Row } from '../../store/values';
import { ingestStatements as statements } from './ingest.statements';

/** A version of an entity as the graph holds it. */
export interface KnownEntity {
  readonly id: string;
  readonly labels: readonly string[];
  readonly properties: Values;
}

export interface RelationEnds {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

export class GraphReader {
  private readonly scope = publicScope(new Date());

  constructor(private readonly store: Store) {}

  /** The entities that stand. */
  async known(ids: readonly string[]): Promise<Map<string, KnownEntity>> {
    const rows = ids.length === 0 ? [] : await this.read(statements.knownEntities, { ids });
    return new Map(rows.map((row) => [row.id as string, row as unknown as KnownEntity]));
  }

  /** Versions of entities that are held no more, the earliest first. */
  async past(ids: readonly string[]): Promise<Map<string, KnownEntity[]>> {
    const rows = ids.length === 0 ? [] : await this.read(statements.supersededVersions, { ids });
    return grouped(rows, 'id', (row) => row as unknown as KnownEntity);
  }

  /** Every recorded version of relations of one kind, the earliest first. */
  async versions(relation: RelationKind, relations: readonly RelationEnds[]): Promise<Map<string, Values[]>> {
    const ends = [...new Map(relations.map(({ id, from, to }) => [id, { id, from, to }])).values()];
    const rows = ends.length === 0 ? [] : await this.read(statements.relationVersions[relation], { ends });
    return grouped(rows, 'id', ({ properties }) => properties as Values);
  }

  /** The claims that stand in the graph by themselves and say something about entities, but for those left out. */
  async claimsOn(ids: readonly string[], left: ReadonlySet<string> = new Set()): Promise<Map<string, Claim[]>> {
    const rows = ids.length === 0 ? [] : await this.read(statements.claimsOfSubjects, { ids, stillHeld: STILL_HELD });
    const found = new Map<string, Claim[]>();
    for (const { subject, id, properties } of rows) {
      const claim = left.has(id as string) ? null : claimOfNode(kindOfId(subject as string), properties as Row);
      if (claim) found.set(subject as string, [...(found.get(subject as string) ?? []), claim]);
    }
    return found;
  }

  /** How often the graph was written to; 0 at first. */
  async turn(): Promise<number> {
    return ((await this.read(statements.writeTurn, {}))[0]?.turn as number | undefined) ?? 0;
  }

  read(statement: Statement, parameters: Row): Promise<Row[]> {
    return this.store.read(statement, parameters, { scope: this.scope });
  }
}

export const kindOfId = (id: string): Kind => parseEntityId(id)?.kind as Kind;

export const rolesIn = ({ labels }: KnownEntity): Role[] => roleNames.filter((role) => labels.includes(role));

function grouped<T>(rows: readonly Row[], key: string, of: (row: Row) => T): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row[key] as string);
    if (group) group.push(of(row));
    else groups.set(row[key] as string, [of(row)]);
  }
  return groups;
}
