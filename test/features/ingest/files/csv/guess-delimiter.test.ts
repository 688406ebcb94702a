import { guessDelimiter } from '../../../../../src/features/ingest/files/csv/guess-delimiter';
import { refuserOf } from '../../../../../src/features/ingest/files/refuse';

const guess = (sample: string, isWhole = true) => guessDelimiter(sample, isWhole, refuserOf('a.csv'));

describe('guessDelimiter', () => {
  it('takes the sign that gives every row as many cells as the header', () => {
    expect(guess('a;b\n1,5;2,5\n1,5;3\n')).toBe(';');
    expect(guess('name,note\nx,a;b;c\ny,d;e\n')).toBe(',');
    expect(guess('a|b;c\n1|2;3\n4|5\n')).toBe('|');
  });

  it('takes the sign with most cells where several fit every row', () => {
    expect(guess('a;b;c, d\n1;2;3, 4\n')).toBe(';');
  });

  it('does not count signs inside of quotes, whatever lines they run over', () => {
    expect(guess('"a;x;y","b"\n"1;2","3\n;;;;\n;"\n"q"";","z"\n')).toBe(',');
  });

  it('takes most rows for the truth where no sign fits them all', () => {
    expect(guess('a,b;c\n1,2;3\n4,5\n6,7;8\n9,1,2;3\n4,5,6;7\n')).toBe(';');
  });

  it('leaves out the row that the sample cuts', () => {
    const sample = 'a,b;c\n1,2;3\n4,5;;6\n7;8';
    expect(guess(sample, false)).toBe(',');
    expect(() => guess(sample)).toThrow(/both fit/);
  });

  it('gives one column a comma', () => {
    expect(guess('name\nx\ny\n')).toBe(',');
    expect(guess('')).toBe(',');
  });

  it('refuses to choose between signs that fit equally well', () => {
    expect(() => guess('a,b;c\n1,2;3\n')).toThrow(/may be parted by "," or ";", and both fit; name the delimiter\.$/);
  });
});
