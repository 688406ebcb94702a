/** What a cell that could not be read probably means, and what to do about it; empty where nothing is probable. */
import type { IdentifierRules } from './identifiers';

const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet, counted as if 1900 had a 29 February, which matters to no date after that. */
const SPREADSHEET_EPOCH = Date.UTC(1899, 11, 30);

export function numberHint(text: string): string {
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) {
    return /^-?\d{1,3},\d{3}$/.test(text)
      ? 'The comma may part thousands or decimals: take it out, or name the signs in a mapping.'
      : 'Take the commas out, or name the sign for thousands in a mapping.';
  }
  if (/^-?\d{1,3}(\.\d{3})*,\d+$/.test(text)) return 'Write a point before decimals and nothing between thousands.';
  if (/^\(.*\)$/.test(text)) return 'If the brackets mean a negative number, write a minus.';
  if (/^-?\d+(\.\d+)?e[+-]?\d+$/i.test(text)) return 'Write the number out; a spreadsheet has shortened it.';
  if (/%$/.test(text)) return 'Write a share as a number from 0 to 1.';
  if (/^[^\d-]|\D$/.test(text)) return 'Take out what is not a digit; units and currencies have columns of their own.';
  return '';
}

export function dateHint(text: string): string {
  const [, one, other, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  if (one && other && year) {
    const pad = (part: string) => part.padStart(2, '0');
    const [dayFirst, monthFirst] = [`${year}-${pad(other)}-${pad(one)}`, `${year}-${pad(one)}-${pad(other)}`];
    if (Number(one) > 12) return `Write ${dayFirst}.`;
    if (Number(other) > 12) return `Write ${monthFirst}.`;
    if (one === other) return `Write ${dayFirst}.`;
    return `It may be ${dayFirst} or ${monthFirst}; write the one it is, or name the form in a mapping.`;
  }
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const day = new Date(SPREADSHEET_EPOCH + Math.floor(Number(text)) * DAY_MS).toISOString().slice(0, 10);
    return `It looks like the number that a spreadsheet keeps for ${day}; format the cells as dates.`;
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return 'There is no such day.';
  return '';
}

/** Spreadsheets take identifiers for numbers and drop their leading zeros; up to three are tried. */
export function identifierHint({ normalise }: IdentifierRules, text: string): string {
  if (!/^\d+$/.test(text)) return '';
  const padded = [1, 2, 3].map((zeros) => '0'.repeat(zeros) + text).find((longer) => normalise(longer) !== null);
  return padded ? `It may have lost its leading zeros: ${padded} would be one. Keep such columns as text.` : '';
}
