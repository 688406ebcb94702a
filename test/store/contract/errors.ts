/** What a caller hears when something fails: a code of the closed list, our words, and the cause for the log. */
import { types } from 'node:util';
import type { AppError } from '../../../src/errors';
import { refusal, rowsOf, writeAll } from '../ask-store';
import type { ContractCase } from './contract-case';

const mistakes = {
  'a syntax error': 'RETRN 1',
  'an unknown variable': 'RETURN x AS y',
  'an unknown function': 'RETURN noSuchFunction(1) AS y',
  'a division by zero': 'RETURN 1 / 0 AS y',
  'one column twice': 'RETURN 1 AS y, 2 AS y',
  'a negative limit': 'UNWIND [1] AS x RETURN x LIMIT $limit',
};

export const errorCases: readonly ContractCase[] = [
  {
    id: 'errors.mistaken-text',
    must: 'A text the engine refuses MUST fail as STORE_REFUSED with its name and the cause.',
    async run(store) {
      for (const [what, text] of Object.entries(mistakes)) {
        const parameters = text.includes('$limit') ? { limit: -1 } : {};
        const error = await refusal('STORE_REFUSED', () => rowsOf(store, text, parameters));
        expect([what, error.message]).toEqual([what, 'The store refused the statement a-read.']);
        expectCause(error);
        const write = await refusal('STORE_REFUSED', () => writeAll(store, [text, parameters]));
        expect([what, write.message]).toEqual([what, 'The store refused the statement step-1.']);
        expectCause(write);
      }
    },
  },
  {
    id: 'errors.constraint',
    must: "A broken constraint MUST fail as CONFLICT with the cause, and without the engine's words or the value.",
    async run(store) {
      const make = 'CREATE (n:Entity {id: $id, note: $note})';
      await writeAll(store, ["MERGE (n:Entity {id: 'errors.constraint'})"]);
      const parameters = { id: 'errors.constraint', note: 'secret' };
      const error = await refusal('CONFLICT', () => writeAll(store, [make, parameters]));
      expect(error.message).toBe('A constraint of the graph stands against it. Nothing was written. Try again.');
      expect(JSON.stringify(error)).not.toMatch(/secret|errors\.constraint/);
      expectCause(error);
    },
  },
  {
    id: 'errors.bound-by-relations',
    must: 'Deleting an entity that still has relations MUST fail as CONFLICT, and it stays.',
    async run(store) {
      await writeAll(store, [
        "MERGE (a:Entity {id: 'errors.bound-a'}) MERGE (b:Entity {id: 'errors.bound-b'}) MERGE (b)<-[:PART_OF]-(a)",
      ]);
      const remove = "MATCH (a:Entity {id: 'errors.bound-a'}) DELETE a";
      expectCause(await refusal('CONFLICT', () => writeAll(store, [remove])));
      const rows = await rowsOf(
        store,
        "MATCH (a:Entity {id: 'errors.bound-a'})-[:PART_OF]->(b:Entity) RETURN b.id AS id",
      );
      expect(rows).toEqual([{ id: 'errors.bound-b' }]);
    },
  },
  {
    id: 'errors.rejected',
    must: 'A refusal MUST come as a rejected promise, never as a throw from the call.',
    async run(store) {
      const calls = [
        () => rowsOf(store, 'RETURN $x AS x'),
        () => writeAll(store, ['RETURN $x AS x']),
        () => rowsOf(store, 'RETURN $x AS x', { x: Number.NaN }),
        () => writeAll(store, ['RETURN $x AS x', { x: Number.NaN }]),
      ];
      for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'BAD_INPUT' });
    },
  },
];

/** The engine's own error is kept for the log, and not a word of it is in the message. */
function expectCause({ message, cause }: AppError): void {
  expect(types.isNativeError(cause)).toBe(true);
  const words = (cause as Error).message;
  expect(words).not.toBe('');
  expect(message).not.toContain(words);
  expect(message).not.toMatch(/GRAFEO|Neo\.|Bolt/i);
}
