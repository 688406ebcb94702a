import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { graphDigest } from '../../../src/features/export/digest';
import { exportGraph, formats } from '../../../src/features/export/export-graph';
import { fileSystemRefusal } from '../../../src/features/export/target';
import { loadPackage } from '../../../src/features/ingest/load-package';
import type { Store } from '../../../src/store/store';
import { engines } from '../../support/engines';
import { dataPackage, table } from '../data-package';
import { run } from '../graph-rows';
import { bytesAt, freePath, onStore } from './graphs';

const embedded = engines[0]!;

describe('exportGraph', () => {
  it.each(formats)('writes %s over nothing that is there already', async (format) => {
    await onStore(embedded, 'tiny', async (store) => {
      const full = freePath('full');
      mkdirSync(full);
      writeFileSync(join(full, 'mine'), 'mine');
      for (const target of [full, join(full, 'mine')]) {
        const refused = exportGraph(store, target, format);
        await expect(refused).rejects.toMatchObject({ code: 'BAD_INPUT', details: { field: 'target', value: target } });
        await expect(refused).rejects.toThrow('Something stands there already');
      }
      expect(Object.keys(bytesAt(full))).toEqual(['mine']);
      expect(readdirSync(dirname(full))).toEqual(['full']);
    });
  });

  it('writes a package into a directory that is empty', async () => {
    await onStore(embedded, 'tiny', async (store) => {
      const empty = freePath('empty');
      mkdirSync(empty);
      await exportGraph(store, `${empty}/`, 'package');
      expect(existsSync(join(empty, 'datapackage.json'))).toBe(true);
      expect(readdirSync(dirname(empty))).toEqual(['empty']);
    });
  });

  it.each(formats)('says so when the place cannot be written: %s', async (format) => {
    await onStore(embedded, 'tiny', async (store) => {
      const missing = join(freePath('missing'), 'target');
      await expect(exportGraph(store, missing, format)).rejects.toMatchObject({
        code: 'BAD_INPUT',
        message: expect.stringContaining('Make the directory first (ENOENT).'),
      });
      await expect(exportGraph(store, '/dev/null/target', format)).rejects.toThrow('(ENOTDIR)');
      await expect(exportGraph(store, '/proc/target', format)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    });
  });

  it.each([
    ['ENOSPC', 'The disk is full (ENOSPC). Make room'],
    ['EACCES', 'The file system said EACCES'],
    ['EROFS', 'The file system said EROFS'],
  ])('says what can be done about %s', (code, sentence) => {
    const error = Object.assign(new Error(code), { code, syscall: 'write' });
    expect(fileSystemRefusal('/x', error)).toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringContaining(sentence),
    });
    expect(fileSystemRefusal('/x', new Error('another'))).toBeUndefined();
  });

  it.each(formats)('leaves nothing when it is stopped half way: %s', async (format) => {
    await onStore(embedded, 'tiny', async (store) => {
      const target = freePath('target');
      const stop = new AbortController();
      const progress = (_: number, relations: number) => {
        if (relations > 5) stop.abort(new Error('stopped'));
      };
      const stopped = exportGraph(store, target, format, { progress, stop: stop.signal });
      await expect(stopped).rejects.toThrow('stopped');
      expect(readdirSync(dirname(target))).toEqual([]);
    });
  });

  it.each(formats)('leaves nothing when the graph is written to meanwhile: %s', async (format) => {
    await onStore(embedded, 'tiny', async (store) => {
      const target = freePath('target');
      let written: Promise<void> | undefined;
      const meanwhile = () => {
        written ??= run(store, "MERGE (n:Entity {id: 'organization:new'}) SET n:Organization, n.name = 'New'");
      };
      const options = { progress: meanwhile };
      await expect(
        exportGraph(
          slow(store, () => written),
          target,
          format,
          options,
        ),
      ).rejects.toMatchObject({
        code: 'CONFLICT',
        message: 'The graph was written to while it was exported. Nothing was written. Try again.',
      });
      expect(readdirSync(dirname(target))).toEqual([]);
    });
  });

  it('tells how far it is as it goes', async () => {
    await onStore(embedded, 'tiny', async (store) => {
      const steps: [number, number][] = [];
      const progress = (entities: number, relations: number) => void steps.push([entities, relations]);
      const { entities, relations } = await exportGraph(store, freePath('x'), 'ndjson', { progress });
      expect(steps.at(-1)).toEqual([entities, relations]);
      // The rows of the package, and the firm as it stood before the claims on it were folded in.
      expect(entities + relations).toBe(61 + 1);
    });
  });

  it.each(engines)('copies on $name the graph as it was known on an instant', async (engine) => {
    const firms = table('id,name', 'organization:a,A', 'organization:b,B');
    const claims = (...claimed: string[]) =>
      table('id,name,subject,predicate,value,confidence,rank,recordedAt,retractedAt', ...claimed);
    const first = 'from,to,share,recordedAt,retractedAt';
    const early = '2026-01-01T00:00:00.000Z';
    const late = '2026-03-01T00:00:00.000Z';
    const claim = (name: string, recorded: string, retracted: string) =>
      `claim:${name},${name},organization:a,founded,1990,0.5,NORMAL,${recorded},${retracted}`;
    const ends = 'organization:a,organization:b';
    const then = dataPackage({
      organizations: firms,
      claims: claims(claim('old', early, '')),
      'stated-in': table('from,to,recordedAt', `claim:old,source:s,${early}`),
      'supplies-to': table(first, `${ends},0.5,${early},`),
    });
    const now = dataPackage({
      organizations: firms,
      claims: claims(claim('old', early, late), claim('new', late, '')),
      'stated-in': table('from,to,recordedAt', `claim:old,source:s,${early}`, `claim:new,source:s,${early}`),
      'supplies-to': table(first, `${ends},0.5,${early},${late}`, `${ends},0.75,${late},`),
    });
    const asOf = (directory: string, asKnownOn?: string) =>
      onStore(engine, null, async (store) => {
        await loadPackage(store, directory, { now: new Date(early), batch: 'first' });
        return graphDigest(store, { asKnownOn });
      });
    const known = await asOf(then);
    expect(await asOf(now, '2026-02-01T00:00:00.000Z')).toBe(known);
    expect(await asOf(now, late)).toBe(await asOf(now));
    expect(await asOf(now)).not.toBe(known);
  });
});

/** A store whose reads wait for a promise. */
const slow = (store: Store, wait: () => Promise<void> | undefined): Store => ({
  ...store,
  read: async (...asked) => {
    await wait();
    return store.read(...asked);
  },
});

describe('the place', () => {
  it('is a name of its own while it is written', async () => {
    await onStore(embedded, 'tiny', async (store) => {
      const target = freePath('target');
      const seen = new Set<string>();
      const progress = () => {
        for (const name of readdirSync(dirname(target))) seen.add(name);
      };
      await exportGraph(store, target, 'package', { progress });
      expect([...seen]).toEqual([expect.stringMatching(/^target\.[0-9a-f]{8}\.partial$/)]);
      expect(mkdtempSync(join(target, 'writable-'))).toContain(target);
    });
  });
});
