/** Runs a report once before anybody asks for it, so that a header that lies is found when the file is read. */
import { AppError } from '../../../errors';
import type { Kind } from '../../../model/kinds';
import { kinds as declaredKinds } from '../../../model/kinds';
import { publicScope } from '../../../model/scope';
import type { Store } from '../../../store/store';
import type { Report, ReportParameter } from '../report';
import { declaredRows } from '../report-rows';
import { reportStatements } from '../reports.statements';

/** How many rows are compared with the header, and how many things of a kind are tried as a parameter. */
const ROWS = 20;
const TRIED = 5;

/** What is wrong with its rows in this graph; null where nothing is. */
export async function dryRun(store: Store, report: Report): Promise<string | null> {
  const scope = publicScope(new Date());
  const rounds = report.parameters.some(({ type }) => type === 'id') ? TRIED : 1;
  const things = new Map<Kind, string[]>();
  for (const kind of new Set(report.parameters.flatMap(({ kinds = [] }) => kinds.slice(0, 1)))) {
    const rows = await store.read(reportStatements.someOfKind[kind], { limit: TRIED }, { scope });
    things.set(
      kind,
      rows.map(({ id }) => id as string),
    );
  }
  for (let round = 0; round < rounds; round++) {
    const given = report.parameters.map((parameter) => [parameter.name, sampleOf(parameter, things, round)]);
    const parameters = { ...Object.fromEntries(given), limit: ROWS, ...(report.cursor ? { after: null } : {}) };
    try {
      declaredRows(report, await store.read(report.statement, parameters, { scope }));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === 'REPORT_REFUSED') {
        const { field, value, expected } = error.details;
        return `It gives ${value} for ${field}; expected ${expected}. Mend the header or the statement.`;
      }
      if (error.code === 'STORE_REFUSED') {
        return `The ${store.engine} engine does not run it on sample values; try the statement in a Cypher shell.`;
      }
      throw error;
    }
  }
  return null;
}

function sampleOf(parameter: ReportParameter, things: ReadonlyMap<Kind, readonly string[]>, round: number): unknown {
  const { type, kinds = [], choices = [], min, max } = parameter;
  const kind = kinds[0];
  if (type === 'id' && kind !== undefined && (parameter.default === undefined || round > 0)) {
    const known = things.get(kind) ?? [];
    return known[round % Math.max(known.length, 1)] ?? `${declaredKinds[kind].prefix}:none`;
  }
  if (parameter.default !== undefined) return parameter.default;
  switch (type) {
    case 'integer':
    case 'number':
      return min ?? Math.min(1, max ?? 1);
    case 'date':
      return new Date().toISOString().slice(0, 10);
    case 'boolean':
      return false;
    case 'choice':
      return choices[0];
    default:
      return '';
  }
}
