/** Words by which things are told apart and sorted: of one script, so that every engine sorts them alike. */

const LONGEST = 100;

export const PLAIN_WORDS = `plain words of up to ${LONGEST} letters A to z, digits and ._- with one space between them`;

export const isPlainWords = (text: string): boolean =>
  text.length <= LONGEST && /^[A-Za-z][A-Za-z0-9._-]*( [A-Za-z0-9._-]+)*$/.test(text);
