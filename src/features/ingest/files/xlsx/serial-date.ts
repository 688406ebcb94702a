/** The days and times of spreadsheets, which are numbers of days since a first one. */
import type { TimeFormat } from './number-formats';

const DAY_SECONDS = 86_400;
const DAY_MS = 86_400_000;
/** Day 0, as counted after 29 February 1900, which spreadsheets have and the calendar has not. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LEAP_BUG = 60;
const YEAR_10000 = Date.UTC(10_000, 0, 1);

/**
 * `45617` → `2024-11-21`, `45617.5` → `2024-11-21T12:00:00` where the format shows the time, `0.5` → `12:00:00` where
 * it shows nothing else; more than a day of hours is a duration, `36:00:00`. Null where there is no such date.
 */
export function serialDate(serial: number, format: Exclude<TimeFormat, null>, is1904: boolean): string | null {
  const seconds = Math.round(serial * DAY_SECONDS);
  if (!Number.isSafeInteger(seconds) || seconds < 0) return null;
  if (format === 'time') return timeOf(seconds);
  if (format === 'both' && seconds < DAY_SECONDS && !is1904) return timeOf(seconds);
  const day = Math.floor(format === 'date' ? serial : seconds / DAY_SECONDS);
  const date = dateOf(day, is1904);
  const time = seconds - day * DAY_SECONDS;
  return date === null || format === 'date' || time === 0 ? date : `${date}T${timeOf(time)}`;
}

function dateOf(day: number, is1904: boolean): string | null {
  if (!is1904 && day === 0) return null;
  if (!is1904 && day === LEAP_BUG) return '1900-02-29';
  const lag = !is1904 && day < LEAP_BUG ? 1 : 0;
  const instant = (is1904 ? EPOCH_1904 : EPOCH_1900) + (day + lag) * DAY_MS;
  return instant < YEAR_10000 ? new Date(instant).toISOString().slice(0, 10) : null;
}

function timeOf(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
