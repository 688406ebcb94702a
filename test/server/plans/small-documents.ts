/** Documents over the small schema, in families; each is answered by its plan unless it says otherwise. */
import type { Variables } from './both-ways';

export interface SmallDocument {
  readonly name: string;
  readonly text: string;
  /** Each of them is asked with, in turns. */
  readonly variables?: readonly Variables[];
  readonly operationName?: string;
  /** Why graphql-js answers it: there are errors, or it is beyond plans. */
  readonly left?: 'errors' | 'beyond plans';
}

const flags = [
  { yes: true, no: false },
  { yes: false, no: false },
  { yes: true, no: true },
  { yes: false, no: true },
];

const ABSTRACT_TYPES: readonly SmallDocument[] = [
  {
    name: 'inline fragments on an interface',
    text: `{ things { id __typename ... on Firm { name level } ... on Part { weight name } ... { again: id } } }`,
  },
  {
    name: 'inline fragments on a union',
    text: `{ found { __typename ... on Note { text length } ... on Thing { id name } ... on Maker { makes { id } } } }`,
  },
  {
    name: 'an interface within an interface',
    text: `{ maker { id makes { id ... on Maker { makes { id } } ... on Part { madeBy { name ... on Firm { level } } } } } }`,
  },
  {
    name: 'a fragment of an interface within one of a type that has it',
    text: `{ things { ... on Maker { ... on Thing { name ... on Part { weight } ... on Firm { founded } } } } }`,
  },
  { name: 'lists of lists of an interface', text: `{ thingGrid { __typename id ... on Part { price { sum } } } }` },
  {
    name: 'a type that comes second',
    text: `query ($id: ID!) { thing(id: $id) { id name ... on Part { weight } } }`,
    variables: [{ id: 'firm:1' }, { id: 'part:1' }, { id: 'nobody' }, { id: 'part:2' }],
  },
  {
    name: 'the type of everything',
    text: `{ __typename t: __typename firm { __typename owner { __typename } } things { __typename } note { __typename } found { x: __typename } }`,
  },
  { name: 'types that are told later', text: `{ late { id __typename ... on LateOne { name } } lates { id } }` },
];

const MERGED: readonly SmallDocument[] = [
  {
    name: 'one object asked for at two places',
    text: `{ firm { id owner { name } } firm { name owner { id owner { id } } } ...More } fragment More on Query { firm { level owner { level name } } }`,
  },
  {
    name: 'fragments within fragments',
    text: `{ things { ...A ...B } }
      fragment A on Thing { id ...B ... on Part { price { sum } } }
      fragment B on Thing { name ... on Part { price { currency sum } ...C } }
      fragment C on Part { price { text parts } weight }`,
  },
  {
    name: 'a fragment before and behind a field',
    text: `{ firm { ...N id name ...N } other: firm { id ...N } } fragment N on Firm { name level id }`,
  },
  {
    name: 'merged fields of which one is left out',
    text: `query ($yes: Boolean!) { firm { id owner @include(if: $yes) { id } ...O } } fragment O on Firm { owner { name } }`,
    variables: flags.map(({ yes }) => ({ yes })),
  },
  {
    name: 'the same fragment on objects of different types',
    text: `{ found { ...F } things { ...F } } fragment F on Thing { id name ...G } fragment G on Maker { makes { ...H } } fragment H on Thing { id }`,
  },
];

const LISTS: readonly SmallDocument[] = [
  { name: 'nulls and promises in lists', text: `{ things { id } grid list days later { name } }` },
  {
    name: 'a list of one field in a list of objects',
    text: `{ firm { makes { name ... on Part { price { parts(least: 7) } } } } }`,
  },
  { name: 'an iterable that is no array', text: `{ set text }`, left: 'beyond plans' },
  { name: 'a list that is none', text: `{ noList text }`, left: 'errors' },
];

