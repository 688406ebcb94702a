/**
 * A script of portable Cypher that any shell of either engine runs: a statement a line, each ended by `;`, values as
 * literals. It makes what an export read, the derived properties too; running it twice changes nothing more.
 */
import type { Row } from '../../store/values';
import { propertiesByName } from './ndjson';
import type { ExportedEntity, ExportedRelation, Page } from './read-graph';
import type { TextFormat } from './text-format';

/** Rows of one statement: few enough to read a line, enough that a shell is not busy with planning alone. */
const ROWS = 50;

export const cypherScript: TextFormat = {
  head:
    '// A graph of Tierline. Run it with any Cypher shell; running it again changes nothing.\n' +
    'CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n' +
    'CREATE CONSTRAINT superseded_version IF NOT EXISTS FOR (n:Superseded) REQUIRE n.version IS UNIQUE;\n' +
    'CREATE CONSTRAINT dispute_version IF NOT EXISTS FOR (n:Dispute) REQUIRE n.version IS UNIQUE;\n',
  foot: '',
  removed: (ids) => `UNWIND ${listOf(ids.map(literal))} AS id MERGE (n:Entity {id: id}) SET n:Removed;\n`,
  page(page: Page) {
    if ('relation' in page) {
      return (
        statementsFor(page.relations, kindOf, relate) + statementsFor(page.relations.filter(isDisputed), none, note)
      );
    }
    const standing = page.entities.filter(({ isSuperseded }) => !isSuperseded);
    const earlier = page.entities.filter(({ isSuperseded }) => isSuperseded);
    return (
      statementsFor(standing, labelsOf, merge) +
      statementsFor(earlier, supersededLabelsOf, keep) +
      statementsFor(page.entities.filter(isDisputed), none, note)
    );
  },
};

const none = (): string => '';

const isDisputed = ({ properties }: { readonly properties: Readonly<Row> }): boolean => properties.disputed != null;

const supersededLabelsOf = ({ kind, roles }: ExportedEntity): string => [`Superseded${kind}`, ...roles].join(':');

const labelsOf = ({ kind, roles }: ExportedEntity): string => [kind, ...roles].join(':');
const kindOf = ({ relation }: ExportedRelation): string => relation;

/** One statement for each run of rows with the same labels or type. */
function statementsFor<T>(rows: readonly T[], nameOf: (row: T) => string, text: (name: string, run: T[]) => string) {
  const runs = new Map<string, T[]>();
  let script = '';
  for (const row of rows) {
    const name = nameOf(row);
    const run = runs.get(name) ?? [];
    run.push(row);
    runs.set(name, run);
    if (run.length < ROWS) continue;
    script += text(name, run);
    runs.delete(name);
  }
  for (const [name, run] of runs) script += text(name, run);
  return script;
}

const merge = (labels: string, run: readonly ExportedEntity[]): string =>
  `UNWIND ${listOf(run.map(({ properties }) => mapOf(properties)))} AS row ` +
  `MERGE (n:Entity {id: row.id}) SET n = row SET n:${labels} REMOVE n:Removed;\n`;

const keep = (labels: string, run: readonly ExportedEntity[]): string =>
  `UNWIND ${listOf(run.map(({ id, properties }) => mapOf({ ...properties, version: `${id} ${properties.recordedAt}` })))} AS row ` +
  `MERGE (v:Superseded {version: row.version}) SET v = row SET v:${labels};\n`;

/** As a load notes them, so that contradictions are found again. */
const note = (_: string, run: readonly { readonly id: string; readonly properties: Readonly<Row> }[]): string =>
  `UNWIND ${listOf(run.map(({ id, properties }) => mapOf(disputeOf(id, properties))))} AS row ` +
  'MERGE (d:Dispute {version: row.version}) SET d = row;\n';

const disputeOf = (id: string, { recordedAt, retractedAt, disputed, access = '' }: Readonly<Row>): Row => ({
  version: `${id} ${recordedAt} ${access}`,
  record: id,
  predicates: disputed,
  recordedAt,
  retractedAt,
  access,
});

const relate = (type: string, run: readonly ExportedRelation[]): string =>
  `UNWIND ${listOf(run.map(({ from, to, properties }) => `{a: ${literal(from)}, b: ${literal(to)}, p: ${mapOf(properties)}}`))} AS row ` +
  `MATCH (b:Entity {id: row.b}) MATCH (a:Entity {id: row.a}) ` +
  `MERGE (b)<-[r:${type} {id: row.p.id, recordedAt: row.p.recordedAt, access: row.p.access}]-(a) SET r = row.p;\n`;

const listOf = (items: readonly string[]): string => `[${items.join(', ')}]`;

const mapOf = (properties: Readonly<Row>): string =>
  `{${propertiesByName(properties)
    .map(([name, value]) => `${keyOf(name)}: ${literal(value)}`)
    .join(', ')}}`;

/** A name that is no plain word stands between backticks. */
const keyOf = (name: string): string => (/^[A-Za-z]\w*$/.test(name) ? name : `\`${name.replaceAll('`', '``')}\``);

/** A value as Cypher writes it, on one line. Other signs stand as they are: one engine knows no \b and \f. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return listOf(value.map(literal));
  if (typeof value === 'string') return `'${value.replaceAll(/[\\'\n\r\t]/g, (sign) => escapes[sign] as string)}'`;
  return String(value);
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
