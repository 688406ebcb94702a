import fc from 'fast-check';
import { isDate, isInstant, normaliseInstant, STILL_HELD, UNBOUNDED_FROM, UNBOUNDED_TO } from '../../src/model/dates';

const instant = fc.date({
  min: new Date('0000-01-01T00:00:00.000Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});

describe('isDate', () => {
  it.each(['2024-02-29', '2000-02-29', '0000-02-29', '0000-01-01', '9999-12-31', UNBOUNDED_FROM, UNBOUNDED_TO])(
    'takes %s',
    (text) => {
      expect(isDate(text)).toBe(true);
    },
  );

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-00-10',
    '2024-13-01',
    '2024-01-00',
    '2024-1-1',
    '20240101',
    '+002024-01-01',
    '-000001-01-01',
    '2024-01-01T00:00:00Z',
    '2024-01-01\n',
    ' 2024-01-01',
    '２０２４-01-01',
    '',
  ])('refuses %p', (text) => {
    expect(isDate(text)).toBe(false);
  });

  it('takes every day there is', () => {
    fc.assert(fc.property(instant, (date) => isDate(date.toISOString().slice(0, 10))));
  });
});

describe('normaliseInstant', () => {
  it.each([
    ['2025-02-10T09:30:00.000Z', '2025-02-10T09:30:00.000Z'],
    ['2025-02-10T09:30Z', '2025-02-10T09:30:00.000Z'],
    ['2025-02-10T09:30:15Z', '2025-02-10T09:30:15.000Z'],
    ['2025-02-10T09:30:15.5Z', '2025-02-10T09:30:15.500Z'],
    ['2025-02-10T09:30:15.123999999Z', '2025-02-10T09:30:15.123Z'],
    ['2025-02-10T00:30:00+09:00', '2025-02-09T15:30:00.000Z'],
    ['2025-02-10T23:30:00-05:30', '2025-02-11T05:00:00.000Z'],
    [STILL_HELD, STILL_HELD],
  ])('turns %s into %s', (text, expected) => {
    expect(normaliseInstant(text)).toBe(expected);
  });

  it.each([
    '2025-02-10',
    '2025-02-10T09:30:00',
    '2025-02-30T09:30:00Z',
    '2025-02-10T24:00:00Z',
    '2025-02-10T09:60:00Z',
    '2025-02-10T09:30:60Z',
    '2025-02-10 09:30:00Z',
    '2025-02-10T09:30:00+0900',
    '0000-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    '',
  ])('refuses %p', (text) => {
    expect(normaliseInstant(text)).toBeNull();
  });

  it('gives texts whose order is the order in time', () => {
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const [left, right] = [normaliseInstant(a.toISOString())!, normaliseInstant(b.toISOString())!];
        expect(left < right).toBe(a.getTime() < b.getTime());
        expect(isInstant(left)).toBe(true);
      }),
    );
  });
});

describe('isInstant', () => {
  it('takes only the form of the graph', () => {
    expect(isInstant(STILL_HELD)).toBe(true);
    expect(isInstant('2025-02-10T09:30:15Z')).toBe(false);
    expect(isInstant('2025-02-10T09:30:15.000+00:00')).toBe(false);
  });
});