const DIRECTIVES: readonly SmallDocument[] = [
  {
    name: 'literals',
    text: `{ text @include(if: true) a: text @skip(if: true) b: text @skip(if: false) @include(if: false) c: text @skip(if: false) @include(if: true)
      ... @include(if: false) { d: text } ... @skip(if: false) { e: text } ...F @skip(if: true) ...G @include(if: true) }
      fragment F on Query { f: text } fragment G on Query { g: text }`,
  },
  {
    name: 'variables on fields, inline fragments and spreads',
    text: `query ($yes: Boolean!, $no: Boolean!) {
      a: text @include(if: $yes) b: text @skip(if: $no) c: text @include(if: $yes) @skip(if: $no)
      ... @include(if: $no) { d: text firm @skip(if: $yes) { id } } ...F @include(if: $yes) ...F @skip(if: $yes) ... on Query @skip(if: $no) { e: text } }
      fragment F on Query { f: text things @include(if: $no) { id ...I @skip(if: $yes) } } fragment I on Thing { name }`,
    variables: flags,
  },
  {
    name: 'variables below fragments and types',
    text: `query ($yes: Boolean!, $no: Boolean!) { things { id @skip(if: $yes) ... on Part @include(if: $yes) { weight price @include(if: $no) { sum } }
      ... on Firm { name @include(if: $no) makes @skip(if: $no) { id name @include(if: $yes) } } __typename @include(if: $no) } }`,
    variables: flags,
  },
  {
    name: 'variables with defaults',
    text: `query ($yes: Boolean = true, $no: Boolean! = false) { a: text @include(if: $yes) b: text @skip(if: $no) c: text @include(if: $no) }`,
    variables: [{}, { yes: false }, { no: true }, { yes: true, no: false }],
  },
  {
    name: 'a variable that is null',
    text: `query ($yes: Boolean = true) { text firm { id @include(if: $yes) } }`,
    variables: [{ yes: null }],
    left: 'errors',
  },
  { name: 'nothing left', text: `{ text @skip(if: true) firm { id @include(if: false) } }` },
  {
    name: 'more variables than plans',
    text: `query (${'abcde'.replaceAll(/./g, '$$$&: Boolean!, ')}) { ${'abcde'.replaceAll(/./g, '$&: text @skip(if: $$$&) ')} z: text }`,
    variables: Array.from({ length: 16 }, (_, at) =>
      Object.fromEntries([...'abcde'].map((name, bit) => [name, ((at * 2) >> bit) % 2 === 1])),
    ),
  },
];

const given = (name: string, ...values: readonly unknown[]): Variables[] => values.map((value) => ({ [name]: value }));

