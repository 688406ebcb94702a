import { type Kind, kindNames, kinds, propertiesOf } from '../../../src/model/kinds';
import type { Property } from '../../../src/model/property';
import { data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { recordsOf } from '../graph-rows';

type Value = string | number | boolean;
type Test = (value: Value) => boolean;

/** A filter on one property as GraphQL writes it, and what it means. */
interface Case {
  readonly property: string;
  readonly filter: string;
  readonly holds: (value: Value | undefined) => boolean;
}

const known = (test: Test) => (value: Value | undefined) => value !== undefined && test(value);

const compared = (pivot: Value, written: string): [operator: string, test: Test][] => [
  [`eq: ${written}`, (value) => value === pivot],
  [`in: [${written}, ${written}]`, (value) => value === pivot],
  [`in: []`, () => false],
  [`lt: ${written}`, (value) => value < pivot],
  [`lte: ${written}`, (value) => value <= pivot],
  [`gt: ${written}`, (value) => value > pivot],
  [`gte: ${written}`, (value) => value >= pivot],
  [`gte: ${written}, lt: ${written}`, () => false],
];

function operators({ type }: Property, pivot: Value): [operator: string, test: Test][] {
  const written = type === 'choice' ? String(pivot) : JSON.stringify(pivot);
  const all = compared(pivot, written);
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'date':
    case 'instant':
      return all;
    case 'choice':
    case 'boolean':
      return all.filter(([operator]) => /^(eq|in)/.test(operator));
    default: {
      const [start, inside] = [String(pivot).slice(0, 3), String(pivot).slice(1, 4)];
      return [
        ...all.filter(([operator]) => /^(eq|in)/.test(operator)),
        [`startsWith: ${JSON.stringify(start)}`, (value) => String(value).startsWith(start)],
        [`contains: ${JSON.stringify(inside)}`, (value) => String(value).includes(inside)],
      ];
    }
  }
}

/**
 * Every comparison of every property of a kind, each against a value that some entity has. Left out are sums, which
 * are compared below, and the `recordedAt` of a claim, which the loader fills in.
 */
function casesOf(kind: Kind, values: (property: string) => Value[]): Case[] {
  return Object.entries(propertiesOf(kind)).flatMap(([property, declared]): Case[] => {
    const present = values(property).sort((a, b) => (a < b ? -1 : 1));
    const pivot = present[Math.floor(present.length / 2)];
    if (declared.type === 'money' || property === 'recordedAt') return [];
    const isKnown: Case[] = [true, false].map((wanted) => ({
      property,
      filter: `known: ${wanted}`,
      holds: (value) => (value !== undefined) === wanted,
    }));
    if (pivot === undefined) return isKnown;
    const cases = operators(declared, pivot).map(([filter, test]) => ({ property, filter, holds: known(test) }));
    return [...isKnown, ...cases];
  });
}

describe('the list of a kind', () => {
  onEveryEngine('korea-defence', (store) => {
    it.each(kindNames)('shows of %s what a comparison of any property says', async (kind) => {
      const entities = (await recordsOf('korea-defence')).entities.filter((entity) => entity.kind === kind);
      const valuesOf = (property: string) =>
        entities.flatMap(({ properties }) => (properties[property] as Value) ?? []);
      const cases = casesOf(kind, valuesOf);
      const lists = cases.map(
        ({ property, filter }, index) =>
          `c${index}: ${kinds[kind].plural}(first: 100, filter: { ${property}: { ${filter} } }) { totalCount { value } nodes { id } }`,
      );
      for (let start = 0; start < cases.length; start += 40) {
        const found = await data(store(), `{ ${lists.slice(start, start + 40).join('\n')} }`);
        for (const [index, { property, filter, holds }] of cases.entries()) {
          if (index < start || index >= start + 40) continue;
          const expected = entities.filter(({ properties }) => holds(properties[property] as Value | undefined));
          const { totalCount, nodes } = found[`c${index}`];
          expect([property, filter, totalCount.value]).toEqual([property, filter, expected.length]);
          const ids = nodes.map(({ id }: { id: string }) => id);
          expect(ids.length).toBe(Math.min(100, expected.length));
          expect(expected.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
        }
      }
    });
  });
});
