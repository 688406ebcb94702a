import { loadPackage } from '../../../../src/features/ingest/load-package';
import { onEveryEngine } from '../../../support/engines';
import { dearerBoats, placesAndMoney } from './by-hand';
import { byHandAnswers } from './by-hand-answers';
import { ask, titleOf, valuesOf } from './shipped-reports';

onEveryEngine(null, (store) => {
  beforeAll(async () => {
    await loadPackage(store(), placesAndMoney());
  });

  it.each(byHandAnswers.map((answer) => [`${titleOf(answer)}: ${answer.because}`, answer] as const))(
    '%s',
    async (_, answer) => {
      expect(valuesOf(await ask(store(), answer))).toEqual(answer.rows);
    },
  );

  it('give the value of a contract as it was known, once', async () => {
    const before = new Date().toISOString();
    await loadPackage(store(), dearerBoats());
    const orders = async (asKnownOn: string) =>
      valuesOf(await ask(store(), { report: 'contracts-by-state', scope: { asKnownOn } })).slice(0, 3);
    const others = [
      ['DOMESTIC', 'PLANNED', 1, 80000, 'EUR', ['contract:plan']],
      ['DOMESTIC', 'SIGNED', 1, 10000, 'EUR', ['contract:refit']],
    ];
    expect(await orders(before)).toEqual([['DOMESTIC', 'IN_FORCE', 1, 90000, 'EUR', ['contract:boats']], ...others]);
    expect(await orders(new Date().toISOString())).toEqual([
      ['DOMESTIC', 'IN_FORCE', 1, 95000, 'EUR', ['contract:boats']],
      ...others,
    ]);
    const [boats] = await ask(store(), {
      report: 'exposure-to-supplier',
      parameters: { supplier: 'organization:cedar' },
      scope: { asKnownOn: before },
    });
    expect(boats).toMatchObject({ contract: 'contract:boats', amount: 90000 });
  });
});
