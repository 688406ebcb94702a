/** Dates and instants as ISO 8601 texts whose order as texts is their order in time. */

/** Sentinels of the graph, never null there: unbounded validity and a fact not taken back. */
export const UNBOUNDED_FROM = '0000-01-01';
export const UNBOUNDED_TO = '9999-12-31';
export const STILL_HELD = '9999-12-31T23:59:59.999Z';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Whether a text is a day of the calendar (proleptic Gregorian, years 0000 to 9999), written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Whether a text is a month of the calendar, written YYYY-MM. */
export const isMonth = (text: string): boolean => isDate(`${text}-01`);

/** Whether a text is an instant in the graph's form, YYYY-MM-DDThh:mm:ss.sssZ. */
export const isInstant = (text: string): boolean => normaliseInstant(text) === text;

/**
 * An ISO 8601 instant in UTC with milliseconds, further decimals cut off. Null when the text is not an instant
 * or states no offset from UTC, or when the instant lies outside the years 0000 to 9999.
 */
export function normaliseInstant(text: string): string | null {
  const date = INSTANT.exec(text)?.[1];
  if (date === undefined || !isDate(date)) return null;
  const instant = new Date(Date.parse(text)).toISOString();
  return /^\d{4}-/.test(instant) ? instant : null;
}
