/** Each report as a field of its own, and the list of them, as the shelf holds them. */
import { type ClassType, Ctx, ObjectType, Query, Resolver } from 'type-graphql';
import { boundExceeded } from '../../errors';
import type { Context } from '../../graphql/context';
import { type Derived, type DerivedField, derive } from '../../graphql/derived-field';
import { namedClass } from '../../graphql/entity-types';
import { describeReports } from './describe-report';
import { fieldOf } from './report';
import { ReportInfo } from './report.type';
import type { ReportShelf, Shelved } from './report-shelf';
import { reportTypes } from './report-types';
import { collected, startReport } from './run-report';

const MOST_ROWS = 1_000;

/** What a shelf adds to the schema. */
export interface ReportFields {
  readonly resolver: ClassType;
  readonly fields: readonly Derived[];
}

const made = new WeakMap<ReportShelf, ReportFields>();

/** Made once for a shelf. */
export function reportFields(shelf: ReportShelf): ReportFields {
  const known = made.get(shelf);
  if (known) return known;
  const types = shelf.list().map((shelved) => ({ shelved, ...reportTypes(shelved.report) }));
  const reports = namedClass('Reports');
  ObjectType('Reports', { description: 'The reports, a field each.' })(reports);
  const fields = types.map(({ shelved, answer, args }) => reportField(shelf, shelved, answer, args));
  const added = {
    resolver: queryResolver(shelf, reports),
    fields: [derive(reports, fields), ...types.map(({ rowFields }) => rowFields)],
  };
  made.set(shelf, added);
  return added;
}

function reportField(
  shelf: ReportShelf,
  { report, own }: Shelved,
  answer: ClassType,
  args: NonNullable<DerivedField<object>['args']>,
): DerivedField<object> {
  return {
    ...{ name: fieldOf(report), description: report.title, type: () => answer, args },
    async resolve(_, context: Context, ...values: unknown[]) {
      if (own) context.passingState();
      const given = Object.fromEntries(args.map(({ name }, at) => [name, values[at]]));
      const { limit, after = null, watermark = null, ...parameters } = given;
      if ((limit as number) < 1 || (limit as number) > MOST_ROWS) {
        throw boundExceeded('limit', limit as number, 1, MOST_ROWS);
      }
      const request = { parameters, limit, after, watermark } as Parameters<typeof startReport>[2];
      return collected(await startReport(context, await shelf.find(report.name), request));
    },
  };
}

function queryResolver(shelf: ReportShelf, reports: ClassType): ClassType {
  const resolver = namedClass('ReportsQueryResolver');
  const prototype = resolver.prototype as Record<string, unknown>;
  const query = (name: string, type: () => unknown, description: string, resolve: (context: Context) => unknown) => {
    prototype[name] = resolve;
    Ctx()(prototype, name, 0);
    const descriptor = { value: resolve, writable: true, configurable: true };
    Query(type as () => StringConstructor, { description })(prototype, name, descriptor);
  };
  query(
    'reports',
    () => [ReportInfo],
    'The reports that can be run, and the files that are none.',
    (context) => {
      if (shelf.isEditable) context.passingState();
      return describeReports(shelf);
    },
  );
  query(
    'report',
    () => reports,
    'Runs reports.',
    () => ({}),
  );
  Resolver()(resolver);
  return resolver;
}
