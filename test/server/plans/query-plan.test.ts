/** Jest fails a test that leaves a rejected promise unhandled. */
import { getOperationAST, type OperationDefinitionNode, parse, validate } from 'graphql';
import { PlannedQueries } from '../../../src/server/plans/planned-queries';
import { bothWays } from './both-ways';
import { type SmallDocument, smallDocuments } from './small-documents';
import { smallSchema } from './small-schema';

const schema = smallSchema();
/** Of which each selection is compiled from its second object on. */
const queries = new PlannedQueries(schema, 1);
const documents = new Map(smallDocuments.map(({ text }) => [text, parse(text)]));

describe('plans of queries', () => {
  describe.each(smallDocuments)('$name', ({ text, variables = [{}], operationName, left }: SmallDocument) => {
    const document = documents.get(text) ?? parse(text);
    const ask = (given: object) => bothWays(schema, queries, { document, operationName, variables: { ...given } });

    it('is valid', () => expect(validate(schema, document)).toEqual([]));

    it(left ? `is left to graphql-js: ${left}` : 'is answered as graphql-js answers it', async () => {
      const inTurns = [...variables, ...variables, ...variables.toReversed()];
      const answers = [];
      for (const given of inTurns) answers.push(await ask(given));
      answers.push(...(await Promise.all(inTurns.map(ask))));
      for (const { planned, executed, hasErrors } of answers) {
        expect(hasErrors).toBe(left === 'errors');
        expect(planned).toBe(left ? null : executed);
      }
    });
  });

  describe('where every value is of a type that is told', () => {
    const told: unknown[] = [];
    const known = smallSchema();
    for (const name of ['Thing', 'Maker', 'Found']) {
      Object.assign(known.getType(name) ?? {}, {
        extensions: { resolvesAll: true },
        resolveType(value: { kind: string }) {
          told.push(value);
          return value.kind;
        },
      });
    }
    const planned = new PlannedQueries(known, 1);
    const answered = smallDocuments.filter(({ left }) => !left);

    it.each(answered)('answer as graphql-js does: $name', async ({ text, variables = [{}], operationName }) => {
      const document = documents.get(text) ?? parse(text);
      for (const given of [...variables, ...variables]) {
        const answers = await bothWays(known, planned, { document, operationName, variables: { ...given } });
        expect(answers.planned).toBe(answers.executed);
      }
    });

    it.each([
      ['not asked for the type where all types answer alike', '{ things { id again: id } }', 0],
      ['asked for it where they do not', '{ things { id name } }', 3],
      ['asked for it where it is part of the answer', '{ things { id __typename } }', 3],
      ['asked for it where one type is asked for more', '{ things { id ... on Firm { level } } }', 3],
    ])('a thing is %s', async (_, text, times) => {
      const document = parse(text);
      const operation = getOperationAST(document) as OperationDefinitionNode;
      await planned.run(document, operation, {}, {});
      told.length = 0;
      expect(await planned.run(document, operation, {}, {})).not.toBeNull();
      expect(told).toHaveLength(times);
    });
  });

  it('answer the same where no code may be made from text', async () => {
    const made = globalThis.Function;
    globalThis.Function = function refuse() {
      throw new EvalError('Code generation from strings disallowed for this context');
    } as unknown as FunctionConstructor;
    try {
      const uncompiled = new PlannedQueries(schema, 1);
      const document = parse('{ things { id name } firm { id makes { id } } text }');
      for (let time = 0; time < 3; time++) {
        const { planned, executed } = await bothWays(schema, uncompiled, { document });
        expect(planned).toBe(executed);
      }
    } finally {
      globalThis.Function = made;
    }
  });
});
