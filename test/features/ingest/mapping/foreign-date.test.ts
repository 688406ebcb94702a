import { dateFormat, readDate } from '../../../../src/features/ingest/mapping/foreign-date';

const read = (text: string, format: string) => readDate(text, dateFormat(format)!);

describe('a date format', () => {
  it.each([
    ['03/04/2026', 'DD/MM/YYYY', '2026-04-03'],
    ['03/04/2026', 'MM/DD/YYYY', '2026-03-04'],
    ['3.4.2026', 'D.M.YYYY', '2026-04-03'],
    ['20260403', 'YYYYMMDD', '2026-04-03'],
    ['3 Apr 2026', 'D MMM YYYY', '2026-04-03'],
    ['2026년 4월 3일', 'YYYY년 M월 D일', '2026-04-03'],
    ['2022-01-09T12:00:00Z', 'YYYY-MM-DDT*', '2022-01-09'],
    ['04/2026', 'MM/YYYY', '2026-04'],
  ])('reads %s as %s', (text, format, date) => {
    expect(read(text, format)).toBe(date);
  });

  it.each([
    ['31/02/2026', 'DD/MM/YYYY'],
    ['13/13/2026', 'DD/MM/YYYY'],
    ['3/4/2026', 'DD/MM/YYYY'],
    ['03-04-2026', 'DD/MM/YYYY'],
    ['03/04/26', 'DD/MM/YYYY'],
    ['3 Foo 2026', 'D MMM YYYY'],
  ])('does not read %s as %s', (text, format) => {
    expect(read(text, format)).toBeNull();
  });

  it.each(['DD/MM/YY', 'DD/MM', 'YYYY', 'YYYY-YYYY-MM', 'DD.DD.MM.YYYY', 'day', ''])('is not %j', (text) => {
    expect(dateFormat(text)).toBeNull();
  });
});
