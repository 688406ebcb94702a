import type { Store } from '../../../src/store/store';
import { emptyStore, engines } from '../../support/engines';
import { cancellationCases } from './cancellation';
import { closingCases } from './closing';
import type { ContractCase } from './contract-case';
import { errorCases } from './errors';
import { numberCases } from './numbers';
import { parameterCases } from './parameters';
import { rowCases } from './rows';
import { scopeCases } from './scope';
import { textCases } from './texts';
import { transactionCases } from './transactions';
import { versionCases } from './version';

const cases: readonly ContractCase[] = [
  ...rowCases,
  ...numberCases,
  ...parameterCases,
  ...textCases,
  ...transactionCases,
  ...errorCases,
  ...scopeCases,
  ...cancellationCases,
  ...versionCases,
  ...closingCases,
];

describe('the list of contract cases', () => {
  it('names each case once and says what an adapter must do', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    for (const { id, must } of cases) {
      expect(id).toMatch(/^[a-z-]+\.[a-z-]+$/);
      expect(must).toMatch(/ MUST .*\.$/);
    }
  });
});

describe.each(engines)('the contract on $name', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await emptyStore(engine);
  });
  afterAll(() => store?.close());

  it.each(cases)('$id: $must', ({ run }) => run(store, () => engine.open()));
});
