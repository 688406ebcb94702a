import { ESSENTIAL, NON_ESSENTIAL, type SupplyNetwork, systemicRisks } from './esri';

type Arrow = readonly [seller: string, buyer: string, essentiality: number];

/** A network whose arrows all carry the amount 1; `sectors` names every firm. */
function supplyNetwork(sectors: Readonly<Record<string, number>>, arrows: readonly Arrow[]): SupplyNetwork {
  const firms = Object.keys(sectors);
  return {
    size: firms.length,
    from: Int32Array.from(arrows, ([seller]) => firms.indexOf(seller)),
    to: Int32Array.from(arrows, ([, buyer]) => firms.indexOf(buyer)),
    amount: new Float64Array(arrows.length).fill(1),
    sector: Int32Array.from(Object.values(sectors)),
    essentiality: Uint8Array.from(arrows, ([, , essentiality]) => essentiality),
  };
}

/** test/data/test_list.csv and test_esri.csv of github.com/vitelot/Economic-Systemic-Risk, to eight digits. */
describe('systemicRisks in the test network of the Julia program', () => {
  const sectors = { A: 1, B: 2, C: 2, D: 2, E: 3, F: 3, G: 5, H: 99, X: 1, I: 1, J: 3, K: 4, L: 2 };
  const network = supplyNetwork(sectors, [
    ['A', 'X', 2],
    ['B', 'X', 2],
    ['C', 'X', 2],
    ['D', 'X', 2],
    ['E', 'X', 1],
    ['F', 'X', 1],
    ['G', 'X', 1],
    ['H', 'X', 0],
    ['X', 'I', 2],
    ['X', 'J', 1],
    ['X', 'K', 2],
    ['K', 'L', 2],
  ]);
  const expected = (b: number, e: number) => [5 / 12, b, b, b, e, e, e, 1 / 12, 1, 11 / 36, 11 / 36, 7 / 18, 7 / 18];
  const digits = (risks: ArrayLike<number>) => Array.from(risks, (risk) => risk.toFixed(8));

  it('gives the published risks', () => {
    const risks = systemicRisks(network, { replaceable: true });
    expect(digits(risks)).toEqual(digits(expected(23 / 168, 343 / 2784)));
  });

  it('gives higher risks where nobody takes over for a seller', () => {
    const risks = systemicRisks(network, { replaceable: false });
    expect(digits(risks)).toEqual(digits(expected(7 / 36, 1 / 8)));
  });
});

/** Figure 1 of Diem et al., Scientific Reports 12, 7719, 2022; the numbers are those of the authors' own program. */
describe('systemicRisks in the network of the first figure of its paper', () => {
  const sectors = { a1: 1, a2: 2, a3: 1, a4: 3, a5: 4, a6: 2, a7: 4, a8: 1, a9: 2, a10: 3, a11: 5 };
  const pairs = ['2 1', '2 3', '7 4', '9 5', '3 7', '6 7', '10 7', '9 10', '7 11', '8 11'];
  const networkOf = (essentiality: number) =>
    supplyNetwork(
      sectors,
      pairs.map((pair) => pair.split(' ')).map(([seller, buyer]) => [`a${seller}`, `a${buyer}`, essentiality] as const),
    );

  it.each([
    ['inputs add up and none is replaced', NON_ESSENTIAL, false, [0.366667, 0.266667, 0.166667, 0.366667, 0.266667]],
    ['inputs add up', NON_ESSENTIAL, true, [0.3, 0.266667, 0.116667, 0.311111, 0.266667]],
    ['every input limits and none is replaced', ESSENTIAL, false, [0.5, 0.4, 0.3, 0.5, 0.4]],
    ['every input limits', ESSENTIAL, true, [0.366667, 0.4, 0.15, 0.4, 0.4]],
  ] as const)('agrees where %s', (_, essentiality, replaceable, [second, third, sixth, ninth, tenth]) => {
    const risks = systemicRisks(networkOf(essentiality), { replaceable, tolerance: 1e-9 });
    const expected = [0.1, second, third, 0.35, 0.1, sixth, 0.7, 0.1, ninth, tenth, 0.45];
    expect(Array.from(risks, (risk) => Number(risk.toFixed(6)))).toEqual(expected);
  });
});
