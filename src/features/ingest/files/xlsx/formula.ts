/** What is wrong with a cell that is calculated, or holds an error. */
import { shown } from '../../../../errors';
import type { CellFault } from '../grid-table';

/** A reference to a sheet of another workbook, `[1]Prices!A1` or `'[1]Old prices'!A1`, and to no column of a table. */
const ELSEWHERE = /\[[^[\]]+\](?:[\p{L}\p{N}_.]*|[^'[\]]*')!/u;

export const leadsElsewhere = (formula: string): boolean => ELSEWHERE.test(formula.replaceAll(/"[^"]*"/g, ''));

/** `reference` is the cell, for example B7; the formula is without its equals sign. */
export const externalFault = (at: number, reference: string, formula: string): CellFault =>
  fault(at, `${reference} is ${shownFormula(formula)}, which takes its value from another workbook`, formula, OVER);

export const uncalculatedFault = (at: number, reference: string, formula: string): CellFault =>
  fault(at, `${reference} is ${shownFormula(formula)}, and the file does not hold its result`, formula, RECALCULATE);

export const errorFault = (at: number, reference: string, error: string, formula: string | null): CellFault => {
  const source = formula === null ? '' : `is ${shownFormula(formula)} and `;
  return fault(at, `${reference} ${source}holds the error ${error}`, formula ?? error, 'Mend it, or empty the cell.');
};

const OVER = 'Paste the value over the formula.';
const RECALCULATE = 'Open the file in a spreadsheet program and save it there, or paste the value over the formula.';

const shownFormula = (formula: string): string => (formula === '' ? 'a formula' : shown(`=${formula}`));

const fault = (at: number, what: string, value: string, remedy: string): CellFault => ({
  at,
  code: 'FORMULA',
  value: value.slice(0, 80),
  message: `${what}; expected a value. ${remedy}`,
});
