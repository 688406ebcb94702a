/** What sources state of one organization, made or changed: a batch of one row and of the sources it brings along. */
import type { Properties } from '../../model/property';
import { claimProperties } from '../../model/records';
import type { Store } from '../../store/store';
import { organizationProperties } from './derived-inputs';
import type { OrganizationUpsertInput } from './ingest.args';
import { cellsOf, placeOfColumn } from './input-cells';
import { idOfSource, newSourceRows } from './new-sources';
import { type IdOrigin, organizationId } from './organization-id';
import { type Payload, payloadOf, tooMany } from './payload';
import type { Expected, RowToWrite } from './rows-to-write';
import { writeRecords } from './write-records';

export interface OrganizationPayload extends Payload {
  readonly organizationId: string | null;
  readonly idOrigin: IdOrigin | null;
}

export const MOST_SOURCES = 20;

/** What a row states beyond the properties of its kind. */
export const statementProperties: Properties = {
  sources: { type: 'texts', description: 'Ids of the sources.' },
  confidence: { type: 'decimal', description: 'How far it is trusted.' },
  ...claimProperties,
};

const properties: Properties = {
  id: { type: 'text', description: 'Its id.' },
  roles: { type: 'texts', description: 'The roles it holds.' },
  ...organizationProperties,
  ...statementProperties,
};

export async function upsertOrganization(store: Store, input: OrganizationUpsertInput): Promise<OrganizationPayload> {
  const crowd = tooMany('newSources', input.newSources, MOST_SOURCES);
  const found = await organizationId(store, input);
  const named = 'fault' in found ? null : found;
  const rows = [...newSourceRows(input.newSources), rowOf(input, named?.id ?? 'organization:unknown')];
  const isGood = named !== null && crowd.length === 0;
  const options = { policy: 'ALL_OR_NOTHING', dryRun: input.dryRun || !isGood } as const;
  const written = await writeRecords(store, 'organization-upsert', 'organization', rows, options);
  const before = [...crowd, ...('fault' in found ? [found.fault] : [])];
  const payload = await payloadOf(store, written, before);
  const { id = null, origin = null } = named ?? {};
  return { ...payload, organizationId: id, idOrigin: origin };
}

function rowOf(input: OrganizationUpsertInput, id: string): RowToWrite {
  const sources = [...(input.sources ?? []), ...(input.newSources ?? []).map(idOfSource)];
  return {
    of: { kind: 'Organization' },
    list: 'organization',
    at: 0,
    ...cellsOf(properties, { ...input, id, sources }),
    placeOf: (column) => (column === null ? [] : placeOfColumn(properties, column)),
    expected: expectedOf(id, input),
  };
}

export function expectedOf(
  id: string,
  { mustBeNew, expectedVersion }: { readonly mustBeNew: boolean; readonly expectedVersion?: string | null | undefined },
): Expected | undefined {
  if (mustBeNew) return { id, version: null };
  return expectedVersion == null ? undefined : { id, version: expectedVersion };
}
