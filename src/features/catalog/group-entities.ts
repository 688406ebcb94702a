/** The entities of one kind that meet a filter, in groups by what one property holds, with sums of others. */
import type { Asked } from '../../graphql/conditions';
import { type Context, read } from '../../graphql/context';
import { type Kind, propertiesOf } from '../../model/kinds';
import type { Row } from '../../store/values';
import { catalogStatements as statements } from './catalog.statements';
import { type Group, gatherGroups, MOST_ROWS, tooManyGroups } from './gather-groups';
import { byKeys, readVersions } from './read-versions';

/** Groups from the largest on; one group of all where `by` is null. What is not known is a group of its own. */
export async function groupEntities(
  context: Context,
  kind: Kind,
  asked: Asked,
  by: string | null,
  sums: readonly string[],
): Promise<readonly Group[]> {
  const fields = [...new Set(sums)];
  const [counted, ...summed] = await Promise.all(
    [null, ...fields].map((of) => readGroups(context, kind, asked, by, of)),
  );
  const list = fields.map((field, index) => ({ field, isMoney: isMoney(kind, field), rows: summed[index] ?? [] }));
  return gatherGroups(by, counted ?? [], list);
}

const isMoney = (kind: Kind, field: string | null): boolean =>
  field !== null && propertiesOf(kind)[field]?.type === 'money';

async function readGroups(
  context: Context,
  kind: Kind,
  asked: Asked,
  by: string | null,
  of: string | null,
): Promise<Row[]> {
  const hasRelations = asked.quantifiers.length > 0;
  const parameters = {
    ...(hasRelations ? asked : { conditions: asked.conditions }),
    by: by ?? '',
    of: of ?? '',
    currency: isMoney(kind, of) ? `${of}Currency` : '',
    limit: MOST_ROWS,
  };
  const rows = await (hasRelations
    ? read(context, statements.groupKindByRelations[kind], parameters)
    : readVersions(
        context,
        statements.groupKind[kind],
        parameters,
        byKeys([{ name: 'value', way: 1, unknown: 1 }], 1),
      ));
  if (rows.length >= parameters.limit) throw tooManyGroups(rows.length);
  return rows;
}
