import { getIntrospectionQuery } from 'graphql';
import { limits } from '../../src/graphql/limits';
import { type Answer, ask, counting, data } from '../support/api';
import { onEveryEngine } from '../support/engines';

const refused = (field: string, value: number) => [
  {
    extensions: {
      code: 'QUERY_TOO_COMPLEX',
      field,
      value,
      limit: limits[field as keyof typeof limits],
      remedy: expect.any(String),
    },
  },
];

/** A component's wholes and parts by turns, `levels` fields deep in all. */
function deepQuery(levels: number): string {
  let inner = '{ id }';
  for (let level = levels - 2; level >= 2; level -= 2)
    inner = `{ partOf(first: 1) { nodes { ... on Component ${inner} } } }`;
  return levels % 2 === 0 ? `{ node(id: "component:ring") { ... on Component ${inner} } }` : 'levels must be even';
}

/** `count` fragments of which each spreads the next two times, by way of `field`. */
function bomb(count: number, field: (spread: string) => string): string {
  const fragments = Array.from({ length: count }, (_, index) => {
    const spread = index + 1 < count ? `...F${index + 1}` : 'id';
    return `fragment F${index} on Component { ${field(spread)} }`;
  });
  return `{ node(id: "component:ring") { ...F0 } } ${fragments.join('\n')}`;
}

async function timed(work: () => Promise<Answer>): Promise<{ answer: Answer; milliseconds: number }> {
  const started = performance.now();
  const answer = await work();
  return { answer, milliseconds: performance.now() - started };
}

