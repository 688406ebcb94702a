/** A request for a report as names and texts, from an address or a command line. */
import { badInput } from '../../errors';
import { isDate, normaliseInstant } from '../../model/dates';
import { parameterOfText } from './parameter-value';
import type { Report } from './report';
import type { ReportRequest } from './run-report';

export interface TextRequest extends ReportRequest {
  readonly asOf: string | null;
  readonly asKnownOn: string | null;
  readonly minConfidence: number | null;
}

/** Names that a door reads itself; all others are parameters of the report. */
const OWN = ['limit', 'after', 'watermark', 'asOf', 'asKnownOn', 'minConfidence'] as const;

/** Throws BAD_INPUT or BAD_ID where a text is none of what its name takes, or a name is given twice. */
export function requestOfTexts(report: Report, texts: Iterable<readonly [name: string, text: string]>): TextRequest {
  const given = new Map<string, string>();
  for (const [name, text] of texts) {
    if (given.has(name)) throw badInput(name, text, 'one value', 'Give it once.');
    given.set(name, text);
  }
  const parameters: Record<string, unknown> = {};
  for (const [name, text] of given) {
    if (OWN.some((own) => own === name)) continue;
    const parameter = report.parameters.find((one) => one.name === name);
    parameters[name] = parameter ? parameterOfText(parameter, text) : text;
  }
  return {
    parameters,
    limit: read(given, 'limit', 'a whole number', (text) => (/^\d{1,15}$/.test(text) ? Number(text) : null)),
    after: given.get('after') ?? null,
    watermark: given.get('watermark') ?? null,
    asOf: read(given, 'asOf', 'a date like 2026-11-22', (text) => (isDate(text) ? text : null)),
    asKnownOn: read(given, 'asKnownOn', 'an instant like 2026-11-22T09:30:00Z', normaliseInstant),
    minConfidence: read(given, 'minConfidence', 'a number from 0 to 1', (text) =>
      /^[01](\.\d+)?$/.test(text) ? Number(text) : null,
    ),
  };
}

function read<T>(
  given: ReadonlyMap<string, string>,
  name: (typeof OWN)[number],
  expected: string,
  parsed: (text: string) => T | null,
): T | null {
  const text = given.get(name);
  if (text === undefined) return null;
  const value = parsed(text);
  if (value === null) throw badInput(name, text, expected, 'Give one or leave it out.');
  return value;
}
