/** Two hundred documents that mean no good, in families; each says with which error it is answered. */

export interface HostileDocument {
  readonly name: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** The code of its first error; null where it is harmless and answered. */
  readonly code: string | null;
}

const PARSE = 'GRAPHQL_PARSE_FAILED';
const VALIDATION = 'GRAPHQL_VALIDATION_FAILED';
const COMPLEX = 'QUERY_TOO_COMPLEX';
const INPUT = 'BAD_INPUT';

type Family = (size: number) => Omit<HostileDocument, 'name'>;

const times = (count: number, part: (index: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(between);

const nested = (count: number, open: string, inner: string, close: string): string =>
  `${open.repeat(count)}${inner}${close.repeat(count)}`;

const ring = (selection: string): string => `{ node(id: "component:ring") { ... on Component ${selection} } }`;
const wholes = (count: number): string =>
  nested(count, '{ partOf(first: 1) { nodes { ... on Component ', '{ id }', '} } }');

/** Fragments of which each spreads the next `width` times. */
const bomb = (count: number, width: number, inner: string): string => {
  const fragments = times(
    count,
    (index) =>
      `fragment F${index} on Component { ${times(width, () => (index + 1 < count ? `...F${index + 1}` : inner))} }`,
    '\n',
  );
  return `{ node(id: "component:ring") { ...F0 } }\n${fragments}`;
};

/** Fragments of which each spreads the next a level further down. */
const deepBomb = (count: number): string => {
  const inner = (index: number) => (index + 1 < count ? `partOf(first: 1) { nodes { ...F${index + 1} } }` : 'id');
  return `{ node(id: "component:ring") { ...F0 } }\n${times(count, (index) => `fragment F${index} on Component { ${inner(index)} }`, '\n')}`;
};

const deepFilter = (levels: number, join: string): unknown =>
  levels === 0
    ? { employees: { gt: 1 } }
    : { [join]: join === 'not' ? deepFilter(levels - 1, join) : [deepFilter(levels - 1, join)] };

const filtered = (filter: unknown): Omit<HostileDocument, 'name' | 'code'> => ({
  query: 'query ($filter: OrganizationFilter) { organizations(first: 1, filter: $filter) { nodes { id } } }',
  variables: { filter },
});

/** By its name: the sizes it comes in, and what each is. */
const families: Readonly<Record<string, readonly [sizes: readonly number[], family: Family]>> = {
  'levels of fields': [
    [7, 8, 10, 15, 20, 40, 80, 120, 160, 200, 240, 280],
    (size) => ({ query: ring(wholes(size)), code: size < 9 ? null : COMPLEX }),
  ],
  'brackets that never close': [
    [10, 100, 1_000, 4_000, 6_000],
    (size) => ({ query: '{ a '.repeat(size), code: PARSE }),
  ],
  'fields side by side': [
    [4_990, 5_100, 10_000, 20_000, 50_000],
    (size) => ({ query: `{ ${times(size, () => '__typename')} }`, code: size > 4_998 ? PARSE : COMPLEX }),
  ],
  'the same field again': [
    [102, 200, 500, 1_000, 2_000],
    (size) => ({ query: `{ ${times(size, () => '__typename')} }`, code: COMPLEX }),
  ],
  'unknown fields': [
    [1, 10, 100, 1_000, 4_000],
    (size) => ({ query: `{ ${times(size, (index) => `x${index}`)} }`, code: VALIDATION }),
  ],
  aliases: [
    [101, 200, 500, 1_000, 1_500],
    (size) => ({ query: `{ ${times(size, (index) => `a${index}: __typename`)} }`, code: COMPLEX }),
  ],
  'aliases of lists': [
    [101, 150, 200, 300, 400],
    (size) => ({ query: `{ ${times(size, (index) => `a${index}: sites { nodes { id } }`)} }`, code: COMPLEX }),
  ],
  'aliases that clash': [
    [2, 50, 500, 1_500],
    (size) => ({
      query: `{ ${times(size, (index) => (index % 2 ? 'a: __typename' : 'a: sites { nodes { id } }'))} }`,
      code: size > 1_000 ? PARSE : size > 100 ? COMPLEX : VALIDATION,
    }),
  ],
  'a field of many arguments': [
    [10, 100, 1_000],
    (size) => ({ query: `{ sites(${times(size, (index) => `x${index}: 1`)}) { nodes { id } } }`, code: VALIDATION }),
  ],
  'the same argument again': [
    [2, 100, 1_000],
    (size) => ({ query: `{ sites(${times(size, () => 'first: 1')}) { nodes { id } } }`, code: VALIDATION }),
  ],
  'fragments that double': [
    [2, 10, 20, 40, 80, 160, 320],
    (size) => ({ query: bomb(size, 2, 'id'), code: size < 8 ? null : COMPLEX }),
  ],
  'fragments that triple': [[10, 50, 100, 200], (size) => ({ query: bomb(size, 3, 'id'), code: COMPLEX })],
  'fragments that double a level': [
    [12, 20, 40, 80],
    (size) => ({
      query: deepBomb(size),
      code: COMPLEX,
    }),
  ],
  'fragments in a circle': [
    [1, 2, 10, 100, 500],
    (size) => ({
      query: `{ ...F0 } ${times(size, (index) => `fragment F${index} on Query { ...F${(index + 1) % size} }`)}`,
      code: VALIDATION,
    }),
  ],
  'fragments nobody spreads': [
    [1, 10, 100, 500],
    (size) => ({
      query: `{ __typename } ${times(size, (index) => `fragment F${index} on Query { __typename }`)}`,
      code: VALIDATION,
    }),
  ],
  'fragments of one name': [
    [2, 100, 500],
    (size) => ({ query: `{ ...F } ${times(size, () => 'fragment F on Query { __typename }')}`, code: VALIDATION }),
  ],
  'inline fragments, one in the other': [
    [10, 100, 400, 600],
    (size) => ({ query: nested(size, '{ ... ', '{ __typename }', ' }'), code: null }),
  ],
  'directives that are known': [
    [101, 200, 500, 900],
    (size) => ({
      query: `{ ${times(size, () => '__typename @include(if: true)').slice(0)} }`,
      code: size > 700 ? PARSE : COMPLEX,
    }),
  ],
  'directives that are unknown': [
    [1, 10, 100, 1_000, 2_400],
    (size) => ({ query: `{ __typename ${'@aa '.repeat(size)} }`, code: VALIDATION }),
  ],
  'one directive, many times': [
    [2, 100, 700, 5_000, 10_000],
    (size) => ({ query: `{ __typename ${'@skip(if: false) '.repeat(size)} }`, code: size > 700 ? PARSE : VALIDATION }),
  ],
  'operations side by side': [
    [2, 100, 1_000],
    (size) => ({
      query: times(size, (index) => `query A${index} { __typename }`),
      code: 'OPERATION_RESOLUTION_FAILURE',
    }),
  ],
  'operations without a name': [
    [2, 100, 1_000],
    (size) => ({ query: times(size, () => '{ __typename }'), code: VALIDATION }),
  ],
  'variables that are declared': [
    [1, 100, 1_000],
    (size) => ({ query: `query (${times(size, (index) => `$v${index}: Int`)}) { __typename }`, code: VALIDATION }),
  ],
  'cost above the limit': [
    [49, 60, 80, 100],
    (size) => ({
      query: `{ organizations(first: 100) { nodes { components(first: 100) { nodes { partOf(first: ${size}) { nodes { id } } } } } } }`,
      code: COMPLEX,
    }),
  ],
  'cost below the limit': [
    [1, 20, 40, 47],
    (size) => ({
      query: `{ organizations(first: 100) { nodes { components(first: 100) { nodes { partOf(first: ${size}) { nodes { id } } } } } } }`,
      code: null,
    }),
  ],
  'pages beyond a bound': [
    [0, 101, 1_000, 1_000_000, 2_147_483_647],
    (size) => ({
      query: `{ sites(first: ${size}) { nodes { id } } }`,
      code: size > 500_000 ? COMPLEX : 'BOUND_EXCEEDED',
    }),
  ],
  'numbers that are none': [
    [2_147_483_648, 1e21, 1e300],
    (size) => ({ query: `{ sites(first: ${size}) { nodes { id } } }`, code: VALIDATION }),
  ],
  'introspection that goes round': [
    [3, 4, 6, 8, 12],
    (size) => ({
      query: `{ __schema { types ${nested(size, '{ fields { type ', '{ name }', ' } }')} } }`,
      code: VALIDATION,
    }),
  ],
  'introspection by aliases': [
    [101, 200, 400],
    (size) => ({ query: `{ ${times(size, (index) => `a${index}: __schema { types { name } }`)} }`, code: COMPLEX }),
  ],
  'lines of comments': [
    [10, 1_000, 99_000, 100_000, 300_000],
    (size) => ({ query: `{ __typename }${'#\n'.repeat(size)}`, code: size < 100_000 ? null : COMPLEX }),
  ],
  'a text of many bytes': [
    [1_000, 100_000, 990_000],
    (size) => ({
      query: 'query ($text: String!) { search(text: $text) { nodes { id } } }',
      variables: { text: 'x'.repeat(size) },
      code: INPUT,
    }),
  ],
  'an id of many bytes': [
    [1_000, 100_000, 990_000],
    (size) => ({
      query: 'query ($id: ID!) { node(id: $id) { id } }',
      variables: { id: 'x'.repeat(size) },
      code: 'BAD_ID',
    }),
  ],
  'a cursor of many bytes': [
    [10, 100_000, 990_000],
    (size) => ({
      query: 'query ($after: String) { sites(after: $after) { nodes { id } } }',
      variables: { after: 'A'.repeat(size) },
      code: 'BAD_CURSOR',
    }),
  ],
  'many ids': [
    [101, 1_000, 10_000, 100_000],
    (size) => ({
      query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      variables: { ids: Array(size).fill('a:b') },
      code: size > 5_000 ? COMPLEX : INPUT,
    }),
  ],
  'a list in a filter': [
    [101, 10_000, 100_000],
    (size) => ({ ...filtered({ employees: { in: Array(size).fill(1) } }), code: size > 5_000 ? COMPLEX : INPUT }),
  ],
  'filters inside filters': [
    [11, 100, 1_000],
    (size) => ({ ...filtered(deepFilter(size, size % 2 ? 'not' : 'and')), code: size > 25 ? COMPLEX : INPUT }),
  ],
  'filters inside a literal': [
    [11, 100, 600],
    (size) => ({
      query: `{ organizations(filter: ${nested(size, '{ not: ', '{}', ' }')}) { nodes { id } } }`,
      code: INPUT,
    }),
  ],
  'filters side by side': [
    [101, 1_000, 10_000],
    (size) => ({
      ...filtered({ or: Array(size).fill({ employees: { gt: 1 } }) }),
      code: size > 1_500 ? COMPLEX : INPUT,
    }),
  ],
  'relations in a filter': [
    [6, 50, 1_000],
    (size) => ({ ...filtered({ and: Array(size).fill({ sites: { some: {} } }) }), code: INPUT }),
  ],
  'variables nobody declared': [
    [1, 1_000, 20_000],
    (size) => ({
      query: '{ __typename }',
      variables: Object.fromEntries(Array.from({ length: size }, (_, index) => [`v${index}`, index])),
      code: size > 5_000 ? COMPLEX : null,
    }),
  ],
  'texts without an end': [
    [10, 10_000, 900_000],
    (size) => ({ query: `{ node(id: "${'x'.repeat(size)}`, code: PARSE }),
  ],
  'comments and commas': [
    [10, 10_000, 400_000],
    (size) => ({
      query: `{ ${','.repeat(size)} __typename }#${'x'.repeat(size)}`,
      code: size > 100_000 ? COMPLEX : null,
    }),
  ],
  'lists in a literal': [
    [10, 100, 600, 4_000],
    (size) => ({
      query: `{ nodes(ids: ${'['.repeat(size)}1${']'.repeat(size)}) { id } }`,
      code: size > 1_500 ? PARSE : VALIDATION,
    }),
  ],
  'objects in a literal': [
    [2, 100, 600],
    (size) => ({
      query: `{ organizations(filter: ${nested(size, '{ nope: ', '1', ' }')}) { nodes { id } } }`,
      code: VALIDATION,
    }),
  ],
  'documents to be measured': [
    [1, 10_000, 900_000],
    (size) => ({
      query: 'query ($d: String!) { costOf(document: $d) { requested } }',
      variables: { d: `{ ${'a '.repeat(Math.min(size, 400_000))}` },
      code: INPUT,
    }),
  ],
  'fields of an interface': [
    [1, 10, 500],
    (size) => ({
      query: `{ node(id: "site:a") { ${times(size, (index) => `... on Node { x${index} }`)} } }`,
      code: VALIDATION,
    }),
  ],
  'fragments on types that are none': [
    [1, 100, 800],
    (size) => ({ query: `{ ${times(size, (index) => `... on Nope${index} { id }`)} }`, code: VALIDATION }),
  ],
  'names of a million letters': [
    [1_000, 100_000, 900_000],
    (size) => ({ query: `{ ${'x'.repeat(size)} }`, code: size > 200_000 ? COMPLEX : VALIDATION }),
  ],
  'signs that are no GraphQL': [
    [1, 1_000, 300_000],
    (size) => ({ query: `{ __typename } ${'\u0000'.repeat(Math.min(size, 100_000))}`, code: PARSE }),
  ],
  'enums that are none': [
    [1, 100, 1_000],
    (size) => ({
      query: `{ search(text: "a", kinds: [${times(size, (index) => `X${index}`)}]) { nodes { id } } }`,
      code: VALIDATION,
    }),
  ],
  'searches of many words': [
    [12, 20, 30, 60, 99],
    (size) => ({
      query: 'query ($text: String!) { search(text: $text) { nodes { id } } }',
      variables: { text: times(size, (index) => `w${index}`).slice(0, 200) },
      code: INPUT,
    }),
  ],
  'mutations without a right': [
    [1, 11, 100],
    (size) => ({
      query: `mutation { ${times(size, (index) => `a${index}: batchUndo(input: { name: "x" }) { __typename }`)} }`,
      code: size > 10 ? COMPLEX : null,
    }),
  ],
  'subscriptions to nothing': [[1], () => ({ query: 'subscription { __typename }', code: VALIDATION })],
  'budgets of a trace': [
    [0, 5_001, 100_000],
    (size) => ({
      query: `{ trace(root: "platform:garam", direction: UPSTREAM, first: ${size}) { nodes { tier } } }`,
      code: 'BOUND_EXCEEDED',
    }),
  ],
};

export const hostileDocuments: readonly HostileDocument[] = Object.entries(families).flatMap(
  ([name, [sizes, family]]) => sizes.map((size) => ({ name: `${name}: ${size}`, ...family(size) })),
);