describe('limits of a document', () => {
  onEveryEngine('tiny', (store) => {
    it('let 20 levels through and refuse 22 and 50 before anything is read', async () => {
      expect((await ask(store(), deepQuery(20))).errors).toBeUndefined();
      const { store: counted, statements } = counting(store());
      for (const levels of [22, 50]) {
        expect((await ask(counted, deepQuery(levels))).errors).toMatchObject(refused('depth', levels));
      }
      expect(statements).toEqual([]);
    });

    it('let 100 aliases through and refuse 101 and 1,000', async () => {
      const aliases = (count: number) =>
        `{ ${Array.from({ length: count }, (_, index) => `a${index}: __typename`).join(' ')} }`;
      expect((await ask(store(), aliases(100))).errors).toBeUndefined();
      expect((await ask(store(), aliases(101))).errors).toMatchObject(refused('aliases', 101));
      expect((await ask(store(), aliases(1_000))).errors).toMatchObject(refused('aliases', 1_000));
    });

    it('let 100 directives through and refuse 101', async () => {
      const directives = (count: number) => `{ ${'__typename @include(if: true) '.repeat(count)} }`;
      expect((await ask(store(), directives(100))).errors).toBeUndefined();
      expect((await ask(store(), directives(101))).errors).toMatchObject(refused('directives', 101));
    });

    it('refuse a document of 10,000 tokens while it is parsed', async () => {
      const { errors } = await ask(store(), `{ ${'__typename '.repeat(10_000)} }`);
      expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]);
      expect(errors![0]!.message).toMatch(/contains more that 5000 tokens/);
    });

    it('let a query of 200,000 characters through and refuse a longer one, whatever they are', async () => {
      const commented = (length: number) => `{ __typename }${'#\n'.repeat(length / 2 - 7)}`;
      expect((await ask(store(), commented(200_000))).errors).toBeUndefined();
      expect((await ask(store(), commented(200_002))).errors).toMatchObject(refused('length', 200_002));
      expect((await ask(store(), '{ __typename }'.padEnd(200_001))).errors).toMatchObject(refused('length', 200_001));
    });

    it('let a longer document through that only changes the graph', async () => {
      const { errors } = await ask(store(), 'mutation { unknown }'.padEnd(200_001));
      expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    });

    it('refuse one directive 600 times, and unknown ones, in milliseconds', async () => {
      for (const directive of ['@skip(if: false) ', '@aa ']) {
        const work = () => ask(store(), `{ __typename ${directive.repeat(600)} }`);
        const { answer, milliseconds } = await timed(work);
        expect(answer.errors!.length).toBeGreaterThan(0);
        expect(answer.errors!.every(({ extensions }) => extensions!.code === 'GRAPHQL_VALIDATION_FAILED')).toBe(true);
        expect(milliseconds).toBeLessThan(1_000);
      }
    });

    it('refuse fragments that run in a circle', async () => {
      const { errors } = await ask(store(), '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }');
      expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
      expect(errors![0]!.message).toMatch(/Cannot spread fragment "A" within itself via "B"/);
    });

    it('measure fragments that spread each other 2^20 times in milliseconds', async () => {
      const flat = await timed(() =>
        ask(
          store(),
          bomb(20, (spread) => (spread === 'id' ? 'id' : `${spread} ${spread}`)),
        ),
      );
      expect(flat.answer.data).toEqual({ node: { id: 'component:ring' } });
      expect(flat.milliseconds).toBeLessThan(1_000);
      const page = (spread: string) => `partOf(first: 1) { nodes { ...on Component { ${spread} } } }`;
      const aliased = bomb(9, (spread) => (spread === 'id' ? 'id' : `${page(spread)} a: ${page(spread)}`));
      const deep = await timed(() => ask(store(), aliased));
      expect(deep.answer.errors).toMatchObject(refused('aliases', 2 ** 8 - 1));
      expect(deep.milliseconds).toBeLessThan(1_000);
    });

    it('let a cost just below the limit through and refuse one just above it', async () => {
      const query = `query ($first: Int!) { organizations(first: 100) { nodes {
        components(first: 100) { nodes { partOf(first: $first) { nodes { id } } } }
      } } }`;
      // 1 + 100 × (2 + 100 × (2 + first))
      const below = await ask(store(), query, { first: 47 });
      expect(below.errors).toBeUndefined();
      expect(below.extensions).toEqual({ cost: { requested: 490_201, limit: 500_000, remaining: 9_799 } });
      const above = await ask(store(), query, { first: 48 });
      expect(above.errors).toMatchObject(refused('cost', 500_201));
      expect(above.extensions).toEqual({ cost: { requested: 500_201, limit: 500_000, remaining: 0 } });
      expect(above.errors![0]!.message).toBe(
        "The document's cost is 500201; the limit is 500000. Most of it is organizations.nodes.components.nodes.partOf.nodes, with 480000. Ask for smaller pages, fewest in the inner lists, or split the query.",
      );
    });

    it('count the default of a variable, of an argument, and what lies behind @include', async () => {
      const cost = async (query: string) => (await ask(store(), query)).extensions!.cost;
      expect(await cost('{ sites { nodes { id } } }')).toMatchObject({ requested: 26 });
      expect(await cost('query ($n: Int! = 90) { sites(first: $n) { nodes { id } } }')).toMatchObject({
        requested: 91,
      });
      expect(await cost('query ($n: Int = 90) { sites(first: $n) { nodes { id } } }')).toMatchObject({ requested: 91 });
      expect(await cost('{ sites @include(if: false) { nodes { id } } }')).toMatchObject({ requested: 26 });
      expect(await cost('{ nodes(ids: ["site:a", "site:b"]) { id } }')).toMatchObject({ requested: 2 });
      expect(
        await cost('{ trace(root: "platform:garam", direction: UPSTREAM, first: 50) { nodes { tier } } }'),
      ).toMatchObject({ requested: 51 });
      expect(
        await cost(
          '{ paths(from: "organization:hanbit", to: "country:ata", k: 2, maxLength: 4) { paths { length } } }',
        ),
      ).toMatchObject({ requested: 9 });
    });

    it('measure only the operation that runs', async () => {
      const many = Array.from({ length: 101 }, (_, index) => `a${index}: __typename`).join(' ');
      const query = `query Small { __typename } query Large { ${many} }`;
      const { errors } = await ask(store(), query);
      expect(errors).toMatchObject([{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }]);
      const one = await ask(store(), query.replace(/query Large.*/, ''));
      expect(one.data).toEqual({ __typename: 'Query' });
    });

    it('let the introspection of tools through and refuse one that goes round and round', async () => {
      const { __schema } = await data(
        store(),
        getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true }),
      );
      expect(__schema.types.length).toBeGreaterThan(100);
      const round = `${'fields { type { '.repeat(10)}name${' } }'.repeat(10)}`;
      const { errors } = await ask(store(), `{ __schema { types { ${round} } } }`);
      expect(errors).toMatchObject([
        { extensions: { code: expect.stringMatching(/QUERY_TOO_COMPLEX|GRAPHQL_VALIDATION_FAILED/) } },
      ]);
    });
  });
});
