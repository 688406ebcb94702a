import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { generatePackage } from '../../../src/features/generate/generate-package';
import {
  type Order,
  type ParameterName,
  type Parameters,
  parameterDeclarations,
} from '../../../src/features/generate/parameters';
import { digestOf, newDirectory, rowsOf } from './packages';

const RUNS = 60;
const relationTables = [
  'integrated-by',
  'delivered-under',
  'sold-by',
  'bought-by',
  'part-of',
  'supplies',
  'supplies-to',
  'located-in',
];

const tablesOf = (directory: string): string[] =>
  readdirSync(directory)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => basename(name, '.csv'));

/** Any of the parameters within their bounds. */
const parameters = fc.record(
  Object.fromEntries(
    Object.entries(parameterDeclarations).map(([name, { least: min, most: max, ...more }]) => [
      name,
      'whole' in more ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true }),
    ]),
  ) as Record<ParameterName, fc.Arbitrary<number>>,
  { requiredKeys: [] },
);

/** The same with those that hardly ever fit by chance brought together, so that about half of the orders are met. */
function fitting(all: Partial<Parameters>): Partial<Parameters> {
  const { depthLeast = 3, depthMost = 5, singleSourceShare = 0.6, dualSourceShare = 0.25, platforms, ...others } = all;
  return {
    ...others,
    depthLeast: Math.min(depthLeast, depthMost),
    depthMost: Math.max(depthLeast, depthMost),
    singleSourceShare,
    dualSourceShare: dualSourceShare * (1 - singleSourceShare),
    ...(platforms === undefined ? {} : { platforms: 1 + (platforms % 20) }),
  };
}

const orders: fc.Arbitrary<Order> = fc.record({
  relations: fc.integer({ min: 1_000, max: 5_000 }),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  parameters: fc.oneof(parameters, parameters.map(fitting)),
});

/** The directory of a package, or null where the order was refused in a way that its author can act on. */
async function made(order: Order): Promise<string | null> {
  const directory = newDirectory();
  try {
    const report = await generatePackage(directory, order);
    expect(Math.abs(report.relations / order.relations - 1)).toBeLessThan(0.02);
    return directory;
  } catch (error) {
    const details = { field: expect.any(String), expected: expect.any(String), remedy: expect.stringMatching(/\.$/) };
    expect(error).toMatchObject({ code: 'BAD_INPUT', details });
    expect(readdirSync(directory)).toEqual([]);
    return null;
  }
}

function expectPlainRelations(directory: string): void {
  const entities = tablesOf(directory).filter((name) => !relationTables.includes(name));
  const ids = new Set(entities.flatMap((name) => rowsOf(directory, name).map(({ id }) => id)));
  for (const table of relationTables) {
    const rows = rowsOf(directory, table);
    expect(rows.filter(({ from, to }) => from === to || !ids.has(from) || !ids.has(to))).toEqual([]);
    expect(new Set(rows.map(({ from, to }) => `${from} ${to}`)).size).toBe(rows.length);
  }
}

function expectShares(directory: string): void {
  const sums = new Map<string, number>();
  for (const { to, share } of rowsOf(directory, 'supplies')) {
    if (share === '') continue;
    expect(Number(share)).toBeGreaterThan(0);
    sums.set(to!, (sums.get(to!) ?? 0) + Number(share));
  }
  for (const sum of sums.values()) expect(sum).toBeLessThanOrEqual(1.001);
}

function expectPlainCells(directory: string): void {
  for (const name of tablesOf(directory)) {
    const text = readFileSync(join(directory, `${name}.csv`), 'utf8');
    expect(text).not.toMatch(/NaN|Infinity|undefined|\bnull\b|\de[+-]\d/);
  }
}

describe('a package of any order that is not refused', () => {
  it('relates what it holds, each two things once; has shares up to 1, plain cells, and comes out the same again', () =>
    fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const directory = await made(order);
        if (directory === null) return;
        expectPlainRelations(directory);
        expectShares(directory);
        expectPlainCells(directory);
        expect(digestOf((await made(order))!)).toBe(digestOf(directory));
      }),
      { numRuns: RUNS, endOnFailure: true },
    ));
});
