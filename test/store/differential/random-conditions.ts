/** Random filters of a kind's list, as the catalog turns them into conditions; most meet something. */
import type { Condition } from '../../../src/graphql/conditions';
import { type Kind, propertiesOf, roleNames } from '../../../src/model/kinds';
import type { PropertyType } from '../../../src/model/property';
import type { Records } from '../write-records';
import type { Random } from './random';

const orderings = ['lt', 'lte', 'gt', 'gte'];
const textual = ['contains', 'startsWith'];

const operators: Partial<Record<PropertyType, readonly string[]>> = {
  integer: orderings,
  decimal: orderings,
  money: orderings,
  date: orderings,
  instant: orderings,
  boolean: [],
  choice: [],
};

export function randomConditions(random: Random, { entities }: Records, kind: Kind): Condition[] {
  const own = entities.filter((entity) => entity.kind === kind);
  const declared = propertiesOf(kind);
  return Array.from({ length: random.pick([0, 2]) }, (): Condition => {
    if (random.chance(0.15)) return { key: 'roles', op: 'role', value: random.some(roleNames, 2) };
    const key = random.pick(['sortKey', ...Object.keys(declared)]);
    const op = random.pick(['eq', 'in', 'known', ...(operators[declared[key]?.type ?? 'text'] ?? textual)]);
    const values = own.flatMap(({ properties }) => properties[key] ?? []);
    if (op === 'known') return { key, op, value: random.chance(0.5) };
    if (op === 'in') return { key, op, value: random.some(values, 4) };
    if (values.length === 0) return { key, op, value: 'nothing' };
    const value = random.pick(values);
    return { key, op, value: textual.includes(op) ? partOf(random, String(value), op) : value };
  });
}

function partOf(random: Random, text: string, op: string): string {
  const units = Array.from(text);
  const from = op === 'startsWith' ? 0 : random.whole(0, units.length);
  return units.slice(from, from + random.whole(0, 4)).join('');
}
