export const JSON_TYPE = { 'content-type': 'application/json' };

/** Requests that GraphQL never sees, with the status and the message they are refused with. */
export const refusedRequests: [what: string, init: RequestInit, status: number, message: RegExp][] = [
  [
    'a body of another type',
    { headers: { 'content-type': 'text/plain' }, body: '{"query":"{__typename}"}' },
    415,
    /must be application\/json/,
  ],
  ['a body without a type', { body: Buffer.from('{"query":"{__typename}"}') }, 415, /must be application\/json/],
  [
    'a form, as a foreign page could send it',
    { body: new URLSearchParams({ query: '{__typename}' }) },
    415,
    /must be application\/json/,
  ],
  ['an upload, as a foreign page could send it', { body: new FormData() }, 415, /must be application\/json/],
  [
    'another character set',
    { headers: { 'content-type': 'application/json; charset=euc-kr' }, body: '{}' },
    415,
    /UTF-8/,
  ],
  ['JSON that is broken', { headers: JSON_TYPE, body: '{"query":' }, 400, /no valid JSON/],
  ['an empty body', { headers: JSON_TYPE, body: '' }, 400, /no valid JSON/],
  ['null', { headers: JSON_TYPE, body: 'null' }, 400, /body/],
  ['a body without a query', { headers: JSON_TYPE, body: '{}' }, 400, /body|query/],
  [
    'variables that are no map',
    { headers: JSON_TYPE, body: '{"query":"{__typename}","variables":[1]}' },
    400,
    /variables/,
  ],
  ['several operations at once', { headers: JSON_TYPE, body: '[{"query":"{__typename}"}]' }, 400, /batching disabled/],
];
