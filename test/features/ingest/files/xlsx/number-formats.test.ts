import { timeFormatOf } from '../../../../../src/features/ingest/files/xlsx/number-formats';

describe('timeFormatOf', () => {
  it.each([
    ['General', null],
    ['0.00', null],
    ['#,##0.00;[Red]-#,##0.00', null],
    ['0.0 "days"', null],
    ['0.00E+00', null],
    ['[$USD] #,##0', null],
    ['_-* #,##0_d', null],
    ['0\\h', null],
    ['@', null],
    ['yyyy-mm-dd', 'date'],
    ['[$-412]yyyy"년" m"월" d"일";@', 'date'],
    ['mmm-yy', 'date'],
    ['MM', 'date'],
    ['d/m/yyyy h:mm', 'both'],
    ['m/d/yy h:mm AM/PM', 'both'],
    ['h:mm AM/PM', 'time'],
    ['mm:ss.0', 'time'],
    ['[h]:mm', 'time'],
    ['[mm]', 'time'],
  ])('reads %s as %s', (code, format) => {
    expect(timeFormatOf(code)).toBe(format);
  });
});