const ARGUMENTS: readonly SmallDocument[] = [
  {
    name: 'one field asked for often',
    text: `{ a: thing { id } b: thing(id: "part:1") { id } c: thing(id: "part:2") { id name } firm { makes { ... on Part { name ko: name(language: "ko") s: name(short: true) n: name(short: null) none: name(language: null) } } } }`,
  },
  {
    name: 'defaults against null and none',
    text: `{ a: echo b: echo(text: null) c: echo(text: "x", bare: 1) d: echo(list: null) e: echo(filters: null) f: echo(bare: null) }`,
  },
  {
    name: 'variables against defaults',
    text: `query ($text: String, $bare: Int, $required: Int = 7) { echo(text: $text, bare: $bare, required: $required) }`,
    variables: [{}, { text: null }, { text: 'Variable' }, { text: '', bare: 0, required: 1 }, { bare: null }],
  },
  {
    name: 'a null for what must not be null',
    text: `query ($required: Int = 7) { echo(required: $required) text }`,
    variables: [{ required: null }],
    left: 'errors',
  },
  {
    name: 'variables that are left out within literals',
    text: `query ($least: Int = 5, $most: Int, $name: String = "d", $item: Int, $range: Range) {
      a: echo(filter: { range: { least: $least, most: $most } })
      b: echo(filter: { names: [$name], ranges: [$range, { most: $most }] })
      c: echo(list: [1, $item, 3])
      d: echo(filter: { range: $range, inner: { names: null, range: { most: $item } } }) }`,
    variables: [
      {},
      { most: null, item: null, range: null },
      { most: 2, item: 4, range: {} },
      { least: 1, range: { most: null } },
    ],
  },
  {
    name: 'objects as literals and as variables',
    text: `query ($filter: Filter, $filters: [Filter!]) { a: echo(filter: $filter) b: echo(filters: $filters) c: echo(filters: [$filter2]) d: echo(filter: { level: HIGH, day: "2025-01-02", inner: { level: LOW } }) }`.replace(
      '[$filter2]',
      '[{ names: [] }]',
    ),
    variables: [
      {},
      { filter: null },
      { filter: {} },
      {
        filter: { level: 'HIGH', day: '2020-02-29', ranges: [{}, null], inner: { names: 'one' } },
        filters: { names: [] },
      },
      { filters: [] },
      { filters: [{ range: { most: null } }] },
    ],
  },
  {
    name: 'one value for a list',
    text: `query ($list: [Int], $lists: [[Int!]]) { a: echo(list: 5) b: echo(lists: 5) c: echo(lists: [[5], 6]) d: echo(list: $list) e: echo(lists: $lists) f: echo(filter: { names: "x", ranges: { most: 1 } }) }`.replace(
      '[[5], 6]',
      '[[5], [6]]',
    ),
    variables: [{}, { list: 1, lists: 2 }, { list: [1, null], lists: [[1], null] }, { list: null }],
  },
  {
    name: 'enums',
    text: `query ($level: Level, $levels: [Level] = HIGH) { a: level(level: LOW) b: level(level: $level) c: levels d: levels(levels: [LOW, null, $level]) e: levels(levels: $levels) }`,
    variables: [{}, { level: 'HIGH' }, { level: null, levels: 'LOW' }, { levels: ['LOW', 'HIGH'] }],
  },
  {
    name: 'scalars',
    text: `query ($day: Day = "2019-01-01", $value: Anything) { a: day(day: "2025-03-04") b: day(day: $day) c: anything(value: { a: [1, $value], b: { c: "Variable" } }) d: anything(value: $value) firm { founded } }`,
    variables: [
      {},
      { day: '2000-01-01', value: { z: 1, a: [{}] } },
      { day: null, value: null },
      { value: 0 },
      { value: [] },
    ],
  },
  {
    name: 'a text that looks like a variable',
    text: `{ a: echo(text: "Variable") b: echo(text: "$x") c: echo(text: "\\"Variable\\"") }`,
  },
  {
    name: 'arguments of fields of many objects',
    text: `query ($digits: Int, $least: Int! = 2) { things { ... on Part { weight(digits: $digits) w: weight(unit: null) price { parts(least: $least) p: parts } } } }`,
    variables: [{}, { digits: 3 }, { digits: null, least: 0 }],
  },
  {
    name: 'variables named as what every object has',
    text: `query ($constructor: Boolean!, $toString: String, $hasOwnProperty: Int) { echo(text: $toString, bare: $hasOwnProperty) text @include(if: $constructor) }`,
    variables: [{ constructor: true }, { constructor: false, toString: 'x', hasOwnProperty: 1 }],
  },
];

const VALUES: readonly SmallDocument[] = [
  {
    name: 'methods, getters and promises as properties',
    text: `{ things { name ... on Part { price { sum currency text parts } madeBy { name } } ... on Firm { owner { name owner { id } } makes { id } } } }`,
  },
  {
    name: 'keys that every object has',
    text: `{ constructor: text toString: firm { valueOf: id hasOwnProperty: name __typename } hasOwnProperty: things { constructor: id } }`,
  },
  { name: 'fields that every object has', text: `{ constructor firm { constructor } }` },
  { name: 'properties that every object has', text: `{ firm { toString } }` },
  { name: 'a text in place of an object', text: `{ plain { text length } }` },
  { name: 'what the root is', text: `{ root }` },
  { name: 'nobody', text: `{ nobody { id owner { id } } firm { owner { owner { id } } } thing(id: "x") { id } }` },
  { name: 'the key __proto__', text: `{ __proto__: text text }`, left: 'beyond plans' },
  { name: 'the key __proto__ of a type', text: `{ text firm { __proto__: __typename id } }`, left: 'beyond plans' },
  { name: 'the key __proto__ of an object', text: `{ firm { __proto__: owner { id } } }`, left: 'beyond plans' },
  {
    name: 'a fragment named __proto__',
    text: `{ firm { ...__proto__ ...constructor } } fragment __proto__ on Firm { id } fragment constructor on Firm { name }`,
  },
];

