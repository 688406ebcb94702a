/**
 * Documents that are named by the SHA-256 of their text: those an operator lists in a directory, and those that callers
 * register by the protocol of automatic persisted queries. Where only listed ones may run, all others are refused.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InMemoryLRUCache, type KeyValueCache } from '@apollo/utils.keyvaluecache';
import type { DocumentNode, Token } from 'graphql';
import { documentNotListed, settingsRefused } from '../errors';

/** Room for registered documents, in characters; the least used go first, and their callers send them again. */
const ROOM = 8_000_000;
/** Room for parsed documents, in bytes; the least used go first, and are parsed again. */
const PARSED_ROOM = 64_000_000;
/** About what a token of a field takes with its nodes; others take less, a comment, which no rule counts, a fifth of it. */
const BYTES_A_TOKEN = 500;
/** Of a text that names itself, in characters; V8 tells longer ones apart by their length alone. */
const LONGEST_NAME = 10_000;

export interface Documents {
  /** The listed ones, by SHA-256. */
  readonly listed: ReadonlyMap<string, string>;
  /** Whether no others are run. */
  readonly only: boolean;
}

export const NO_DOCUMENTS: Documents = { listed: new Map(), only: false };

/** The parameters of a request, of which those that name a document are read here. */
export interface Request {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Reads a directory; throws SETTINGS_REFUSED that names what is wrong. */
export function readDocuments(directory: string): ReadonlyMap<string, string> {
  const listed = new Map<string, string>();
  const refuse = (what: string): never => {
    throw settingsRefused([`TIERLINE_DOCUMENTS is ${JSON.stringify(directory)}; ${what}.`]);
  };
  const names = namesIn(directory) ?? refuse('expected a directory that can be read');
  for (const name of names.filter((file) => file.endsWith('.graphql'))) {
    const text = readFileSync(join(directory, name), 'utf8');
    listed.set(sha256(text), text);
  }
  for (const name of names.filter((file) => file.endsWith('.json'))) {
    for (const [hash, text] of Object.entries(mapIn(join(directory, name)) ?? refuse(`${name} is no map of texts`))) {
      if (sha256(text) !== hash.replace(/^sha256:/, ''))
        refuse(`in ${name}, ${hash.slice(0, 80)} is not the SHA-256 of its text`);
      listed.set(sha256(text), text);
    }
  }
  return listed;
}

function namesIn(directory: string): string[] | null {
  try {
    return readdirSync(directory).sort();
  } catch {
    return null;
  }
}

function mapIn(file: string): Record<string, string> | null {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const isMap = typeof read === 'object' && read !== null && !Array.isArray(read);
    return isMap && Object.values(read).every((text) => typeof text === 'string')
      ? (read as Record<string, string>)
      : null;
  } catch {
    return null;
  }
}

/** Where Apollo Server keeps what it has parsed. Its own measures by the JSON of a document, which tells no comments. */
export const parsedDocuments = (): KeyValueCache<DocumentNode> =>
  new InMemoryLRUCache({ maxSize: PARSED_ROOM, sizeCalculation: sizeOf });

function sizeOf({ loc }: DocumentNode): number {
  let size = loc?.source.body.length ?? 0;
  for (let token: Token | null | undefined = loc?.startToken; token; token = token.next) size += BYTES_A_TOKEN;
  return size;
}

/** What Apollo Server looks names up in, and registers documents in. A name that is no SHA-256 is the text itself. */
export function documentCache({ listed, only }: Documents): KeyValueCache<string> {
  const registered = new InMemoryLRUCache<string>({ maxSize: ROOM });
  const nameOf = (key: string) => key.slice(key.indexOf(':') + 1);
  return {
    async get(key) {
      const name = nameOf(key);
      const hash = hashOf(name);
      if (hash === null) return name;
      return listed.get(hash) ?? (only ? undefined : registered.get(key));
    },
    set: async (key, text) => (only ? undefined : registered.set(key, text)),
    delete: (key) => registered.delete(key),
  };
}

/** Why a request's name for its document is refused; null where it is not, or where it has none. */
export function badName({ query, documentId, extensions }: Request): string | null {
  const persisted = (
    extensions as { readonly persistedQuery?: { version?: unknown; sha256Hash?: unknown } } | null | undefined
  )?.persistedQuery;
  if (persisted == null && documentId == null) return null;
  if (persisted != null && persisted.version !== 1) return 'extensions.persistedQuery.version must be 1.';
  const hash = hashOf(documentId) ?? hashOf(persisted?.sha256Hash);
  if (hash === null) return 'A document is named by its SHA-256: 64 digits from 0 to 9 and a to f.';
  const isOfText = typeof query !== 'string' || query === '' || sha256(query) === hash;
  return isOfText ? null : 'The SHA-256 is not that of the query; send the one of the text, byte by byte.';
}

/**
 * The request as Apollo Server takes it. Throws DOCUMENT_NOT_LISTED for a document that may not run. A text is named by
 * itself: Apollo Server works out the SHA-256 of each that has no name, known or not.
 */
export function named<T extends Request>(request: T, { listed, only }: Documents): T {
  const { documentId, ...rest } = request;
  const extensions = request.extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined;
  const hash = hashOf(documentId) ?? hashOf(extensions?.persistedQuery?.sha256Hash);
  if (only && !listed.has(hash ?? sha256(String(request.query)))) throw documentNotListed();
  if (documentId != null) return { ...rest, extensions: nameIn(extensions, hash) } as unknown as T;
  if (hash !== null || !isNameable(request)) return request;
  return { ...request, query: undefined, extensions: nameIn(extensions, request.query) };
}

const nameIn = (extensions: object | null | undefined, sha256Hash: unknown) => ({
  ...extensions,
  persistedQuery: { version: 1, sha256Hash },
});

/** What is no text, or comes with extensions that are none, is left to Apollo Server to refuse. */
const isNameable = ({ query, extensions }: Request): boolean =>
  typeof query === 'string' &&
  query !== '' &&
  query.length <= LONGEST_NAME &&
  hashOf(query) === null &&
  (extensions == null || (typeof extensions === 'object' && !Array.isArray(extensions)));

function hashOf(name: unknown): string | null {
  const [, hash = null] = /^(?:sha256:)?([0-9a-f]{64})$/.exec(String(name)) ?? [];
  return hash;
}
