import neo4j, { type Driver, type Transaction } from 'neo4j-driver';
import { AppError } from '../../../src/errors';
import type { AdHoc } from '../../../src/store/ad-hoc';
import { neo4jSettings, onEveryEngine } from '../../support/engines';
import { ask, openAdHoc, wholeOf } from './ad-hoc';
import { hostile, type Wish } from './hostile';
import { SECRET, setLures } from './lures';
import { areGone } from './running';

const CODES = ['BAD_INPUT', 'BOUND_EXCEEDED', 'DEADLINE_EXCEEDED'];
/** Nothing but odd: what looks like more stands in a text. */
const HARMLESS = /^MATCH \(n:Entity\) WHERE n\.id = '\\' OR/;

describe('hostile statements', () => {
  it('are 150, each of its own', () => {
    const all = hostile({ canary: '/canary.csv', port: 1 });
    expect(new Set(all.map(({ text }) => text)).size).toBe(150);
  });

  onEveryEngine('tiny', (store, engine) => {
    let adHoc: AdHoc;
    let lures: Awaited<ReturnType<typeof setLures>>;
    let before: readonly [string, string];
    let bystander: Bystander | undefined;

    beforeAll(async () => {
      adHoc = await openAdHoc(store());
      lures = await setLures();
      before = [await wholeOf(store()), await store().version()];
      if (engine === 'neo4j') bystander = await standBy();
    }, 120_000);
    afterAll(async () => {
      await bystander?.driver.close();
      await adHoc?.close();
      lures?.remove();
    });

    it.each(['write', 'schema', 'file', 'network', 'others', 'options', 'hide', 'exhaust'] as const)(
      'that want %s are refused',
      async (wish: Wish) => {
        const answered: string[] = [];
        for (const { text } of hostile(lures).filter(({ wants }) => wants === wish)) {
          const told = await ask(adHoc, text, { timeoutMs: wish === 'exhaust' ? 400 : 5_000 }).then(
            (answer) => {
              answered.push(text);
              return JSON.stringify(answer);
            },
            (error: unknown) => {
              if (!(error instanceof AppError)) throw error;
              if (!CODES.includes(error.code))
                throw new Error(`${text}\n${error.code} ${error.message} ${error.cause}`);
              return error.message + JSON.stringify(error.details);
            },
          );
          expect(told).not.toContain(SECRET);
          expect(told).not.toMatch(/GRAFEO|Neo\.|GqlStatus|at Object|\.rs:/);
        }
        expect(answered.filter((text) => !HARMLESS.test(text))).toEqual([]);
      },
      60_000,
    );

    it('change nothing, read no file, reach no network, harm no other and leave nothing that runs', async () => {
      expect([await wholeOf(store()), await store().version()]).toEqual(before);
      expect(lures.files()).toEqual(['canary.csv']);
      expect(lures.visits()).toBe(0);
      if (bystander) expect((await bystander.transaction.run('RETURN 1 AS one')).records).toHaveLength(1);
      expect(await ask(adHoc, 'RETURN 1 AS one')).toMatchObject({ rows: [[1]] });
      expect(await areGone(store(), 5_000)).toBe(true);
    });
  });
});

interface Bystander {
  readonly driver: Driver;
  readonly transaction: Transaction;
}

/** A transaction of somebody else that is open all the time. */
async function standBy(): Promise<Bystander> {
  const { uri, username, password, database } = neo4jSettings;
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  const transaction = await driver.session({ database }).beginTransaction();
  await transaction.run('RETURN 1 AS one');
  return { driver, transaction };
}
