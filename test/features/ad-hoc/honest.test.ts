import type { AdHoc } from '../../../src/store/ad-hoc';
import { onEveryEngine } from '../../support/engines';
import { ask, openAdHoc } from './ad-hoc';
import { honest } from './honest';

describe('honest statements', () => {
  it('are 60, each of its own', () => {
    expect(new Set(honest.map(({ text }) => text)).size).toBe(60);
  });

  onEveryEngine('tiny', (store) => {
    let adHoc: AdHoc;
    beforeAll(async () => {
      adHoc = await openAdHoc(store());
    }, 120_000);
    afterAll(() => adHoc?.close());

    it('all run', async () => {
      const refused: string[] = [];
      const run = async ({ text, parameters = {} }: (typeof honest)[number]) => {
        const answer = await ask(adHoc, text, { parameters }).catch((error: Error) => {
          refused.push(`${text}\n  ${error.message}  ${(error.cause as Error)?.message}`);
        });
        if (answer) expect(answer).toMatchObject({ truncatedBy: null });
      };
      const left = honest.values();
      const work = async () => {
        for (const statement of left) await run(statement);
      };
      await Promise.all([work(), work()]);
      expect(refused).toEqual([]);
    }, 60_000);
  });
});
