/** A small schema with all that a query can meet, and what stands behind it. */
import {
  buildSchema,
  type GraphQLEnumType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLScalarType,
  type GraphQLSchema,
} from 'graphql';

const SDL = `
  scalar Day
  scalar Anything
  enum Level { LOW HIGH }

  interface Thing { id: ID! name: String }
  interface Maker implements Thing { id: ID! name: String makes: [Thing] }
  type Firm implements Thing & Maker {
    id: ID!
    name: String
    makes: [Thing]
    owner: Firm
    level: Level
    founded: Day
    constructor: String
    toString: String
  }
  type Part implements Thing {
    id: ID!
    name(language: String = "en", short: Boolean): String
    weight(unit: String = "kg", digits: Int): String
    madeBy: Maker
    price: Price!
  }
  type Price { sum: Float! currency: String! text: String parts(least: Int = 1): [Int] }
  union Found = Firm | Part | Note
  type Note { text: String length: Int byId(id: ID!): Thing }

  interface Late { id: ID! }
  type LateOne implements Late { id: ID! name: String }
  interface Loose { id: ID! }
  type LooseOne implements Loose { id: ID! }
  type Guarded { id: ID! isOpen: Boolean }

  input Range { least: Int! = 1 most: Int = 9 }
  input Filter {
    names: [String!] = ["a"]
    level: Level
    day: Day
    range: Range
    ranges: [Range]
    inner: Filter
    anything: Anything
  }

  type Query {
    thing(id: ID! = "firm:1"): Thing
    maker: Maker
    things: [Thing]
    later: [Thing!]
    found: [Found!]!
    grid: [[Int]]
    thingGrid: [[Thing]!]
    firm: Firm
    nobody: Firm
    note: Note
    plain: Note
    list: [String!]!
    set: [String]
    text: String
    constructor: String
    root: String
    place: String
    level(level: Level): Level
    levels(levels: [Level] = []): [Level]
    day(day: Day): Day
    days: [Day!]
    anything(value: Anything): Anything
    echo(
      text: String = "default"
      bare: Int
      required: Int! = 3
      list: [Int]
      lists: [[Int!]]
      filter: Filter
      filters: [Filter!] = [{ names: ["b"] }]
    ): String!
    late: Late
    lates: [Late]
    lateFailure: Late
    loose: Loose
    guarded(isOpen: Boolean!): Guarded
    fails: String
    failsLater: String
    failsDeep: [[Thing!]!]
    givesError: Anything
    givesErrors: [Firm]
    noText: String
    noLevel: Level
    noLevels: [[Level]]
    noList: [String]
    nullInList: [String!]
    nullLater: [String!]
    nullAtRoot: String!
    nullBelow: Faulty
    faults: [Faulty]
    nothingIs: Thing
    wrongIs: Thing
    throwsIs: Thing
  }
  type Faulty { text: String! later: String! fine: String inner: Faulty }
  type Mutation { text: String }
`;

const later = async <T>(value: T, ticks = 1): Promise<T> => {
  for (let tick = 0; tick < ticks; tick++) await null;
  return value;
};

class PartRow {
  readonly kind = 'Part';
  constructor(
    readonly id: string,
    private readonly names: Record<string, string>,
  ) {}
  name({ language, short }: { language?: string | null; short?: boolean | null }): string {
    const name = this.names[language ?? 'none'] ?? `${this.id}?`;
    return short ? name.slice(0, 1) : `${name}${short === null ? '!' : ''}`;
  }
  get price() {
    return {
      sum: 1.5,
      currency: 'KRW',
      text: () => later('1.50'),
      parts: ({ least }: { least: number }) => [least, null],
    };
  }
  get madeBy() {
    return later(firms[0]);
  }
}

const parts: readonly PartRow[] = [
  new PartRow('part:1', { en: 'lens', ko: '렌즈' }),
  new PartRow('part:2', { en: 'ring', none: 'nameless' }),
];

const firms: readonly Record<string, unknown>[] = [
  {
    kind: 'Firm',
    id: 'firm:1',
    name: 'Alder',
    makes: parts,
    owner: () => firms[1],
    level: 1,
    founded: new Date('2001-04-01'),
    constructor: 'built',
  },
  {
    kind: 'Firm',
    id: 'firm:2',
    name: later('Birch', 3),
    makes: later([parts[1], null, later(parts[0], 2)]),
    owner: null,
  },
];

const things = [...firms, ...parts];
const note = { kind: 'Note', text: 'Invented.', length: 9 };

const thing = (_: unknown, { id }: { id: string }) => things.find((row) => row.id === id);

