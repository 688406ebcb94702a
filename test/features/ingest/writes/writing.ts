/** What the tests of mutations share: a graph with two sources and a few things, and the mutations as they are sent. */
import { loadPackage } from '../../../../src/features/ingest/load-package';
import type { Store } from '../../../../src/store/store';
import { data } from '../../../support/api';
import { dataPackage, type Files } from '../../data-package';

const sources = 'id,name,publisher,reliability\nsource:register,Register,Office,0.6\nsource:press,Press,Paper,0.5';

const basics: Files = {
  sources,
  organizations: 'id,name,sources\norganization:maker,Maker,source:register\norganization:user,User,source:register',
  components: 'id,name,sources\ncomponent:lens,Lens,source:register\ncomponent:body,Body,source:register',
};

export const loadBasics = (store: Store) => loadPackage(store, dataPackage(basics), { batch: 'basics' });

export const ERRORS = 'userErrors { code path message userMessage row }';
export const CHANGES = 'changeSet { new changed unchanged conflicting refused batch }';

const UPSERT = `mutation ($input: OrganizationUpsertInput!) { organizationUpsert(input: $input) {
  organization { id name brn employees sizeClass foundedOn aliases roles recordedAt confidence
    revenue { amount currency } sources { id } }
  idOrigin ${ERRORS} ${CHANGES} watermark clientMutationId } }`;

const ASSERT = `mutation ($input: RelationAssertInput!) { relationAssert(input: $input) {
  rows { row code message relation { id confidence recordedAt ... on SupplyRelation { share leadTimeDays } } }
  ${ERRORS} ${CHANGES} watermark } }`;

const RETRACT = `mutation ($input: ClaimRetractInput!) { claimRetract(input: $input) {
  record { id ... on Relation { confidence } ... on Entity { name trusted: confidence } } isRecordGone
  ${ERRORS} ${CHANGES} watermark } }`;

const UNDO = `mutation ($input: BatchUndoInput!) { batchUndo(input: $input) {
  undone { removed restored kept } ${ERRORS} watermark } }`;

export type Input = Readonly<Record<string, unknown>>;

export const sending = (mutation: string) => async (store: Store, input: Input) =>
  Object.values(await data(store, mutation, { input }))[0] as ReturnType<typeof JSON.parse>;

export const upsert = sending(UPSERT);
export const assertRelations = sending(ASSERT);
export const retract = sending(RETRACT);
export const undo = sending(UNDO);

export const supply = (more: Input = {}) => ({
  kind: 'SUPPLIES',
  from: 'organization:maker',
  to: 'component:lens',
  sources: ['source:register'],
  ...more,
});

/** The id of the claim that one source makes on a record. */
export async function claimOf(store: Store, about: string, source: string): Promise<string> {
  const query = `query ($about: ID!) { evidence(about: $about) { nodes { id sources { id } } } }`;
  const { evidence } = await data(store, query, { about });
  const own = evidence.nodes.find(({ sources: [first] }: { sources: { id: string }[] }) => first?.id === source);
  return own.id;
}
