import { type DocumentNode, getOperationAST, type OperationDefinitionNode, parse } from 'graphql';
import { PlannedQueries } from '../../../src/server/plans/planned-queries';
import { type Answer, counting } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { serve } from '../serving';
import { smallSchema } from './small-schema';

describe('planned queries', () => {
  const queries = new PlannedQueries(smallSchema());

  it('make a plan once for what a document skips and includes', async () => {
    const document = parse(
      'query ($id: ID, $isAsked: Boolean!) { place thing(id: $id) @include(if: $isAsked) { id } }',
    );
    const operation = getOperationAST(document) as OperationDefinitionNode;
    const places: unknown[] = [];
    for (const isAsked of [true, false, true, false]) {
      await queries.run(document, operation, { isAsked, id: `firm:${places.length}` }, { places });
    }
    expect(places).toHaveLength(4);
    expect(places[2]).toBe(places[0]);
    expect(places[3]).toBe(places[1]);
    expect(new Set(places).size).toBe(2);
  });

  it('make 16 plans of a document and leave other ways to ask it to graphql-js', async () => {
    const names = [...'abcde'];
    const document = parse(`query (${names.map((name) => `$${name}: Boolean!`).join(' ')}) {
      text ${names.map((name) => `${name}: text @skip(if: $${name})`).join(' ')} }`);
    const operation = getOperationAST(document) as OperationDefinitionNode;
    const ask = (way: number) => {
      const variables = Object.fromEntries(names.map((name, bit) => [name, ((way >> bit) & 1) === 1]));
      return queries.run(document, operation, variables, {});
    };
    const ways = Array.from({ length: 32 }, (_, way) => way);
    for (const way of [...ways, ...ways]) {
      const left = names.filter((_, bit) => ((way >> bit) & 1) === 0);
      const answer = Object.fromEntries(['text', ...left].map((name) => [name, 'text']));
      expect(await ask(way)).toEqual(way < 16 ? answer : null);
    }
  });

  it('are forgotten when there are too many, and made anew', async () => {
    const ask = async (document: DocumentNode) => {
      const places: unknown[] = [];
      const operation = getOperationAST(document) as OperationDefinitionNode;
      const answer = await queries.run(document, operation, {}, { places });
      return { answer, place: places[0] };
    };
    const small = parse('{ place text }');
    const large = `{ place ${Array.from({ length: 999 }, (_, at) => `a${at}: text`).join(' ')} }`;
    const first = await ask(small);
    expect((await ask(small)).place).toBe(first.place);
    for (let time = 0; time <= 100; time++) expect((await ask(parse(large))).answer).not.toBeNull();
    const later = await ask(small);
    expect(later.answer).toEqual({ place: null, text: 'text' });
    expect(later.place).not.toBe(first.place);
  });

  onEveryEngine('tiny', (store) => {
    it('answer over HTTP alone, and read again with graphql-js where something goes wrong', async () => {
      const { store: counted, statements } = counting(store());
      const served = await serve(counted);
      const ask = async (query: string) => {
        statements.length = 0;
        const headers = { 'content-type': 'application/json' };
        const response = await fetch(`${served.url}/graphql`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ query }),
        });
        return { answer: (await response.json()) as Answer, statements: [...statements] };
      };
      const list = 'search(text: "camera", first: 1) { nodes { id } }';
      const good = await ask(`{ ${list} }`);
      const bad = await ask(`{ ${list} sites(first: 101) { nodes { id } } }`);
      await served.stop();

      expect(good.answer.data).toEqual({ search: { nodes: [{ id: 'component:camera' }] } });
      expect(good.statements).toHaveLength(1);
      expect(bad.answer.errors).toMatchObject([{ path: ['sites'], extensions: { code: 'BOUND_EXCEEDED' } }]);
      expect(bad.statements).toEqual([...good.statements, ...good.statements]);
    });
  });
});
