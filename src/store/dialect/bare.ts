/** A Cypher text as the rules look at it. */

const QUOTED_OR_COMMENT = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\/\*[\s\S]*?\*\/|\/\/.*$/gm;

const isComment = (part: string): boolean => part.startsWith('/');

/** Without its comments, and with every quoted text empty, so that rules look at the Cypher alone. */
export const bare = (text: string): string =>
  text.replaceAll(QUOTED_OR_COMMENT, (part) => (isComment(part) ? '' : "''")).trim();

export const withoutComments = (text: string): string =>
  text.replaceAll(QUOTED_OR_COMMENT, (part) => (isComment(part) ? '' : part)).trim();

export const isWrite = (text: string): boolean => /\b(MERGE|CREATE|SET|REMOVE|DELETE)\b/.test(bare(text));
