/** A request with its document named as Apollo Server takes it, or refused where it may not run. */
import { badName, type Documents, named } from './documents';
import { parsed, Refusal } from './refusal';

/** What is no request is left to Apollo Server to refuse. */
export function admitted(body: unknown, documents: Documents): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const refusal = badName(body);
  if (refusal) throw new Refusal(400, 'BAD_REQUEST', refusal);
  return named(body, documents);
}

/** The search of a GET, whose `extensions` are JSON. */
export function admittedSearch({ search, searchParams: given }: URL, documents: Documents): string {
  const extensions = parsed(given.get('extensions') ?? 'null');
  const request = { query: given.get('query'), documentId: given.get('documentId'), extensions };
  const { extensions: made } = admitted(request, documents) as { readonly extensions?: unknown };
  if (request.documentId === null) return search;
  given.delete('documentId');
  given.set('extensions', JSON.stringify(made));
  return `?${given}`;
}