const MANY = `query A($yes: Boolean!) { text firm @include(if: $yes) { id } ...P }
  query B($yes: Boolean!) { firm { name id @skip(if: $yes) } }
  query null { a: text } mutation M { text } fragment P on Query { list }`;

const OPERATIONS: readonly SmallDocument[] = [
  {
    name: 'the first of several operations',
    text: MANY,
    operationName: 'A',
    variables: [{ yes: true }, { yes: false }],
  },
  {
    name: 'the second of several operations',
    text: MANY,
    operationName: 'B',
    variables: [{ yes: true }, { yes: false }],
  },
  { name: 'an operation named null', text: MANY, operationName: 'null' },
  { name: 'an operation without a name', text: `query { text }` },
  { name: 'an operation with one', text: `query Named($a: Int) { echo(bare: $a) }`, variables: given('a', 1, 2, null) },
  { name: 'a mutation', text: MANY, operationName: 'M', left: 'beyond plans' },
];

const ERRORS: readonly SmallDocument[] = [
  { name: 'a resolver that throws', text: `{ text fails }`, left: 'errors' },
  { name: 'a resolver that rejects', text: `{ failsLater text later { id } }`, left: 'errors' },
  { name: 'promises in lists that reject', text: `{ failsDeep { id } }`, left: 'errors' },
  {
    name: 'several that fail at once',
    text: `{ fails failsLater failsDeep { id } givesError things { id } }`,
    left: 'errors',
  },
  { name: 'an error that is given and not thrown', text: `{ givesError }`, left: 'errors' },
  { name: 'errors in a list of objects', text: `{ givesErrors { id name } }`, left: 'errors' },
  { name: 'a level that is none', text: `{ noLevel text }`, left: 'errors' },
  { name: 'a level that is none in a list of lists', text: `{ noLevels }`, left: 'errors' },
  {
    name: 'a day that is none',
    text: `query ($day: Day) { day(day: $day) text }`,
    variables: [{ day: 'x' }],
    left: 'errors',
  },
  { name: 'null in a list that has none', text: `{ nullInList text }`, left: 'errors' },
  { name: 'null in a list later', text: `{ nullLater failsLater text }`, left: 'errors' },
  { name: 'null at the root', text: `{ text nullAtRoot failsLater failsDeep { id } }`, left: 'errors' },
  { name: 'null below', text: `{ nullBelow { inner { fine text later } text later fine } text }`, left: 'errors' },
  { name: 'properties that throw beside such as fail', text: `{ faults { text later fine } text }`, left: 'errors' },
  { name: 'null below, later', text: `{ nullBelow { inner { fine later } fine } failsLater }`, left: 'errors' },
  { name: 'an object of no type', text: `{ nothingIs { name } failsLater }`, left: 'errors' },
  { name: 'an object of another type', text: `{ wrongIs { __typename } }`, left: 'errors' },
  { name: 'a type that cannot be told', text: `{ throwsIs { id } text failsLater }`, left: 'errors' },
  { name: 'a type that cannot be told later', text: `{ lateFailure { id } text }`, left: 'errors' },
  { name: 'an object that its type does not take', text: `{ guarded(isOpen: false) { id } }`, left: 'errors' },
];

const BEYOND: readonly SmallDocument[] = [
  { name: 'what the schema is', text: `{ __schema { queryType { name } types { name } } text }`, left: 'beyond plans' },
  {
    name: 'what a type is',
    text: `query ($name: String!) { __type(name: $name) { kind fields { name } } }`,
    variables: given('name', 'Firm', 'None'),
    left: 'beyond plans',
  },
  { name: 'a type that objects tell themselves', text: `{ loose { id } }`, left: 'beyond plans' },
  { name: 'an object that its type takes', text: `{ guarded(isOpen: true) { id isOpen } }`, left: 'beyond plans' },
];

export const smallDocuments: readonly SmallDocument[] = [
  ...ABSTRACT_TYPES,
  ...MERGED,
  ...LISTS,
  ...DIRECTIVES,
  ...ARGUMENTS,
  ...VALUES,
  ...OPERATIONS,
  ...ERRORS,
  ...BEYOND,
];
