/** Jest fails a test that leaves a rejected promise unhandled. */
import { parse, validate } from 'graphql';
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
