import { serialDate } from '../../../../../src/features/ingest/files/xlsx/serial-date';

describe('serialDate', () => {
  it('counts every day from 1 March 1900 as the calendar does', () => {
    for (let day = 61; day < 60_000; day += 7) {
      const date = serialDate(day, 'date', false);
      expect(Date.parse(`${date}T00:00:00Z`) / 86_400_000).toBe(day - 25_569);
    }
  });

  it('counts from 1904 what is 1,462 days later from 1900', () => {
    for (const day of [0, 1, 59, 60, 40_000]) {
      expect(serialDate(day, 'date', true)).toBe(serialDate(day + 1_462, 'date', false));
    }
  });

  it('rounds to seconds, since a time is a fraction that no number holds exactly', () => {
    expect(serialDate(45617.395833333336, 'both', false)).toBe('2024-11-21T09:30:00');
    expect(serialDate(45617.9999999999, 'both', false)).toBe('2024-11-22');
    expect(serialDate(86_399 / 86_400, 'time', false)).toBe('23:59:59');
    expect(serialDate(0.25, 'both', false)).toBe('06:00:00');
  });

  it('gives none for what no date is', () => {
    for (const serial of [-1, Number.NaN, Number.POSITIVE_INFINITY, 2_958_466, 0.5]) {
      expect(serialDate(serial, 'date', false)).toBeNull();
    }
  });
});