function fails(): never {
  throw new Error('It fails.');
}
const rejects = () => later(null).then(fails);

const resolvers: Record<string, Record<string, GraphQLFieldResolver<never, never>>> = {
  Part: { weight: ({ id }: PartRow, { unit, digits }) => later(`${id} ${unit} ${digits}`) },
  Note: { byId: thing },
  Query: {
    thing,
    maker: () => firms[1],
    things: () => [firms[0], null, parts[0], later(firms[1]), later(null), undefined],
    later: () => later(things, 2),
    found: () => [...things, note],
    grid: () => [[1, 2], null, [], [null, later(3)], later([4])],
    thingGrid: () => [[firms[0], null], later([later(parts[1])])],
    firm: () => firms[0],
    nobody: () => null,
    note: () => note,
    plain: () => 'a text',
    list: () => later(['a', later('b')]),
    set: () => new Set(['a', null, later('b')]),
    text: () => 'text',
    root: (source: unknown) => String(source),
    place: (_: unknown, __: unknown, { places }: { places?: unknown[] }, { fieldNodes }) =>
      void places?.push(fieldNodes),
    level: (_: unknown, { level }) => level,
    levels: (_: unknown, { levels }) => levels,
    day: (_: unknown, { day }) => day,
    days: () => [new Date('2025-01-01'), later(new Date('2025-01-02'))],
    anything: (_: unknown, { value }) => value,
    echo: (_: unknown, args: unknown) => JSON.stringify(args),
    late: () => ({ id: 'late:1', name: 'Late' }),
    lates: () => [{ id: 'late:1' }, null, later({ id: 'late:2' })],
    lateFailure: () => ({ id: 'none' }),
    loose: () => ({ __typename: 'LooseOne', id: 'loose:1' }),
    guarded: (_: unknown, given) => ({ id: 'guarded:1', ...given }),
    fails,
    failsLater: rejects,
    failsDeep: () => [[firms[0], rejects()], rejects(), later([rejects(), later(null)])],
    givesError: () => new Error('Given, not thrown.'),
    givesErrors: () => [firms[0], Object.assign(new Error('Given, not thrown.'), { id: 'error' })],
    noText: () => ({}),
    noLevel: () => 'LOW',
    noLevels: () => [[1], later([1, later(7)])],
    noList: () => 'text',
    nullInList: () => ['a', null],
    nullLater: () => later(['a', later(null)]),
    nullAtRoot: () => later(null),
    nullBelow: () => ({ text: null, later: rejects, fine: rejects, inner: { text: 'fine', later: later(null) } }),
    faults: () => [
      { text: 'fine' },
      {
        text: 'fine',
        get later() {
          return rejects();
        },
        get fine() {
          return fails();
        },
      },
      {
        text: 'fine',
        get later() {
          return later('fine');
        },
      },
    ],
    nothingIs: () => ({ name: 'of no type' }),
    wrongIs: () => ({ kind: 'Note' }),
    throwsIs: () => ({
      get kind() {
        return fails();
      },
    }),
  },
};

/** What stands behind a name of an enum may be anything. */
const HIGH = { isHigh: true };

const typeOf = ({ kind }: { kind: string }): string => kind;

export function smallSchema(): GraphQLSchema {
  const schema = buildSchema(SDL);
  for (const [name, fields] of Object.entries(resolvers)) {
    const known = (schema.getType(name) as GraphQLObjectType).getFields();
    for (const [field, resolve] of Object.entries(fields)) {
      Object.assign(known[field] ?? fails(), { resolve });
    }
  }
  for (const name of ['Thing', 'Maker', 'Found'])
    Object.assign(schema.getType(name) ?? fails(), { resolveType: typeOf });
  Object.assign(schema.getType('Late') ?? fails(), {
    resolveType: ({ id }: { id: string }) => (id === 'none' ? rejects() : later('LateOne')),
  });
  Object.assign(schema.getType('Guarded') ?? fails(), { isTypeOf: ({ isOpen }: { isOpen: boolean }) => isOpen });
  const day = schema.getType('Day') as GraphQLScalarType;
  day.parseValue = (text) => new Date(String(text));
  day.parseLiteral = (node) => new Date('value' in node ? String(node.value) : 'none');
  day.serialize = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : fails());
  const level = schema.getType('Level') as GraphQLEnumType;
  Object.assign(level.getValue('LOW') ?? fails(), { value: 1 });
  Object.assign(level.getValue('HIGH') ?? fails(), { value: HIGH });
  return schema;
}
