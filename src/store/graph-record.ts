/**
 * What a graph knows of itself: the key its cursors are signed with, the data package it began with, and how far in time
 * its versions reach.
 */
import { randomBytes } from 'node:crypto';
import { publicScope } from '../model/scope';
import { loadStatement, type Statement } from './statement';
import type { Store } from './store';
import type { Row } from './values';

export const graphRecordStatements = {
  graphRecord: loadStatement(__dirname, 'graph-record'),
  makeGraphRecord: loadStatement(__dirname, 'make-graph-record'),
  noteSeeding: loadStatement(__dirname, 'note-seeding'),
  isEmpty: loadStatement(__dirname, 'is-empty'),
  lastInstant: loadStatement(__dirname, 'last-instant'),
};

const { graphRecord, makeGraphRecord, noteSeeding, isEmpty, lastInstant } = graphRecordStatements;

/** The key of the graph, made when it is first asked for. All processes on one graph share it. */
export async function graphKey(store: Store): Promise<string> {
  const known = (await rowsOf(store, graphRecord))[0];
  if (known) return known.key as string;
  await store.write([{ statement: makeGraphRecord, parameters: { key: randomBytes(32).toString('base64url') } }]);
  return (await rowsOf(store, graphRecord))[0]?.key as string;
}

/**
 * Fills a graph that holds nothing, once; a load that was broken off is finished. False when the graph has data of its
 * own or was filled before.
 */
export async function fillOnce(store: Store, name: string, load: () => Promise<unknown>): Promise<boolean> {
  const record = (await rowsOf(store, graphRecord))[0];
  const isNew = (await rowsOf(store, isEmpty)).length === 0;
  if (record?.seeded || (!isNew && record?.seeding !== name)) return false;
  await store.write([{ statement: noteSeeding, parameters: { seeding: name, seeded: null } }]);
  await load();
  await store.write([{ statement: noteSeeding, parameters: { seeding: null, seeded: name } }]);
  return true;
}

/** From when on a reader sees all that was written; empty for a graph that nobody has written to. */
export async function settledFrom(store: Store): Promise<string> {
  return ((await rowsOf(store, lastInstant))[0]?.instant as string | undefined) ?? '';
}

const rowsOf = (store: Store, statement: Statement): Promise<Row[]> =>
  store.read(statement, {}, { scope: publicScope(new Date()) });
