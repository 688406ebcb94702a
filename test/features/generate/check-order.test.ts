import { checkOrder } from '../../../src/features/generate/check-order';
import { type Order, parameterDeclarations } from '../../../src/features/generate/parameters';

const refusal = (order: Partial<Order>): unknown => {
  try {
    return checkOrder({ relations: 10_000, seed: 1, ...order });
  } catch (error) {
    return error;
  }
};

describe('checkOrder', () => {
  it('fills in the defaults, platforms and children by the size of the network', () => {
    const parameters = checkOrder({ relations: 10_000, seed: 1, parameters: { smeShare: 0.8 } });
    expect(Object.keys(parameters)).toEqual(Object.keys(parameterDeclarations));
    expect(parameters).toMatchObject({ smeShare: 0.8, inExponent: 2.4, platforms: 10 });
    expect(checkOrder({ relations: 10_000_000, seed: 1 })).toMatchObject({ platforms: 195, meanChildren: 12.9 });
  });

  it.each([
    ['relations', { relations: 999 }],
    ['relations', { relations: 1e4 + 0.5 }],
    ['seed', { seed: -1 }],
    ['seed', { seed: Number.NaN }],
    ['parameters.smeShare', { parameters: { smeShare: 1.1 } }],
    ['parameters.platforms', { parameters: { platforms: 2.5 } }],
    ['parameters.platforms', { parameters: { platforms: 2_000 } }],
    [
      'parameters.platforms',
      { relations: 1_001, parameters: { platforms: 13, dualSourceShare: 0, singleSourceShare: 0 } },
    ],
    ['parameters.depthLeast', { parameters: { depthLeast: 5, depthMost: 4 } }],
    ['parameters.dualSourceShare', { parameters: { singleSourceShare: 0.9 } }],
    ['parameters.meanFirmDegree', { relations: 1_000, parameters: { meanFirmDegree: 8 } }],
    ['parameters.firmRelationShare', { parameters: { firmRelationShare: 0.7, meanFirmDegree: 3 } }],
    ['parameters.smeShares', { parameters: { smeShares: 1 } as Order['parameters'] }],
  ] as [string, Partial<Order>][])('refuses a wrong %s and says how to mend it: %j', (field, order) => {
    const details = { field, expected: expect.any(String), remedy: expect.stringMatching(/\.$/) };
    expect(refusal(order)).toMatchObject({ code: 'BAD_INPUT', details });
  });
});
