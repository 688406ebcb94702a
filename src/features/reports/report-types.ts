/** The GraphQL types of a report: its rows, its answer, and the arguments that it takes. */
import { GraphQLJSONObject } from 'graphql-scalars';
import { type ClassType, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type Derived, type DerivedArgument, type DerivedField, derive } from '../../graphql/derived-field';
import { entityTypes, namedClass } from '../../graphql/entity-types';
import { Entity } from '../../graphql/node.type';
import { capital } from '../../graphql/property-field';
import { DateScalar, InstantScalar, WholeNumber } from '../../graphql/scalars';
import type { Row } from '../../store/values';
import { fieldOf, type Report, type ReportColumn, type ReportParameter } from './report';

export interface ReportTypes {
  /** `<Name>Report`, what the field gives. */
  readonly answer: ClassType;
  /** What of its rows must be looked up. */
  readonly rowFields: Derived;
  readonly args: readonly DerivedArgument[];
}

export function reportTypes(report: Report): ReportTypes {
  const name = capital(fieldOf(report));
  const row = namedClass(`${name}Row`);
  for (const column of report.columns.filter(({ kinds }) => !kinds)) {
    Field(typeOfColumn(column), { nullable: column.nullable ?? false, description: described(column) })(
      row.prototype,
      column.name,
    );
  }
  ObjectType(`${name}Row`, { simpleResolvers: true, description: `A row of ${report.name}.` })(row);
  const rowFields = derive<Row>(row, report.columns.filter(({ kinds }) => kinds).flatMap(entityFields));
  return { answer: answerType(name, report, row), rowFields, args: argumentsOf(name, report) };
}

function answerType(name: string, report: Report, row: ClassType): ClassType {
  const answer = namedClass(`${name}Report`);
  const field = (property: string, type: () => unknown, description: string, nullable = false) =>
    Field(type as () => StringConstructor, { description, nullable })(answer.prototype, property);
  field('rows', () => [row], 'The rows, in the order of the report.');
  field('report', () => String, 'The name of the report.');
  field('version', () => String, 'Of the text of the report.');
  field('parameters', () => GraphQLJSONObject, 'The parameters it ran with.');
  field('asOf', () => DateScalar, 'The day the facts hold on.');
  field('asKnownOn', () => InstantScalar, 'By when they were recorded.');
  field('minConfidence', () => Float, 'The least confidence of a relation.');
  field('watermark', () => String, 'The state of the graph that was read.');
  field('rowCount', () => Int, 'How many rows are here.');
  field('isTruncated', () => Boolean, 'Whether there are more.');
  if (report.cursor) field('endCursor', () => String, 'The place of the last row; pass it as `after`.', true);
  ObjectType(`${name}Report`, { simpleResolvers: true, description: report.title })(answer);
  return answer;
}

/** The entity that an id names, and the id itself beside it. */
function entityFields(column: ReportColumn): DerivedField<Row>[] {
  const { name, type, kinds = [], nullable = false } = column;
  const node = kinds.length === 1 && kinds[0] ? entityTypes[kinds[0]] : Entity;
  const description = described(column);
  if (type === 'ids') {
    return [
      {
        ...{ name, description, type: () => [node], nullable: true },
        resolve: async (row, context) => {
          const ids = row[name] as readonly string[] | null;
          return ids && (await Promise.all(ids.map((id) => context.entity(id)))).filter((entity) => entity !== null);
        },
      },
      { name: `${name}Ids`, description: 'Their ids.', type: () => [ID], nullable, resolve: (row) => row[name] },
    ];
  }
  return [
    {
      ...{ name, description, type: () => node, nullable: true },
      resolve: (row, context) => (row[name] === null ? null : context.entity(row[name] as string)),
    },
    { name: `${name}Id`, description: 'Its id.', type: () => ID, nullable, resolve: (row) => row[name] },
  ];
}

function argumentsOf(name: string, { parameters, cursor }: Report): DerivedArgument[] {
  const own = parameters.map((parameter) => ({
    name: parameter.name,
    description: parameter.description,
    type: typeOfParameter(name, parameter),
    nullable: parameter.default !== undefined,
    ...(parameter.default == null ? {} : { defaultValue: parameter.default }),
  }));
  const limit = { name: 'limit', description: 'How many rows, 1 to 1000.', type: () => Int, defaultValue: 100 };
  if (!cursor) return [...own, limit];
  const after = 'Show what comes behind this place, the `endCursor` of an answer.';
  const watermark = 'The `watermark` of that answer: refused when the graph has changed since.';
  const text = { type: () => String, nullable: true };
  return [
    ...own,
    limit,
    { ...text, name: 'after', description: after },
    { ...text, name: 'watermark', description: watermark },
  ];
}

const described = ({ description, unit }: ReportColumn): string =>
  unit ? `${description} Unit: ${unit}.` : description;

// biome-ignore lint/suspicious/noExplicitAny: type-graphql declares its type thunks so
function typeOfColumn({ type }: ReportColumn): () => any {
  switch (type) {
    case 'integer':
      return () => WholeNumber;
    case 'number':
      return () => Float;
    case 'boolean':
      return () => Boolean;
    case 'date':
      return () => DateScalar;
    case 'texts':
      return () => [String];
    default:
      return () => String;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: type-graphql declares its type thunks so
function typeOfParameter(owner: string, { name, type, description, choices = [] }: ReportParameter): () => any {
  switch (type) {
    case 'id':
      return () => ID;
    case 'integer':
      return () => WholeNumber;
    case 'number':
      return () => Float;
    case 'boolean':
      return () => Boolean;
    case 'date':
      return () => DateScalar;
    case 'choice': {
      const values = Object.fromEntries(choices.map((choice) => [choice, choice]));
      const valuesConfig = Object.fromEntries(choices.map((choice) => [choice, { description: choice }]));
      registerEnumType(values, { name: `${owner}Report${capital(name)}`, description, valuesConfig });
      return () => values;
    }
    default:
      return () => String;
  }
}
