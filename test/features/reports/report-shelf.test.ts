import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReportShelf } from '../../../src/features/reports/report-shelf';
import { openEmbedded } from '../../../src/store/embedded';
import type { Store } from '../../../src/store/store';
import { directoryOf, suppliesInTurn } from './own-reports';

describe('ReportShelf', () => {
  let store: Store;
  beforeAll(() => {
    store = openEmbedded();
  });
  afterAll(() => store.close());

  /** A shelf with one report, a way to edit that, and what is said of edits that are not taken. */
  async function shelfOfOne() {
    const directory = directoryOf({ 'in-turn.cypher': suppliesInTurn });
    const shelf = await ReportShelf.withOwn(directory, store);
    const refusals: string[] = [];
    shelf.onRefusal = (name, problems) => refusals.push(...problems.map(({ message }) => `${name}: ${message}`));
    const path = join(directory, 'in-turn.cypher');
    let seconds = 0;
    const edit = (text: string) => {
      writeFileSync(path, text);
      seconds += 10;
      utimesSync(path, new Date(Date.now() + seconds * 1_000), new Date(Date.now() + seconds * 1_000));
    };
    const problems = () => shelf.list().find(({ report }) => report.name === 'in-turn')?.problems ?? [];
    return { shelf, edit, path, refusals, problems };
  }

  it('takes an edit of a report at the next request', async () => {
    const { shelf, edit, refusals } = await shelfOfOne();
    const before = await shelf.find('in-turn');
    edit(suppliesInTurn.replace('Supplies in turn', 'All supplies'));
    const after = await shelf.find('in-turn');
    expect([before.title, after.title]).toEqual(['Supplies in turn', 'All supplies']);
    expect(after.version).not.toBe(before.version);
    expect(refusals).toEqual([]);
  });

  it('runs the version before a bad edit, and says so until it is mended', async () => {
    const { shelf, edit, refusals, problems } = await shelfOfOne();
    const before = await shelf.find('in-turn');
    edit(suppliesInTurn.replace('r.access IN $access', 'true'));
    expect(await shelf.find('in-turn')).toBe(before);
    expect(await shelf.find('in-turn')).toBe(before);
    expect(problems()).toMatchObject([{ message: expect.stringContaining('lacks r.access IN $access'), line: 10 }]);
    expect(refusals).toHaveLength(1);
    edit(suppliesInTurn);
    expect((await shelf.find('in-turn')).version).toBe(before.version);
    expect(problems()).toEqual([]);
  });

  it('does not change what the API shows of a report while it runs', async () => {
    const { shelf, edit, refusals } = await shelfOfOne();
    const before = await shelf.find('in-turn');
    edit(suppliesInTurn.replaceAll('firm:', 'maker:').replace('AS firm', 'AS maker').replaceAll('(maker:', '(firm:'));
    expect(await shelf.find('in-turn')).toBe(before);
    expect(refusals).toEqual([expect.stringContaining('start the server again to take it')]);
  });

  it('runs the version before a file that is gone', async () => {
    const { shelf, path, refusals } = await shelfOfOne();
    const before = await shelf.find('in-turn');
    rmSync(path);
    expect(await shelf.find('in-turn')).toBe(before);
    expect(refusals).toEqual([expect.stringContaining('There is no report file')]);
  });

  it('refuses a directory that is not there, by the name of its setting', async () => {
    await expect(ReportShelf.withOwn('/nowhere', store)).rejects.toMatchObject({
      code: 'SETTINGS_REFUSED',
      message: 'TIERLINE_REPORTS is "/nowhere"; expected a directory that can be read.',
    });
  });

  it('refuses two reports that the API would show under one name', async () => {
    const directory = directoryOf({ 'a-b1.cypher': suppliesInTurn, 'a-b-1.cypher': suppliesInTurn });
    const { refused } = await ReportShelf.withOwn(directory, store);
    expect(refused).toMatchObject([
      { name: 'a-b1', problems: [{ message: expect.stringContaining('rename the file') }] },
    ]);
  });

  it('tells why a file is no report when that is asked for', async () => {
    const shelf = await ReportShelf.withOwn(directoryOf({ 'a.cypher': 'RETURN 1' }), store);
    await expect(shelf.find('a')).rejects.toMatchObject({
      code: 'REPORT_REFUSED',
      message: expect.stringMatching(/^a\.cypher:1: It does not begin with a comment/),
    });
    await expect(shelf.find('b')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
