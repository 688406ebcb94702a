import { loadPackage } from '../../../../src/features/ingest/load-package';
import { data } from '../../../support/api';
import { onEveryEngine } from '../../../support/engines';
import { dataPackage } from '../../data-package';
import { assertRelations, claimOf, loadBasics, retract, supply, upsert } from './writing';

const LENS = 'SUPPLIES/organization:maker/component:lens';

describe('claimRetract', () => {
  onEveryEngine(null, (store) => {
    const assert = (source: string) => assertRelations(store(), { relations: [supply({ sources: [source] })] });

    beforeAll(async () => {
      await loadBasics(store());
      await assert('source:register');
      await assert('source:press');
    });

    it('folds the relation anew: of 0.8 from 0.6 and 0.5 stays 0.6', async () => {
      const payload = await retract(store(), { id: await claimOf(store(), LENS, 'source:press') });
      expect(payload).toEqual({
        record: { id: LENS, confidence: 0.6 },
        isRecordGone: false,
        userErrors: [],
        changeSet: { new: 0, changed: 1, unchanged: 0, conflicting: 0, refused: 0, batch: null },
        watermark: await store().version(),
      });
    });

    it('retracts the relation with its last claim, and lets it be asserted again', async () => {
      const id = await claimOf(store(), LENS, 'source:register');
      expect(await retract(store(), { id })).toMatchObject({ record: null, isRecordGone: true, userErrors: [] });
      expect(await data(store(), `{ node(id: "${LENS}") { id } }`)).toEqual({ node: null });
      expect((await retract(store(), { id })).userErrors).toMatchObject([
        { code: 'UNKNOWN_ID', path: ['input', 'id'] },
      ]);
      expect((await assert('source:register')).rows).toMatchObject([{ code: 'NEW', relation: { confidence: 0.6 } }]);
    });

    it('refuses to retract in another version than the one that was seen, and writes nothing', async () => {
      const id = await claimOf(store(), LENS, 'source:register');
      const before = await store().version();
      const { userErrors } = await retract(store(), { id, expectedVersion: '2026-01-01T00:00:00Z' });
      expect(userErrors).toMatchObject([{ code: 'VERSION_CONFLICT', path: ['input', 'expectedVersion'] }]);
      expect(await store().version()).toBe(before);
    });

    it('keeps an entity that relations name from losing its last claim', async () => {
      const id = await claimOf(store(), 'organization:maker', 'source:register');
      const { userErrors } = await retract(store(), { id });
      expect(userErrors).toMatchObject([
        {
          code: 'STILL_NAMED',
          message: expect.stringMatching(/is the last claim on organization:maker, which relations/),
        },
      ]);
    });

    it('folds an entity anew, and takes it back with its last claim', async () => {
      const firm = (name: string, source: string) => upsert(store(), { id: 'organization:x', name, sources: [source] });
      await firm('X by the register', 'source:register');
      await firm('X by the press', 'source:press');
      const press = await claimOf(store(), 'organization:x', 'source:press');
      expect(await retract(store(), { id: press })).toMatchObject({
        record: { name: 'X by the register', trusted: 0.6 },
        isRecordGone: false,
      });
      const last = await claimOf(store(), 'organization:x', 'source:register');
      expect(await retract(store(), { id: last })).toMatchObject({ record: null, isRecordGone: true });
    });

    it('takes a Claim back that stands by itself, and what it said of its subject', async () => {
      const claims =
        'id,name,subject,predicate,value,confidence,rank,sources\nclaim:c,Nine,organization:user,employees,9,0.9,NORMAL,source:press';
      await loadPackage(
        store(),
        dataPackage({ sources: 'id,name,publisher,reliability\nsource:press,Press,Paper,0.5', claims }),
      );
      const employees = async () =>
        (await data(store(), '{ node(id: "organization:user") { ... on Organization { employees } } }')).node;
      expect(await employees()).toEqual({ employees: 9 });
      expect(await retract(store(), { id: 'claim:c' })).toMatchObject({ isRecordGone: true, userErrors: [] });
      expect(await employees()).toEqual({ employees: null });
      expect((await retract(store(), { id: 'claim:c' })).userErrors).toMatchObject([{ code: 'ALREADY_RETRACTED' }]);
    });

    it.each([
      ['organization:maker', 'BAD_ID'],
      [LENS, 'BAD_ID'],
      ['nonsense', 'BAD_ID'],
      ['source:press~0123456789ab', 'BAD_ID'],
      ['claim:nobody', 'UNKNOWN_ID'],
      ['organization:nobody~0123456789ab', 'UNKNOWN_ID'],
      [`${LENS}~0123456789ab`, 'UNKNOWN_ID'],
    ])('refuses %s, which is no claim that is held', async (id, code) => {
      const before = await store().version();
      expect((await retract(store(), { id })).userErrors).toMatchObject([{ code, path: ['input', 'id'] }]);
      expect(await store().version()).toBe(before);
    });
  });
});
