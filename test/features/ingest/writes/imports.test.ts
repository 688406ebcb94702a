import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadTables } from '../../../../src/features/ingest/load-tables';
import { openInput } from '../../../../src/features/ingest/open-input';
import { ask, data } from '../../../support/api';
import { emptyStore, engines, home, onEveryEngine } from '../../../support/engines';
import { rows, seedDirectory } from '../../graph-rows';
import { row, workbookOf } from '../files/workbook-file';
import {
  csvFiles,
  firmFiles,
  imported,
  importOf,
  importOver,
  packageFiles,
  seedFile,
  sources,
  start,
  verdictsOf,
} from './importing';
import { undo } from './writing';

const counts = async (load: Promise<object>) => {
  const { rows: count, ...rest } = (await load) as Record<string, number>;
  const { new: made, changed, unchanged, conflicting, refused } = rest;
  return { rows: count, changeSet: { new: made, changed, unchanged, conflicting, refused } };
};

/** What the command's load says of the same paths. */
async function loadedByCommand(paths: readonly string[], mapping?: string) {
  const store = await emptyStore(engines[0]!);
  try {
    return await counts(openInput(paths, { mapping }).then((input) => loadTables(store, input)));
  } finally {
    await store.close();
  }
}

describe('importStart', () => {
  onEveryEngine(null, (store) => {
    it('loads a data package in the background, as the command does', async () => {
      const { import: started, ...payload } = await start(store(), {
        files: packageFiles('tiny'),
        batch: 'tiny-1',
        clientMutationId: 'mine',
      });
      expect(payload).toEqual({ userErrors: [], watermark: expect.any(String), clientMutationId: 'mine' });
      expect(started).toMatchObject({ state: expect.stringMatching(/^(QUEUED|CHECKING|WRITING)$/), finishedAt: null });
      const done = await importOver(store(), started.id);
      expect(done).toMatchObject(await loadedByCommand([seedDirectory('tiny')]));
      expect(done).toMatchObject({
        state: 'DONE',
        files: packageFiles('tiny').map(({ name }) => name),
        dryRun: false,
        done: done.rows,
        rate: expect.any(Number),
        secondsLeft: null,
        message: null,
        batch: 'tiny-1',
        changeSet: { batch: 'tiny-1', chains: null },
        undoneAt: null,
        areVerdictsWhole: true,
      });
      const { node } = await data(store(), '{ node(id: "platform:garam") { ... on Platform { name } } }');
      expect(node).toEqual({ name: 'Garam howitzer' });
    });

    it('changes nothing when the same comes again, by it or by the command', async () => {
      const before = await store().version();
      const again = await imported(store(), { files: packageFiles('tiny') });
      const { rows: count } = again;
      expect(again).toMatchObject({
        state: 'DONE',
        batch: null,
        changeSet: { new: 0, changed: 0, unchanged: count, conflicting: 0, refused: 0, batch: null },
      });
      const command = loadTables(store(), await openInput([seedDirectory('tiny')]));
      expect(await command).toMatchObject({ unchanged: count, batch: null });
      expect(await store().version()).toBe(before);
    });

    it('loads workbooks and gzipped files as base64, in folders too', async () => {
      const rowsOfSheet = row(1, 'id', 'name', 'sources') + row(2, 'organization:sheet', '시트', 'source:s');
      const workbook = workbookOf({ sheets: [{ name: 'Firms', rows: rowsOfSheet }] });
      const parts = gzipSync('id,name,sources\ncomponent:zipped,Zipped,source:s');
      const done = await imported(store(), {
        files: [
          ...csvFiles({ sources, 'data/supplies': 'from,to,sources\norganization:sheet,component:zipped,source:s' }),
          { name: 'organizations.xlsx', contentBase64: workbook.toString('base64') },
          { name: 'data/components.csv.gz', contentBase64: parts.toString('base64') },
        ],
      });
      expect(done).toMatchObject({ state: 'DONE', rows: 4, changeSet: { new: 4 } });
    });

    it('loads a foreign file with its mapping, as the command does, and tells what it left unknown', async () => {
      const [list, yaml] = ['supplier-list/suppliers.csv', 'mappings/supplier-list.yaml'];
      const done = await imported(store(), { files: [seedFile(list)], mapping: seedFile(yaml) });
      expect(done).toMatchObject({ state: 'DONE', message: null, batch: expect.stringMatching(/^suppliers\.csv-\d/) });
      expect(done).toMatchObject(await loadedByCommand([join(home, 'seeds', list)], join(home, 'seeds', yaml)));
      const { nodes } = await verdictsOf(store(), done.id, 'first: 100, only: [BAD_IDENTIFIER, BAD_DATE]');
      expect(nodes).toMatchObject([
        { file: 'suppliers.csv', line: 5, code: 'BAD_IDENTIFIER', column: 'BRN', value: '2208600031' },
        { file: 'suppliers.csv', line: 5, code: 'BAD_DATE', column: 'Signed', value: '31/13/2026' },
      ]);
    });

    it('says on a dry run what would become of the chains, and writes nothing', async () => {
      const before = await store().version();
      const supplies =
        'from,to,sources\norganization:garnet,component:camera,source:invented\norganization:garnet,component:lens,source:invented';
      const dry = await imported(store(), { files: csvFiles({ supplies }), dryRun: true });
      expect(dry).toMatchObject({
        state: 'DONE',
        dryRun: true,
        batch: null,
        changeSet: {
          new: 2,
          batch: null,
          // Nobody supplies the camera yet, and alder alone the lens: seeds/tiny/supplies.csv.
          chains: {
            tiersShifted: {
              count: 1,
              first: [{ platform: 'platform:narae', entity: 'organization:garnet', before: null, after: 2 }],
              isWhole: true,
            },
            singleSourcesCreated: { count: 1, first: ['component:camera'], isWhole: true },
            singleSourcesRemoved: { count: 1, first: ['component:lens'], isWhole: true },
          },
        },
      });
      expect(await store().version()).toBe(before);
    });

    describe('with rows that are wrong', () => {
      const firms = ['organization:good,Good,5', 'organization:many,Many,many', 'organization:less,,-1'];
      const files = firmFiles([...firms, 'organization:fine,Fine,6'], ',employees');

      it('writes nothing unless it is told to take the others, and judges every row', async () => {
        const before = await store().version();
        const refused = await imported(store(), { files });
        expect(refused).toMatchObject({
          state: 'REFUSED',
          rows: 5,
          done: 0,
          batch: null,
          changeSet: null,
          message: expect.stringMatching(
            /^What was to be loaded has 3 problems; nothing was written\.\norganizations\.csv:3: employees is "many"/,
          ),
        });
        expect(await store().version()).toBe(before);
        const { nodes } = await verdictsOf(store(), refused.id, 'first: 10');
        expect(nodes.map(({ line, code }: { line: number; code: string }) => `${line} ${code}`).sort()).toEqual([
          '2 NEW',
          '2 UNCHANGED',
          '3 BAD_NUMBER',
          '4 MISSING_VALUE',
          '5 NEW',
        ]);
      });

      it('takes the others with VALID_ROWS, and pages through the verdicts', async () => {
        const done = await imported(store(), { files, policy: 'VALID_ROWS' });
        expect(done).toMatchObject({
          state: 'DONE',
          rows: 5,
          done: 5,
          changeSet: { new: 2, unchanged: 1, refused: 2 },
        });
        const first = await verdictsOf(store(), done.id, 'first: 2');
        expect(first.totalCount).toEqual({ value: 5 });
        expect(first.nodes).toEqual([
          {
            file: 'organizations.csv',
            line: 3,
            code: 'BAD_NUMBER',
            column: 'employees',
            value: 'many',
            message: expect.stringMatching(/^employees is "many"; expected a whole number like 1200\./),
            cells: [
              { column: 'id', raw: 'organization:many', cleaned: null },
              { column: 'name', raw: 'Many', cleaned: null },
              { column: 'employees', raw: 'many', cleaned: null },
              { column: 'sources', raw: 'source:s', cleaned: null },
            ],
          },
          expect.objectContaining({
            line: 4,
            code: 'MISSING_VALUE',
            message: expect.stringMatching(
              /^name is empty; every row needs it\. employees is "-1"; expected at least 0\.$/,
            ),
          }),
        ]);
        const next = await verdictsOf(store(), done.id, `first: 100, after: "${first.pageInfo.endCursor}"`);
        expect(next.nodes.map(({ code }: { code: string }) => code)).toEqual(['UNCHANGED', 'NEW', 'NEW']);
        expect(next.nodes[1].cells).toContainEqual({ column: 'employees', raw: '5', cleaned: '5' });
        const only = await verdictsOf(store(), done.id, 'first: 1, only: [NEW, BAD_NUMBER]');
        expect(only).toMatchObject({
          nodes: [{ code: 'BAD_NUMBER' }],
          pageInfo: { hasNextPage: true },
          totalCount: { value: 3 },
        });
        const foreign = `query ($id: ID!) { import(id: $id) { verdicts(first: 2, after: "${only.pageInfo.endCursor}") { nodes { line } } } }`;
        expect((await ask(store(), foreign, { id: done.id })).errors).toMatchObject([
          { extensions: { code: 'BAD_CURSOR' } },
        ]);
      });

      it('is refused with a verdict on a file that cannot be read, which says nothing of this machine', async () => {
        const before = await store().version();
        for (const [name, content, line] of [
          ['organizations.csv', 'id,name,sources\norganization:a,"A,source:s\n', 2],
          ['organizations.csv', '', 1],
          ['firms.csv', 'a,b\n1,2\n', null],
          ['datapackage.json', '{"resources":[{"name":"sites","path":"../sites.csv"}]}', null],
          ['datapackage.json', '{"resources":[{"name":"sites","path":"sites.csv"}]}', null],
          ['organizations.xlsx', 'no workbook', null],
        ] as const) {
          const refused = await imported(store(), { files: [{ name, content }], policy: 'VALID_ROWS' });
          expect(refused).toMatchObject({ state: 'REFUSED', batch: null, message: expect.any(String) });
          expect(refused.message).not.toMatch(/\/tmp|tierline-imports/);
          const { nodes } = await verdictsOf(store(), refused.id, 'first: 2');
          if (name !== 'firms.csv') expect([name, nodes]).toMatchObject([name, [{ code: 'BAD_FILE', line }]]);
        }
        expect(await store().version()).toBe(before);
      });
    });

    it('is undone by its batch, once, and can be loaded again after that', async () => {
      const files = firmFiles(['organization:gone,Gone']);
      const { id, batch } = await imported(store(), { files });
      expect(await undo(store(), { name: batch })).toMatchObject({
        undone: { removed: 1, restored: 0, kept: 0 },
        userErrors: [],
      });
      expect(await importOf(store(), id)).toMatchObject({ state: 'DONE', undoneAt: expect.any(String) });
      expect(await rows(store(), 'MATCH (n:Organization {id: "organization:gone"}) RETURN n.id AS id')).toEqual([]);
      const before = await store().version();
      expect(await undo(store(), { name: batch })).toMatchObject({
        undone: null,
        userErrors: [{ code: 'ALREADY_RETRACTED' }],
      });
      expect(await store().version()).toBe(before);
      expect(await imported(store(), { files })).toMatchObject({ changeSet: { new: 1 }, undoneAt: null });
    });

    it('is listed with the loads of the command, the latest first, in pages', async () => {
      await loadTables(store(), await openInput([seedDirectory('tiny')]), { batch: 'unwritten' });
      const list = async (page: string) =>
        (
          await data(
            store(),
            `{ imports(${page}) { nodes { id batch state files verdicts(first: 1) { nodes { line } } } totalCount { value } pageInfo { endCursor hasNextPage } } }`,
          )
        ).imports;
      const whole = await list('first: 100');
      const seen = [];
      for (let after = ''; ; ) {
        const { nodes, pageInfo } = await list(`first: 4${after}`);
        seen.push(...nodes);
        if (!pageInfo.hasNextPage) break;
        after = `, after: "${pageInfo.endCursor}"`;
      }
      expect(seen).toEqual(whole.nodes);
      expect(whole.totalCount.value).toBe(seen.length);
      expect(whole.nodes.at(-1)).toMatchObject({ batch: 'tiny-1', state: 'DONE' });
      expect(whole.nodes.map(({ batch }: { batch: string }) => batch)).not.toContain('unwritten');
      const { errors } = await ask(store(), '{ imports(first: 101) { nodes { id } } }');
      expect(errors).toMatchObject([{ extensions: { code: 'BOUND_EXCEEDED' } }]);
      expect(await importOf(store(), 'nobody')).toBeNull();
    });
  });
});
