/** The statements of the reports' own machinery; each report brings its own. */
import { type Kind, kindNames } from '../../model/kinds';
import { loadStatement, type Statement, standingFor } from '../../store/statement';

const someOfKind = loadStatement(__dirname, 'some-of-kind');

export const reportStatements = {
  someOfKind: Object.fromEntries(kindNames.map((kind) => [kind, standingFor(someOfKind, 'KIND', kind)])) as Record<
    Kind,
    Statement
  >,
};
