/** What became of a row, and what is wrong with one that was refused. */

/** Code → what it says of a row. The first four are of rows that were taken. */
export const verdictCodes = {
  NEW: 'It made something that was not there.',
  CHANGED: 'It changed what its sources state.',
  UNCHANGED: 'It states what is there already.',
  CONFLICTING: 'It was taken and contradicts another source.',
  MISSING_VALUE: 'A cell that every row needs is empty.',
  BAD_NUMBER: 'A cell holds no plain number.',
  BAD_DATE: 'A cell holds no date, or one that can be read in two ways.',
  BAD_CHOICE: 'A cell holds none of the words it may hold.',
  BAD_IDENTIFIER: 'An identifier has a wrong form or check digit.',
  BAD_TEXT: 'A text is too long or holds control characters.',
  BAD_ID: 'An id or key has a wrong form.',
  OUT_OF_RANGE: 'A number or an instant lies outside its bounds.',
  FORMULA: 'A cell is calculated or holds an error, and its value is not known.',
  UNKNOWN_ID: 'It names what is neither in the file nor in the graph, or was refused.',
  WRONG_END: 'What it names cannot stand there.',
  DUPLICATE: 'The same thing is stated twice, differently.',
  CIRCLE: 'A part would be a part of itself.',
  BAD_FILE: 'The file or line cannot be read.',
  BAD_MAPPING: 'The mapping does not fit the row.',
} as const;

export type VerdictCode = keyof typeof verdictCodes;

/** One mistake in a row or file, at the place where it can be mended. */
export interface Mistake {
  readonly code: VerdictCode;
  readonly message: string;
  readonly column?: string;
  readonly value?: string;
}
