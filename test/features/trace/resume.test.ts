import { loadPackage } from '../../../src/features/ingest/load-package';
import { ask } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { dataPackage, firmPackage, table } from '../data-package';
import { run } from '../graph-rows';
import { type Arguments, arrow, inPieces, nodeIds, relationIds, short, trace, traceQuery } from './chains';

describe('a trace that is taken up again', () => {
  onEveryEngine('tiny', (store) => {
    it('gives piece by piece what the budget allows', async () => {
      const answers = await inPieces(store(), 'platform:garam', 'UPSTREAM', { first: 3 });
      const shown = answers.map(({ nodes, relations, completeness }) => ({
        nodes: nodes.map(({ entity }) => short(entity.id)).join(', '),
        relations: relations.map(({ id }) => arrow(id)).join(', '),
        outcome: completeness.outcome,
        explored: [completeness.exploredNodes, completeness.exploredRelations, completeness.frontier],
      }));
      expect(shown).toEqual([
        {
          nodes: 'garam, sight, lens',
          relations: 'sight→garam, lens→sight day, lens→sight night',
          outcome: 'BUDGET',
          explored: [3, 3, 2],
        },
        {
          nodes: 'birch, garnet, ring',
          relations: 'birch→sight, garnet→sight, ring→lens',
          outcome: 'BUDGET',
          explored: [6, 6, 4],
        },
        {
          nodes: 'alder, hanbit',
          relations: 'alder→lens, hanbit→birch, birch→ring, hanbit→alder, alder→hanbit',
          outcome: 'EXHAUSTED',
          explored: [8, 11, 0],
        },
      ]);
    });

    it.each([
      ['platform:garam', 'UPSTREAM', {}],
      ['platform:narae', 'UPSTREAM', { asOf: '2030-01-01' }],
      ['organization:alder', 'DOWNSTREAM', {}],
      ['country:ata', 'UPSTREAM', { maxTier: 3 }],
      [
        'organization:hanbit',
        'DOWNSTREAM',
        { via: ['SUPPLIES', 'PART_OF', 'BENEFITS', 'PROVIDES', 'BACKS', 'SOLD_BY'] },
      ],
    ] as [string, string, Arguments][])(
      'gives in pieces of any size what it gives at once: %s %s %j',
      async (root, direction, args) => {
        const whole = await trace(store(), root, direction, args);
        for (let first = 1; first <= whole.nodes.length; first++) {
          const answers = await inPieces(store(), root, direction, { ...args, first });
          expect(nodeIds(answers)).toEqual(nodeIds([whole]));
          expect(relationIds(answers)).toEqual(relationIds([whole]));
          expect(answers.every(({ nodes }) => nodes.length <= first)).toBe(true);
          const { resumeToken: _, ...completeness } = answers.at(-1)!.completeness;
          expect(whole.completeness).toMatchObject(completeness);
        }
      },
    );

    it('shows the whole way to a node of a later piece', async () => {
      const answers = await inPieces(store(), 'platform:garam', 'UPSTREAM', { first: 3 });
      const hanbit = answers.at(-1)!.nodes.at(-1)!;
      expect(hanbit.witness.map(({ id }) => arrow(id))).toEqual(['sight→garam', 'birch→sight', 'hanbit→birch']);
    });

    const refusal = (args: Arguments) =>
      ask(store(), traceQuery, { root: 'platform:garam', direction: 'UPSTREAM', asOf: '2026-01-01', ...args });

    it.each([
      ['another root', { root: 'platform:narae' }],
      ['another direction', { direction: 'DOWNSTREAM' }],
      ['another last tier', { maxTier: 5 }],
      ['another via', { via: ['PART_OF'] }],
      ['another least confidence', { minConfidence: 0.5 }],
      ['a changed token', { after: 'x' }],
      ['an empty token', { after: '' }],
    ] as [string, Arguments][])('refuses a token with %s', async (_, args) => {
      const after = (await trace(store(), 'platform:garam', 'UPSTREAM', { first: 3 })).completeness.resumeToken;
      const { data: answer, errors } = await refusal({ first: 3, after, ...args });
      expect(answer).toBeNull();
      expect(errors).toMatchObject([
        { path: ['trace'], extensions: { code: 'BAD_CURSOR', field: 'after', remedy: expect.any(String) } },
      ]);
    });
  });

  onEveryEngine(null, (store) => {
    it('goes on in the state it began in when something is recorded or taken back meanwhile', async () => {
      await loadPackage(store(), firmPackage('B>A C>A D>B E>C'));
      const first = await trace(store(), 'organization:A', 'UPSTREAM', { first: 2 });
      await loadPackage(
        store(),
        dataPackage({
          organizations: table('id,name', 'organization:N,N'),
          'supplies-to': table('from,to,share', 'organization:N,organization:A,', 'organization:C,organization:A,0.5'),
        }),
      );
      const rest = await trace(store(), 'organization:A', 'UPSTREAM', {
        first: 10,
        after: first.completeness.resumeToken,
      });
      expect(nodeIds([first, rest]).map(short)).toEqual(['A', 'B', 'C', 'D', 'E']);
      expect(rest.scope).toEqual(first.scope);
    });

    it('is refused when what was given before is no longer there', async () => {
      const first = await trace(store(), 'organization:A', 'UPSTREAM', { first: 2 });
      await run(
        store(),
        `MATCH (:Entity {id: 'organization:B'})-[r:SUPPLIES_TO]->(:Entity {id: 'organization:A'}) DELETE r`,
      );
      const after = first.completeness.resumeToken;
      const { data: answer, errors } = await ask(store(), traceQuery, {
        root: 'organization:A',
        direction: 'UPSTREAM',
        asOf: '2026-01-01',
        after,
      });
      expect(answer).toBeNull();
      expect(errors).toMatchObject([
        {
          path: ['trace'],
          extensions: {
            code: 'STALE_TOKEN',
            field: 'after',
            expected: 'a token made since the last write',
            remedy: 'Run the traversal again without it.',
          },
        },
      ]);
    });
  });
});
