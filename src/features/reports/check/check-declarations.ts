/** What the schema of a header cannot say: that the parts of a declaration fit each other and the model. */
import type { PlacedDocument, Way } from '../../../documents/placed-document';
import { AppError, shown } from '../../../errors';
import { isKind, kindNames } from '../../../model/kinds';
import { parameterValue } from '../parameter-value';
import { type Report, type ReportColumn, type ReportParameter, reservedNames } from '../report';

/** Which parts belong to parameters of which type. */
const PARTS = {
  kinds: ['id', 'ids'],
  maxLength: ['text'],
  min: ['integer', 'number'],
  max: ['integer', 'number'],
  choices: ['choice'],
} as const;

/** Reports each mistake to the document. */
export function checkDeclarations({ parameters, columns, cursor }: Report, document: PlacedDocument): void {
  for (const parameter of parameters) checkParameter(parameter, document);
  for (const column of columns) {
    checkParts(['columns', column.name], column, document);
    checkIdName(column, columns, document);
  }
  const ordering = columns.find(({ name }) => name === cursor);
  if (cursor !== null && (!ordering || !['id', 'text'].includes(ordering.type) || ordering.nullable)) {
    document.mistake(['cursor'], `is ${shown(cursor)}; expected a column of type id or text that is never unknown.`);
  }
}

function checkParameter(parameter: ReportParameter, document: PlacedDocument): void {
  const { name, type, min, max, choices } = parameter;
  const way = ['parameters', name];
  if (reservedNames.has(name)) document.mistake(way, 'has a name that every report uses already; rename it.');
  checkParts(way, parameter, document);
  if (type === 'choice' && !choices) document.mistake(way, 'lacks "choices"; add it.');
  if (min !== undefined && max !== undefined && min > max) document.mistake(way, `has min ${min} above max ${max}.`);
  if (parameter.default == null) return;
  try {
    parameterValue(parameter, parameter.default);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    document.mistake([...way, 'default'], `is ${shown(parameter.default)}; expected ${error.details.expected}.`);
  }
}

function checkParts(way: Way, declared: ReportParameter | ReportColumn, document: PlacedDocument): void {
  for (const [part, types] of Object.entries(PARTS)) {
    if (part in declared && !types.some((type) => type === declared.type)) {
      document.mistake([...way, part], `belongs to type ${types.join(' or ')}, not to ${declared.type}; take it out.`);
    }
  }
  const isId = declared.type === 'id' || declared.type === 'ids';
  if (isId && !declared.kinds) document.mistake(way, 'lacks "kinds"; add the kinds of entities it may name.');
  for (const [at, kind] of (declared.kinds ?? []).entries()) {
    if (!isKind(kind)) {
      document.mistake([...way, 'kinds', at], `is ${shown(kind)}; expected one of ${kindNames.join(', ')}.`);
    }
  }
}

/** Beside the entity that an id names its id is shown under a name of its own. */
function checkIdName({ name, type }: ReportColumn, columns: readonly ReportColumn[], document: PlacedDocument): void {
  const shownAs = type === 'id' ? `${name}Id` : type === 'ids' ? `${name}Ids` : null;
  if (shownAs !== null && columns.some((column) => column.name === shownAs)) {
    document.mistake(['columns', shownAs], `has the name under which the id of ${name} is shown; rename it.`);
  }
}
