import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { storeUnavailable } from '../../../../src/errors';
import { importJobsOn } from '../../../../src/features/ingest/import-jobs';
import { untilStopped } from '../../../../src/store/cancellation';
import type { Store } from '../../../../src/store/store';
import { ask, data } from '../../../support/api';
import { emptyStore, engines, onEveryEngine } from '../../../support/engines';
import { rows } from '../../graph-rows';
import { cancel, firmFiles, imported, importOf, importOver, importWhen, type SentFile, start } from './importing';
import { undo } from './writing';

/** The store, whose writes of records wait while `gate` does, from the one of that number on. */
function gated(store: Store, from: number, gate: Promise<unknown>): Store {
  let writes = 0;
  const write: Store['write'] = async (steps, options) => {
    if (steps.some(({ statement }) => /^(create|write)-entities/.test(statement.name)) && ++writes >= from) await gate;
    return store.write(steps, options);
  };
  return { ...store, write };
}

/** A test that fails leaves no import waiting. */
const gates: (() => void)[] = [];
afterEach(() => {
  for (const open of gates) open();
});

/** A promise, and what resolves it. */
function signal() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  gates.push(open);
  return { opened, open };
}

const firm = (key: string): SentFile[] => firmFiles([`organization:${key},${key}`]);
/** More than one transaction holds. */
const many = (key: string): SentFile[] =>
  firmFiles(Array.from({ length: 2_100 }, (_, at) => `organization:${key}-${at},${key} ${at}`));

const count = async (store: Store, key: string) =>
  (
    await rows(store, 'MATCH (n:Organization) WHERE n.id STARTS WITH $key RETURN count(n) AS count', {
      key: `organization:${key}`,
    })
  )[0]?.count;

