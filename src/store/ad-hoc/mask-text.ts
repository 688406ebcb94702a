/**
 * A text of equal length in which comments and what stands in quotes are blanks, and a name in backticks is a row of x;
 * the quotes and backticks stay.
 */
export const maskText = (text: string): string =>
  text.replaceAll(HIDDEN, (found) => {
    if (found.startsWith('/')) return ' '.repeat(found.length);
    const [quote = ''] = found;
    const inside = (quote === '`' ? 'x' : ' ').repeat(Math.max(found.length - 2, 0));
    return quote + inside + (found.length > 1 ? quote : '');
  });

const HIDDEN =
  /\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^'\\]|\\[\s\S])*(?:'|$)|"(?:[^"\\]|\\[\s\S])*(?:"|$)|`[^`]*(?:`|$)/g;
