import { plainNumber, readNumber } from '../../../../src/features/ingest/mapping/foreign-number';
import { decimalText } from '../../../../src/features/ingest/mapping/fraction';

const read = (text: string, form: Partial<typeof plainNumber> = {}) => {
  const number = readNumber(text, { ...plainNumber, ...form });
  return number && decimalText(number);
};

describe('readNumber', () => {
  it('takes plain numbers alone where the mapping says nothing', () => {
    expect(['12', '-0.50', '007'].map((text) => read(text))).toEqual(['12', '-0.5', '7']);
    for (const text of ['1,234', '1.234,5', '(5)', '1 234', '1e3', '5%', '$5', '−', '']) expect(read(text)).toBeNull();
  });

  it('takes a minus that is no hyphen', () => {
    expect(read('−5')).toBe('-5');
  });

  it('takes the signs that the mapping names', () => {
    expect(read('1,234,567.5', { thousands: ',' })).toBe('1234567.5');
    expect(read('1.234.567,5', { decimal: ',', thousands: '.' })).toBe('1234567.5');
    expect(read('1 234 567', { thousands: ' ' })).toBe('1234567');
    expect(read('1\u202f234\u00a0567', { thousands: ' ' })).toBe('1234567');
    expect(read("1'234", { thousands: "'" })).toBe('1234');
    expect(read('1234', { thousands: ',' })).toBe('1234');
  });

  it('refuses groups that are no thousands, so that a decimal comma is not lost', () => {
    for (const text of ['1,5', '12,34', ',123', '1,2345', '1,234,', '1.5.2']) {
      expect(read(text, { thousands: ',' })).toBeNull();
    }
  });

  it('takes brackets for less than zero where the mapping says so', () => {
    expect(read('(5)', { parentheses: true })).toBe('-5');
    expect(read('(1,234.5)', { parentheses: true, thousands: ',' })).toBe('-1234.5');
    expect(read('(-5)', { parentheses: true })).toBeNull();
    expect(read('(5', { parentheses: true })).toBeNull();
  });
});
