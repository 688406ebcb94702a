import { ask } from '../../../support/api';
import { onEveryEngine } from '../../../support/engines';
import { assertRelations, loadBasics, supply, undo } from './writing';

const LENS = 'SUPPLIES/organization:maker/component:lens';

describe('relationAssert', () => {
  onEveryEngine(null, (store) => {
    beforeAll(() => loadBasics(store()));

    it('makes relations of several kinds as one batch, with a verdict for each', async () => {
      const payload = await assertRelations(store(), {
        relations: [
          supply({ properties: { supplies: { share: 0.4, leadTimeDays: 90 } }, validFrom: '2026-01-01' }),
          {
            kind: 'PART_OF',
            from: 'component:lens',
            to: 'component:body',
            sources: ['source:press'],
            properties: { partOf: { quantity: 2 } },
          },
          {
            kind: 'SUPPLIES_TO',
            from: 'organization:maker',
            to: 'organization:user',
            sources: ['source:press'],
            properties: { suppliesTo: { amount: { amount: '5.5', currency: 'USD' } } },
          },
        ],
      });
      expect(payload).toEqual({
        rows: [
          {
            row: 0,
            code: 'NEW',
            message: 'It made something that was not there.',
            relation: { id: LENS, confidence: 0.6, recordedAt: expect.any(String), share: 0.4, leadTimeDays: 90 },
          },
          { row: 1, code: 'NEW', message: expect.any(String), relation: expect.objectContaining({ confidence: 0.5 }) },
          { row: 2, code: 'NEW', message: expect.any(String), relation: expect.objectContaining({ confidence: 0.5 }) },
        ],
        userErrors: [],
        changeSet: { new: 3, changed: 0, unchanged: 0, conflicting: 0, refused: 0, batch: expect.any(String) },
        watermark: await store().version(),
      });
      expect(await undo(store(), { name: payload.changeSet.batch })).toMatchObject({ undone: { removed: 3 } });
    });

    it('refuses the whole list for one relation, and names its row, its field and the remedy', async () => {
      const before = await store().version();
      const payload = await assertRelations(store(), { relations: [supply(), supply({ to: 'component:nobody' })] });
      expect(payload.userErrors).toEqual([
        {
          code: 'UNKNOWN_ID',
          path: ['input', 'relations', '1', 'to'],
          message: 'to names component:nobody, which is neither in what is loaded nor in the graph; add it.',
          userMessage: 'It names what is neither in the file nor in the graph, or was refused.',
          row: 1,
        },
      ]);
      expect(payload.rows).toMatchObject([
        { row: 0, code: 'NOT_TAKEN', relation: null },
        { row: 1, code: 'UNKNOWN_ID', relation: null },
      ]);
      expect(payload.changeSet).toMatchObject({ new: 0, refused: 1, batch: null });
      expect(await store().version()).toBe(before);
    });

    it('takes the valid rows where that is the policy', async () => {
      const { rows, userErrors, changeSet } = await assertRelations(store(), {
        policy: 'VALID_ROWS',
        relations: [
          supply({ to: 'component:nobody' }),
          supply(),
          supply({ from: 'component:body' }),
          supply({ to: 'component:body', sources: [], newSources: undefined, confidence: 2 }),
        ].map(({ newSources, ...relation }: Record<string, unknown>) => relation),
      });
      expect(rows.map(({ code }: { code: string }) => code)).toEqual([
        'UNKNOWN_ID',
        'NEW',
        'WRONG_END',
        expect.any(String),
      ]);
      expect(changeSet).toMatchObject({ new: 1, refused: 3, batch: expect.any(String) });
      expect(
        userErrors.map(({ row, path }: { row: number; path: string[] }) => [row, path.slice(3).join('.')]),
      ).toEqual([
        [3, 'confidence'],
        [3, 'sources'],
        [0, 'to'],
        [2, 'from'],
      ]);
    });

    it('folds what another source adds: 0.6 and 0.5 make 0.8', async () => {
      const { rows, changeSet } = await assertRelations(store(), {
        relations: [supply({ sources: ['source:press'] })],
      });
      expect(rows).toMatchObject([{ code: 'CHANGED', relation: { confidence: 0.8 } }]);
      expect(changeSet).toMatchObject({ changed: 1 });
    });

    it('lets sources disagree on a share', async () => {
      const share = (value: number, source: string) =>
        supply({ sources: [source], properties: { supplies: { share: value } } });
      await assertRelations(store(), { relations: [share(0.4, 'source:register')] });
      const { changeSet, rows } = await assertRelations(store(), { relations: [share(0.7, 'source:press')] });
      expect(changeSet).toMatchObject({ conflicting: 1 });
      expect(rows).toMatchObject([{ code: 'CONFLICTING', relation: { share: 0.4 } }]);
    });

    it('writes nothing where it says what stands already', async () => {
      const relation = supply({ sources: ['source:press'], properties: { supplies: { share: 0.7 } } });
      const before = await store().version();
      const { rows, changeSet } = await assertRelations(store(), { relations: [relation] });
      expect(rows).toMatchObject([{ code: 'UNCHANGED', relation: { id: LENS } }]);
      expect([changeSet.batch, await store().version()]).toEqual([null, before]);
    });

    it('finds what is stated twice, circles of parts, ends of a wrong kind and properties of another', async () => {
      const part = (from: string, to: string) => ({ kind: 'PART_OF', from, to, sources: ['source:press'] });
      const { userErrors } = await assertRelations(store(), {
        relations: [
          supply({ key: 'a' }),
          supply({ key: 'a' }),
          part('component:lens', 'component:body'),
          part('component:body', 'component:lens'),
          supply({ key: 'b', properties: { partOf: { quantity: 1 } } }),
          supply({ key: 'c', properties: { supplies: { share: 3 } } }),
          supply({ key: 'd', validFrom: '2026-02-01', validTo: '2026-01-01' }),
        ],
      });
      const found = userErrors.map(
        ({ code, path }: { code: string; path: string[] }) => `${code} ${path.slice(2).join('.')}`,
      );
      expect(found).toEqual(
        expect.arrayContaining([
          'DUPLICATE 1',
          expect.stringMatching(/^CIRCLE [23]/),
          'BAD_CHOICE 4.properties',
          'OUT_OF_RANGE 5.properties.supplies.share',
          'BAD_DATE 6.validTo',
        ]),
      );
      expect(found).toHaveLength(5);
    });

    it('refuses a relation in a version that the caller did not see, and takes the others where it may', async () => {
      const {
        rows: [{ relation }],
      } = await assertRelations(store(), {
        relations: [supply({ sources: ['source:press'], properties: { supplies: { share: 0.7 } } })],
      });
      const seen = relation.recordedAt;
      const other = supply({ to: 'component:body' });
      const change = (share: number, expectedVersion: string) =>
        supply({ sources: ['source:press'], properties: { supplies: { share } }, expectedVersion });
      const first = await assertRelations(store(), { relations: [change(0.5, seen)] });
      expect(first.userErrors).toEqual([]);
      const none = await assertRelations(store(), { relations: [change(0.1, seen), other] });
      expect(none.userErrors).toMatchObject([
        { code: 'VERSION_CONFLICT', path: ['input', 'relations', '0', 'expectedVersion'], row: 0 },
      ]);
      expect(none.rows).toMatchObject([{ code: 'VERSION_CONFLICT' }, { code: 'NOT_TAKEN' }]);
      const some = await assertRelations(store(), { policy: 'VALID_ROWS', relations: [change(0.1, seen), other] });
      expect(some.rows).toMatchObject([{ code: 'VERSION_CONFLICT' }, { code: 'NEW' }]);
      const again = await assertRelations(store(), { relations: [{ ...other, mustBeNew: true }] });
      expect(again.userErrors).toMatchObject([{ path: ['input', 'relations', '0', 'mustBeNew'] }]);
    });

    it('takes 100 relations and refuses none and 101', async () => {
      const many = (count: number) => Array.from({ length: count }, (_, at) => supply({ key: `k${at}` }));
      expect((await assertRelations(store(), { relations: many(100) })).changeSet).toMatchObject({ new: 100 });
      const refused = await assertRelations(store(), { relations: many(101) });
      expect(refused).toMatchObject({
        rows: [],
        userErrors: [
          { code: 'OUT_OF_RANGE', message: 'relations is a list of 101; expected at most 100. Send several requests.' },
        ],
      });
      expect((await assertRelations(store(), { relations: [] })).userErrors).toMatchObject([{ code: 'MISSING_VALUE' }]);
    });

    it('says what a dry run would do to the chains', async () => {
      const query = `mutation ($input: RelationAssertInput!) { relationAssert(input: $input) { rows { code relation { id } }
        changeSet { new batch chains { singleSourcesRemoved { count first isWhole } tiersShifted { count first { entity } } } } } }`;
      const input = { dryRun: true, relations: [supply({ from: 'organization:user' })] };
      const { data: answer } = await ask(store(), query, { input });
      expect(answer.relationAssert).toEqual({
        rows: [{ code: 'NEW', relation: null }],
        changeSet: {
          new: 1,
          batch: null,
          chains: {
            singleSourcesRemoved: { count: 1, first: ['component:lens'], isWhole: true },
            tiersShifted: { count: 0, first: [] },
          },
        },
      });
    });

    it('takes the properties of one kind alone', async () => {
      const properties = { supplies: { share: 0.1 }, partOf: { quantity: 1 } };
      const query = 'mutation ($input: RelationAssertInput!) { relationAssert(input: $input) { watermark } }';
      const { errors } = await ask(store(), query, { input: { relations: [supply({ properties })] } });
      expect(errors).toMatchObject([{ message: expect.stringContaining('Exactly one key must be specified') }]);
    });
  });
});
