/** Which organization an upsert speaks of. */
import { identifierSchemes } from '../../model/identifiers';
import { entityId } from '../../model/ids';
import { propertiesOf } from '../../model/kinds';
import { normalised } from '../../model/names';
import { publicScope } from '../../model/scope';
import type { Store } from '../../store/store';
import { GraphReader } from './graph-reader';
import type { OrganizationUpsertInput } from './ingest.args';
import { ingestStatements as statements } from './ingest.statements';
import { slugOf } from './mapping/slug';
import { type Fault, faultAt } from './user-error';

/** Where an id comes from, and what that means. */
export const idOrigins = {
  GIVEN: 'It stands in the input.',
  HELD: 'An organization in the graph holds one of the identifiers.',
  IDENTIFIER: 'It was made from the first identifier of the input.',
  NAME: 'It was made from the name.',
} as const;

export type IdOrigin = keyof typeof idOrigins;

export type FoundId = { readonly id: string; readonly origin: IdOrigin } | { readonly fault: Fault };

export async function organizationId(store: Store, input: OrganizationUpsertInput): Promise<FoundId> {
  if (input.id != null) return { id: input.id, origin: 'GIVEN' };
  const identifiers = identifiersIn(input);
  const [first] = identifiers;
  if (!first) return idOfName(store, String(input.name));
  const rows = await store.read(statements.holdersOfIdentifiers, { identifiers }, { scope: publicScope(new Date()) });
  const [holder, ...others] = rows.map(({ id }) => String(id));
  if (!holder) return { id: entityId('Organization', `${first.name}-${first.value}`), origin: 'IDENTIFIER' };
  if (others.length === 0) return { id: holder, origin: 'HELD' };
  const message = `The identifiers are held by ${[holder, ...others].join(', ')}; expected one organization. Give the id of the one that is meant.`;
  return { fault: faultAt('DUPLICATE', ['id'], message) };
}

interface Identifier {
  readonly name: string;
  readonly value: string;
  /** As the search text holds it. */
  readonly searched: string;
}

/** The identifiers that are well formed, in the order of their declaration. */
function identifiersIn(input: OrganizationUpsertInput): Identifier[] {
  return Object.entries(propertiesOf('Organization')).flatMap(([name, { scheme }]): Identifier[] => {
    const given = input[name];
    const value = scheme && typeof given === 'string' ? identifierSchemes[scheme].normalise(given) : null;
    return value === null ? [] : [{ name, value, searched: normalised(value) }];
  });
}

/** Another organization may have a name that makes the same id. */
async function idOfName(store: Store, name: string): Promise<FoundId> {
  const id = entityId('Organization', slugOf(name));
  const standing = (await new GraphReader(store).known([id])).get(id)?.properties;
  const names = [standing?.name, standing?.nameKo, ...((standing?.aliases ?? []) as string[])];
  if (!standing || names.some((known) => typeof known === 'string' && normalised(known) === normalised(name))) {
    return { id, origin: 'NAME' };
  }
  const message = `name is ${JSON.stringify(name)}, which makes the id ${id}, and that is ${JSON.stringify(standing.name)}. Give an id: that one if it is meant, else a new one.`;
  return { fault: faultAt('DUPLICATE', ['name'], message) };
}
