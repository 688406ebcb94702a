/** The sources that a mutation brings along, as rows. */
import { entityId } from '../../model/ids';
import type { Properties } from '../../model/property';
import { sourceProperties } from './derived-inputs';
import { cellsOf, type Given, placeOfColumn } from './input-cells';
import { slugOf } from './mapping/slug';
import type { RowToWrite } from './rows-to-write';

const withId: Properties = { id: { type: 'text', description: 'Its id.' }, ...sourceProperties };

export const newSourceRows = (sources: readonly Given[] | null | undefined): RowToWrite[] =>
  (sources ?? []).map((source, at) => ({
    of: { kind: 'Source' },
    list: 'newSources',
    at,
    ...cellsOf(withId, { ...source, id: idOfSource(source) }),
    placeOf: (column) => ['newSources', String(at), ...(column === null ? [] : placeOfColumn(withId, column))],
  }));

/** The id of a new source: its own, or one made from its name. */
export const idOfSource = ({ id, name }: Given): string => String(id ?? entityId('Source', slugOf(String(name))));
