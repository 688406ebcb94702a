import { type Served, serve } from '../server/serving';
import { onEveryEngine } from '../support/engines';

/** The probes of graphql-cop, and what each must find here. */
interface Probe {
  readonly id: string;
  /** What the answer MUST be. */
  readonly must: string;
  readonly request: RequestInit & { readonly search?: string };
  readonly passes: (answer: Answer) => boolean;
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: {
    readonly data?: unknown;
    readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
  } | null;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const posted = (body: unknown): RequestInit => ({ method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) });
const query = (text: string): RequestInit => posted({ query: text });
const refused = ({ body }: Answer): boolean => body?.data == null && (body?.errors?.length ?? 0) > 0;

const probes: readonly Probe[] = [
  {
    id: 'alias overloading',
    must: '101 aliases MUST be refused',
    request: query(`query cop { ${Array.from({ length: 101 }, (_, index) => `alias${index}:__typename`).join(' ')} }`),
    passes: refused,
  },
  {
    id: 'array-based batching',
    must: 'a batch MUST be refused',
    request: posted(Array(10).fill({ query: 'query cop { __typename }' })),
    passes: ({ status, body }) => status === 400 && !Array.isArray(body),
  },
  {
    id: 'directive overloading',
    must: 'unknown directives MUST NOT multiply the errors',
    request: query(`query cop { __typename ${'@aa'.repeat(10)} }`),
    passes: ({ body }) => body?.errors?.length === 1,
  },
  {
    id: 'field duplication',
    must: 'the same field 500 times MUST be refused',
    request: query(`query cop { ${'__typename \n'.repeat(500)} }`),
    passes: refused,
  },
  {
    id: 'circular introspection',
    must: 'an introspection that goes round MUST be refused',
    request: query(
      'query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }',
    ),
    passes: refused,
  },
  {
    id: 'circular fragments',
    must: 'fragments in a circle MUST be refused',
    request: query('query cop { ...A } fragment A on Query { ...B } fragment B on Query { ...A }'),
    passes: refused,
  },
  {
    id: 'GET mutation',
    must: 'a mutation over GET MUST be refused',
    request: { search: '?query=mutation+cop+{__typename}' },
    passes: ({ status, body }) => status === 405 && body?.data === undefined,
  },
  {
    id: 'urlencoded POST',
    must: 'a form MUST be refused, for any page can send one',
    request: { method: 'POST', body: new URLSearchParams({ query: 'query cop { __typename }' }) },
    passes: ({ status }) => status === 415,
  },
  {
    id: 'multipart POST',
    must: 'an upload MUST be refused, for any page can send one',
    request: { method: 'POST', body: new FormData() },
    passes: ({ status }) => status === 415,
  },
  {
    id: 'trace mode',
    must: 'an answer MUST NOT tell how it was made',
    request: query('query cop { __typename }'),
    passes: ({ text }) => !/tracing|startTime|duration|resolvers/.test(text),
  },
  {
    id: 'unhandled errors',
    must: 'an error MUST NOT show a stack or a file',
    request: query('qwerty cop { abc }'),
    passes: ({ text }) => !/stack|exception|node_modules|\.[jt]s:/i.test(text),
  },
  {
    id: 'field suggestions',
    must: 'what is near a name MUST be no secret: it stands in the published schema',
    request: query('query cop { organisations { nodes { id } } }'),
    passes: ({ body }) => /Did you mean "organizations"/.test(body?.errors?.[0]?.message ?? ''),
  },
  {
    id: 'introspection',
    must: 'the schema MUST be readable: it is published',
    request: query('query cop { __schema { types { name } } }'),
    passes: ({ status, body }) => status === 200 && body?.errors === undefined,
  },
];

describe('the probes of graphql-cop', () => {
  onEveryEngine('tiny', (store) => {
    let served: Served;
    beforeAll(async () => {
      served = await serve(store());
    });
    afterAll(() => served?.stop());

    it.each(probes)('$id: $must', async ({ request: { search = '', ...init }, passes }) => {
      const response = await fetch(`${served.url}/graphql${search}`, init);
      const text = await response.text();
      const answer: Answer = { status: response.status, text, body: text.startsWith('{') ? JSON.parse(text) : null };
      expect([passes(answer), text.slice(0, 300)]).toEqual([true, expect.any(String)]);
    });
  });
});
