import { join } from 'node:path';
import type { Verdict } from '../../../src/features/ingest/load-tables';
import { VerdictLog } from '../../../src/features/ingest/verdict-log';
import { directoryOf } from '../data-package';

const verdict = (line: number, code: Verdict['code']): Verdict => ({
  file: '가.csv',
  line,
  code,
  message: 'Said.',
  raw: {},
  cleaned: null,
});

describe('VerdictLog', () => {
  it('gives back what it was told, in pages of all or of some codes', () => {
    const log = new VerdictLog(join(directoryOf({}), 'log'));
    const told = [verdict(2, 'NEW'), verdict(3, 'BAD_DATE'), verdict(4, 'NEW'), verdict(5, 'CHANGED')];
    for (const each of told) log.add(each);
    expect(log.page(null, -1, 9)).toEqual(told.map((each, at) => ({ at, verdict: each })));
    expect(log.page(['NEW', 'CHANGED'], 0, 1)).toEqual([{ at: 2, verdict: told[2] }]);
    expect([log.count(null), log.count(['NEW']), log.count([])]).toEqual([4, 2, 0]);
    expect(log.isWhole).toBe(true);
    log.close();
  });

  it('drops what the disk has no room for, and says that it is not whole', () => {
    const log = new VerdictLog('/dev/full');
    log.add(verdict(2, 'NEW'));
    expect([log.isWhole, log.count(null), log.page(null, -1, 9)]).toEqual([false, 0, []]);
    log.close();
  });
});
