/** Random values of declared properties: few of each sort, so that they meet, and all the names that make trouble. */
import type { Properties, Property } from '../../../src/model/property';
import type { Random } from './random';

export const days = ['0000-01-01', '2019-12-31', '2020-01-01', '2022-06-15', '2024-02-29', '2026-01-01', '9999-12-31'];

export const instants = ['2020-01-01', '2021-06-01', '2023-01-01', '2025-03-03', '9999-12-31'].map(
  (day) => `${day}T00:00:00.000Z`,
);

const names = [
  '한화에어로스페이스',
  '한화',
  '한빛정밀 창원공장',
  'K9자주포',
  'K9 Thunder',
  'Hanwha  Aerospace',
  'hanwha aerospace',
  'ＨＡＮＷＨＡ Ltd.',
  'Ζεύς Σίγμας',
  'Müller & Söhne "GmbH"',
  "O'Brien \\ Sons",
  '🛰️ Satrec Initiative',
  '𠮷野 Heavy Industries',
  'ﬁne optics',
  'x',
  '(R)&D — 50%',
  'ẞtraße',
  'İstanbul Dişli',
];

/** Repeats itself now and then, so that ids decide an order. */
export const randomName = (random: Random): string =>
  random.chance(0.3)
    ? random.pick(names)
    : `${random.pick(names)} ${random.pick(['부품', 'Part', 'ａ', '🛰'])}${random.whole(1, 40)}`;

function randomValue(random: Random, { type, values, min = -5, max = 5 }: Property): unknown {
  switch (type) {
    case 'integer':
      return random.whole(Math.max(min, -5), Math.min(max, min + 9));
    case 'decimal':
      return random.pick([min, min + (max - min) / 4, 0.5 * (min + max), max]);
    case 'boolean':
      return random.chance(0.5);
    case 'date':
      return random.pick(days);
    case 'instant':
      return random.pick(instants);
    case 'money':
      return random.pick([0, 1, 1_000_000, Number.MAX_SAFE_INTEGER]);
    case 'choice':
      return random.pick(Object.keys(values ?? {}));
    case 'texts':
      return random.some(names, 3);
    case 'reference':
      return 'organization:nobody';
    case 'identifier':
      return `${random.pick(['AB', '가', 'x'])}-${random.whole(1, 30)}`;
    case 'text':
      return randomName(random);
  }
}

/** A value for about three in five properties; the rest is unknown. */
export function randomProperties(random: Random, declared: Properties): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(declared)) {
    if (!random.chance(0.6)) continue;
    values[name] = randomValue(random, property);
    if (property.type === 'money') values[`${name}Currency`] = random.pick(['KRW', 'USD']);
  }
  return values;
}
