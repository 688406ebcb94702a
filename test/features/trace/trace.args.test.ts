import { ask, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { type Arguments, pathsQuery, traceQuery } from './chains';

const whole = (least: number, most: number) => `a whole number from ${least} to ${most}`;
const date = 'a date like 2026-11-22';
const instant = 'an instant like 2026-11-22T09:30:00Z';

/** Arguments that both take. */
const shared: [args: Arguments, code: string, field: string, expected: string][] = [
  [{ minConfidence: -0.1 }, 'BAD_INPUT', 'minConfidence', 'a number from 0 to 1'],
  [{ minConfidence: 1.1 }, 'BAD_INPUT', 'minConfidence', 'a number from 0 to 1'],
  [{ via: [] }, 'BAD_INPUT', 'via', 'at least one kind of relation'],
];

const traces: typeof shared = [
  ...shared,
  [{ root: 'platform:none' }, 'NOT_FOUND', 'root', 'the id of an entity in the graph'],
  [{ root: 'garam' }, 'BAD_ID', 'root', 'the id of an entity'],
  [{ root: '' }, 'BAD_ID', 'root', 'the id of an entity'],
  [{ root: 'platform:\ud800' }, 'BAD_ID', 'root', 'the id of an entity'],
  [{ root: 'PART_OF/component:sight/platform:garam' }, 'BAD_ID', 'root', 'the id of an entity'],
  [{ maxTier: 0 }, 'BOUND_EXCEEDED', 'maxTier', whole(1, 12)],
  [{ maxTier: 99 }, 'BOUND_EXCEEDED', 'maxTier', whole(1, 12)],
  [{ maxTier: -1 }, 'BOUND_EXCEEDED', 'maxTier', whole(1, 12)],
  [{ first: 0 }, 'BOUND_EXCEEDED', 'first', whole(1, 5000)],
  [{ first: 5001 }, 'BOUND_EXCEEDED', 'first', whole(1, 5000)],
];

const paths: typeof shared = [
  ...shared,
  [{ from: 'organization:none' }, 'NOT_FOUND', 'from', 'the id of an entity in the graph'],
  [{ to: 'country:none' }, 'NOT_FOUND', 'to', 'the id of an entity in the graph'],
  [{ from: 'hanbit' }, 'BAD_ID', 'from', 'the id of an entity'],
  [{ to: 'BACKS/instrument:guarantee/contract:export' }, 'BAD_ID', 'to', 'the id of an entity'],
  [{ to: 'organization:hanbit' }, 'BAD_INPUT', 'to', 'another entity than from'],
  [{ k: 0 }, 'BOUND_EXCEEDED', 'k', whole(1, 20)],
  [{ k: 21 }, 'BOUND_EXCEEDED', 'k', whole(1, 20)],
  [{ maxLength: 0 }, 'BOUND_EXCEEDED', 'maxLength', whole(1, 12)],
  [{ maxLength: 13 }, 'BOUND_EXCEEDED', 'maxLength', whole(1, 12)],
];

const noDates = [
  '2024-13-01',
  '2024-02-30',
  '03/04/2024',
  '',
  ' 2024-01-01',
  '2024-1-1',
  '10000-01-01',
  '２０２４-01-01',
];
const noInstants = ['2024-01-01', '2024-01-01T00:00:00', '2024-02-30T00:00:00Z', '2024-01-01T25:00:00Z', 'now', ''];

describe('arguments of trace and paths', () => {
  onEveryEngine('tiny', (store) => {
    const good = { root: 'platform:garam', direction: 'UPSTREAM', asOf: '2026-01-01' };

    it.each(traces)('are refused by trace when wrong: %j', async (args, code, field, expected) => {
      const { data: answer, errors } = await ask(store(), traceQuery, { ...good, ...args });
      expect(answer).toBeNull();
      expect(errors).toMatchObject([
        { path: ['trace'], extensions: { code, field, expected, remedy: expect.any(String) } },
      ]);
      expect((await data(store(), traceQuery, good)).trace.nodes).toHaveLength(8);
    });

    it.each(paths)('are refused by paths when wrong: %j', async (args, code, field, expected) => {
      const question = { from: 'organization:hanbit', to: 'country:ata', asOf: '2026-01-01' };
      const { data: answer, errors } = await ask(store(), pathsQuery, { ...question, ...args });
      expect(answer).toBeNull();
      expect(errors).toMatchObject([
        { path: ['paths'], extensions: { code, field, expected, remedy: expect.any(String) } },
      ]);
      expect((await data(store(), pathsQuery, question)).paths.paths).toHaveLength(3);
    });

    it.each(noDates)('are refused with a date that is none, and named: %j', async (asOf) => {
      const literal = `{ trace(root: "platform:garam", direction: UPSTREAM, asOf: ${JSON.stringify(asOf)}) { direction } }`;
      for (const [query, variables, field] of [
        [literal, {}, 'asOf'],
        [traceQuery, { ...good, asOf }, '$asOf'],
      ] as const) {
        const { data: answer, errors } = await ask(store(), query, variables);
        expect(answer).toBeUndefined();
        expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field, value: asOf, expected: date } }]);
        expect(errors![0]!.message).toBe(`${field} is ${JSON.stringify(asOf)}; expected ${date}. Write it as ${date}.`);
      }
    });

    it.each(noInstants)('are refused with an instant that is none, and named: %j', async (asKnownOn) => {
      const { errors } = await ask(store(), traceQuery, { ...good, asKnownOn });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field: '$asKnownOn', expected: instant } }]);
    });

    it('name the place of a wrong date inside a filter and inside a list', async () => {
      const query = 'query ($filter: OrganizationFilter) { organizations(filter: $filter) { nodes { id } } }';
      const filter = { foundedOn: { in: ['2024-01-01', '2024-00-01'] } };
      const nested = await ask(store(), query, { filter });
      expect(nested.errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field: 'filter.foundedOn.in[1]' } }]);
      const literal = await ask(store(), '{ organizations(filter: { foundedOn: { lt: 20240101 } }) { nodes { id } } }');
      expect(literal.errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field: 'lt', value: 20240101 } }]);
      expect(literal.errors![0]!.message).toMatch(/^lt is 20240101; expected a date/);
    });

    it('may reach to the first and the last day of the calendar', async () => {
      for (const asOf of ['0000-01-01', '9999-12-30']) {
        const { trace } = await data(store(), traceQuery, { ...good, asOf });
        expect([trace.scope.asOf, trace.nodes.length]).toEqual([asOf, 8]);
      }
    });

    it('may be at either end of their bounds', async () => {
      const least = { ...good, maxTier: 1, first: 1, minConfidence: 0 };
      expect((await data(store(), traceQuery, least)).trace.nodes).toHaveLength(1);
      const most = { ...good, maxTier: 12, first: 5000, minConfidence: 1 };
      expect((await data(store(), traceQuery, most)).trace.completeness.outcome).toBe('EXHAUSTED');
      const ends = { from: 'organization:hanbit', to: 'country:ata', asOf: '2026-01-01' };
      expect((await data(store(), pathsQuery, { ...ends, k: 1, maxLength: 12 })).paths.paths).toHaveLength(1);
      expect((await data(store(), pathsQuery, { ...ends, k: 20, maxLength: 1 })).paths.paths).toEqual([]);
    });
  });
});