describe('imports', () => {
  onEveryEngine(null, (store) => {
    it('run one at a time in their order; ten wait, and the next is refused', async () => {
      const { opened, open } = signal();
      const slow = gated(store(), 1, opened);
      const running = (await start(slow, { files: firm('first') })).import.id;
      await importWhen(slow, running, ({ state }) => state === 'CHECKING');
      const sent = await Promise.all(Array.from({ length: 12 }, (_, at) => start(slow, { files: firm(`q${at}`) })));
      const [taken, refused] = [sent.filter((payload) => payload.import), sent.filter((payload) => !payload.import)];
      expect([taken.length, refused.length]).toEqual([10, 2]);
      for (const { userErrors } of refused) {
        expect(userErrors).toMatchObject([
          { code: 'BUSY', path: ['input'], message: '10 imports wait already. Try again when one is over.' },
        ]);
      }
      for (const { import: waiting } of taken)
        expect(await importOf(slow, waiting.id)).toMatchObject({ state: 'QUEUED', rows: null });
      const [{ import: dropped }] = taken.slice(-1);
      expect((await cancel(slow, { id: dropped.id })).import).toMatchObject({
        state: 'CANCELLED',
        batch: null,
        finishedAt: expect.any(String),
      });
      const late = (await start(slow, { files: firm('late') })).import.id;
      open();
      const others = taken.slice(0, -1).map((payload) => payload.import.id);
      const ends: string[] = [];
      for (const id of [running, ...others, late]) ends.push((await importOver(slow, id)).finishedAt);
      expect([ends[0], ends.at(-1)]).toEqual([[...ends].sort()[0], [...ends].sort().at(-1)]);
      expect(await importOf(slow, dropped.id)).toMatchObject({ state: 'CANCELLED', batch: null });
      expect(await count(store(), 'q')).toBe(9);
    });

    it('stop when they are cancelled, with the graph whole, and are finished by the same files', async () => {
      const { opened, open } = signal();
      const slow = gated(store(), 2, opened);
      const { id } = (await start(slow, { files: many('m') })).import;
      const writing = await importWhen(slow, id, ({ done, batch }) => done > 1 && batch);
      expect(writing).toMatchObject({
        state: 'WRITING',
        rows: 2_101,
        done: 2_001,
        batch: expect.any(String),
        finishedAt: null,
      });
      const { batch } = writing;
      expect(await importOf(slow, batch)).toMatchObject({ id, state: 'WRITING' });
      const { imports } = await data(slow, '{ imports { nodes { id batch } } }');
      expect(imports.nodes.filter((listed: { batch: string | null }) => listed.batch === batch)).toEqual([
        { id, batch },
      ]);
      expect(await undo(slow, { name: batch })).toMatchObject({
        undone: null,
        userErrors: [
          {
            code: 'UNDER_WAY',
            path: ['input', 'name'],
            message: expect.stringMatching(/is being imported\. Cancel the import, or wait/),
          },
        ],
      });
      const stopping = cancel(slow, { id });
      await new Promise((next) => setTimeout(next, 20));
      open();
      const { import: stopped, userErrors } = await stopping;
      expect({ userErrors, ...stopped }).toMatchObject({ userErrors: [], state: 'CANCELLED', batch, changeSet: null });
      const part = (await count(store(), 'm-')) as number;
      expect(part).toBeLessThan(2_100);
      const rest = await imported(slow, { files: many('m') });
      expect(rest).toMatchObject({ state: 'DONE', batch, changeSet: { new: 2_100 - part, unchanged: part + 1 } });
      expect(await count(store(), 'm-')).toBe(2_100);
      expect(await undo(slow, { name: batch })).toMatchObject({ undone: { removed: 2_100 } });
      expect(await count(store(), 'm-')).toBe(0);
    });

    it.each(['any-entity', 'write-turn', 'known-entities'])(
      'are cancelled while the graph is silent to %s',
      async (silent) => {
        const { opened: asked, open: ask } = signal();
        let isAsked = false;
        const read: Store['read'] = (statement, parameters, options) => {
          if (statement.name !== silent || isAsked) return store().read(statement, parameters, options);
          isAsked = true;
          ask();
          return untilStopped(
            () => new Promise<never>(() => undefined),
            options.signal,
            () => undefined,
          );
        };
        const mute: Store = { ...store(), read };
        const { id } = (await start(mute, { files: firm('mute') })).import;
        await asked;
        expect(await cancel(mute, { id })).toMatchObject({ userErrors: [], import: { state: 'CANCELLED' } });
        expect(await count(store(), 'mute')).toBe(0);
      },
    );

    it('that are over stay as they are when they are cancelled; unknown ones are not found', async () => {
      const { id } = await imported(store(), { files: firm('over') });
      expect(await cancel(store(), { id })).toMatchObject({ userErrors: [], import: { state: 'DONE' } });
      expect(await cancel(store(), { id: 'nobody' })).toMatchObject({
        import: null,
        userErrors: [
          {
            code: 'UNKNOWN_ID',
            path: ['input', 'id'],
            message: 'id "nobody" names no import of this process. Take it from `imports`.',
          },
        ],
      });
    });

    it('that the graph breaks off say so, and are finished by the same files', async () => {
      const away = Promise.reject(storeUnavailable('The disk is full.', 'Make room.'));
      away.catch(() => undefined);
      const failing = gated(store(), 2, away);
      const failed = await imported(failing, { files: many('f') });
      expect(failed).toMatchObject({
        state: 'FAILED',
        message: 'The disk is full. Make room.',
        batch: expect.any(String),
      });
      const rest = await imported(store(), { files: many('f') });
      expect(rest).toMatchObject({ state: 'DONE', batch: failed.batch });
      expect(await count(store(), 'f-')).toBe(2_100);
    });
  });
});

describe('the files of imports', () => {
  let store: Store;
  const directory = mkdtempSync(join(os.tmpdir(), 'tierline-test-'));
  const place = jest.spyOn(os, 'tmpdir');
  beforeAll(async () => {
    store = await emptyStore(engines[0]!);
    place.mockReturnValue(directory);
  });
  afterAll(async () => {
    place.mockRestore();
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('go when it is over; its verdicts stay for the latest twenty', async () => {
    for (let at = 0; at < 22; at++) await imported(store, { files: firm('same') });
    await importJobsOn(store).whenOver(importJobsOn(store).list()[0]!.id);
    const rooms = readdirSync(directory);
    expect(rooms.length).toBe(21);
    for (const room of rooms) expect(readdirSync(join(directory, room))).toEqual(['verdicts.ndjson']);
  });

  it('all go when the server stops', async () => {
    await importJobsOn(store).stop();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('are refused where there is no room for them, which changes nothing', async () => {
    place.mockReturnValue(join(directory, 'none'));
    const before = await store.version();
    const query = 'mutation ($input: ImportStartInput!) { importStart(input: $input) { watermark } }';
    const { errors } = await ask(store, query, { input: { files: firm('none') } });
    expect(errors).toMatchObject([
      {
        message: 'The server cannot keep the files. Make room in its temporary directory, or set TMPDIR.',
        extensions: { code: 'STORE_UNAVAILABLE' },
      },
    ]);
    expect(await store.version()).toBe(before);
  });
});
