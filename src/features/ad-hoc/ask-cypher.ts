/** Asks an ad-hoc statement, within the bounds of an answer. */
import { badInput } from '../../errors';
import type { AdHoc, AdHocPlan } from '../../store/ad-hoc';
import type { CypherAnswer } from './cypher.type';

export interface CypherQuestion {
  readonly query: string;
  readonly parameters: Readonly<Record<string, unknown>> | null;
  readonly limit: number;
  readonly timeoutMs: number;
}

/** An estimate asks the engine for no more than a plan. */
const ESTIMATED_WITHIN_MS = 10_000;

export async function askCypher(
  adHoc: AdHoc,
  { query, parameters, limit, timeoutMs }: CypherQuestion,
  signal: AbortSignal,
): Promise<CypherAnswer> {
  checkBound('limit', limit, 1, 10_000, 'For more rows, keep them apart with WHERE and ask several times.');
  checkBound('timeoutMs', timeoutMs, 100, 60_000, 'For more time, ask for less at a time.');
  const started = Date.now();
  const request = { text: query, parameters: parameters ?? {}, mostRows: limit, timeoutMs, signal };
  const { columns, rows, truncatedBy, plan, version, snapshotAt } = await adHoc.ask(request);
  return {
    columns: [...columns],
    rows: rows as unknown[][],
    rowCount: rows.length,
    isTruncated: truncatedBy !== null,
    truncatedBy: truncatedBy as CypherAnswer['truncatedBy'],
    watermark: version,
    snapshotAt: snapshotAt?.toISOString() ?? null,
    snapshotAgeSeconds: snapshotAt && seconds(snapshotAt.getTime()),
    estimate: plan as CypherAnswer['estimate'],
    seconds: seconds(started),
  };
}

export const estimateCypher = (
  adHoc: AdHoc,
  { query, parameters }: Pick<CypherQuestion, 'query' | 'parameters'>,
  signal: AbortSignal,
): Promise<AdHocPlan> =>
  adHoc.explain({ text: query, parameters: parameters ?? {}, timeoutMs: ESTIMATED_WITHIN_MS, signal });

function checkBound(field: string, value: number, least: number, most: number, remedy: string): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw badInput(field, value, `a whole number from ${least} to ${most}`, remedy);
}

const seconds = (since: number): number => (Date.now() - since) / 1_000;
