import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applySchema } from '../../../../src/store/apply-schema';
import { openEmbedded } from '../../../../src/store/embedded';
import type { Store } from '../../../../src/store/store';
import { home, onEveryEngine } from '../../../support/engines';
import { rows, run } from '../../graph-rows';
import { assertRelations, loadBasics, retract, supply, undo, upsert } from './writing';

const firm = (key: string, more: object = {}) => ({
  id: `organization:${key}`,
  name: key,
  sources: ['source:register'],
  idempotencyKey: key,
  ...more,
});

const batches = (store: Store) => rows(store, 'MATCH (b:Batch) RETURN b.name AS name ORDER BY name');

describe('a mutation under an idempotency key', () => {
  onEveryEngine(null, (store) => {
    beforeAll(() => loadBasics(store()));

    it('gives the same payload again and writes nothing', async () => {
      const first = await upsert(store(), firm('one', { clientMutationId: 'a' }));
      expect(first.changeSet).toMatchObject({ new: 1 });
      const before = await batches(store());
      const second = await upsert(store(), firm('one', { clientMutationId: 'b' }));
      expect(second).toEqual({ ...first, clientMutationId: 'b' });
      expect(await batches(store())).toEqual(before);
    });

    it('is refused with another input, and with another mutation', async () => {
      const { userErrors, organization } = await upsert(store(), firm('one', { employees: 5 }));
      expect(organization).toBeNull();
      expect(userErrors).toMatchObject([
        {
          code: 'IDEMPOTENCY_CONFLICT',
          path: ['input', 'idempotencyKey'],
          message: expect.stringMatching(
            /^idempotencyKey is "one", under which another input was sent within 24 hours/,
          ),
        },
      ]);
      const other = await assertRelations(store(), { relations: [supply()], idempotencyKey: 'one' });
      expect(other).toMatchObject({ rows: [], userErrors: [{ code: 'IDEMPOTENCY_CONFLICT' }] });
      expect(await retract(store(), { id: 'claim:x', idempotencyKey: 'one' })).toMatchObject({
        userErrors: [{ code: 'IDEMPOTENCY_CONFLICT' }],
      });
    });

    it('runs once when it comes several times at once', async () => {
      const before = (await batches(store())).length;
      const payloads = await Promise.all(Array.from({ length: 5 }, () => upsert(store(), firm('many'))));
      for (const payload of payloads) expect(payload).toEqual(payloads[0]);
      expect(payloads[0].changeSet).toMatchObject({ new: 1 });
      expect(await batches(store())).toHaveLength(before + 1);
    });

    it('does not write again what was undone since', async () => {
      const { changeSet } = await upsert(store(), firm('undone'));
      await undo(store(), { name: changeSet.batch });
      expect(await upsert(store(), firm('undone'))).toMatchObject({ organization: null, changeSet });
    });

    it('may come again, mended, when it was refused', async () => {
      expect((await upsert(store(), firm('mended', { employees: -1 }))).userErrors).toHaveLength(1);
      expect((await upsert(store(), firm('mended', { employees: 1 }))).changeSet).toMatchObject({ new: 1 });
    });

    it('is not kept when it was tried out', async () => {
      expect((await upsert(store(), firm('tried', { dryRun: true }))).changeSet).toMatchObject({ new: 1, batch: null });
      expect((await upsert(store(), firm('tried'))).changeSet).toMatchObject({ new: 1, batch: expect.any(String) });
    });

    it('is forgotten after 24 hours, and taken over from a process that died', async () => {
      await upsert(store(), firm('old'));
      await run(store(), "MATCH (i:IdempotencyKey {key: 'old'}) SET i.at = $at", { at: hoursAgo(25) });
      expect((await upsert(store(), firm('old'))).changeSet).toMatchObject({ unchanged: 1 });
      await run(store(), "CREATE (:IdempotencyKey {key: 'dead', body: 'x', owner: 'gone', at: $at})", {
        at: hoursAgo(1),
      });
      expect((await upsert(store(), firm('dead'))).changeSet).toMatchObject({ new: 1 });
    });

    it('needs a key of 1 to 200 characters', async () => {
      for (const idempotencyKey of ['', ' ', 'x'.repeat(201)]) {
        expect((await upsert(store(), firm('long', { idempotencyKey }))).userErrors).toMatchObject([
          { code: 'BAD_TEXT', path: ['input', 'idempotencyKey'] },
        ]);
      }
    });
  });

  it('gives the same payload after a restart', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'tierline-idempotency-'));
    const open = async () => {
      const store = openEmbedded(join(directory, 'graph'));
      await applySchema(store, join(home, 'schema/graph'));
      return store;
    };
    let store = await open();
    await loadBasics(store);
    const first = await upsert(store, firm('kept'));
    await store.close();
    store = await open();
    expect(await upsert(store, firm('kept'))).toEqual(first);
    await store.close();
    rmSync(directory, { recursive: true });
  });
});

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
