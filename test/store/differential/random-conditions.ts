/** Random filters of a kind's list, as the catalog turns them into conditions; most meet something. */
import type { Condition, Conditions } from '../../../src/graphql/condition-tree';
import type { Quantifier } from '../../../src/graphql/conditions';
import { connectionsNear } from '../../../src/graphql/filter-types';
import { type Kind, propertiesOf, roleNames } from '../../../src/model/kinds';
import type { PropertyType } from '../../../src/model/property';
import type { Records } from '../../support/graph-records';
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

/** Some conditions under all four levels; `met` are the quantifiers that one of them may name. */
export function randomConditions(random: Random, graph: Records, kind: Kind, met = 0): Conditions {
  const one = () => randomCondition(random, graph, kind, met);
  const levels = <T>(make: () => T): T[] => Array.from({ length: random.pick([1, 1, 2]) }, make);
  return Array.from({ length: random.pick([0, 2]) }, () => levels(() => levels(() => levels(one))));
}

function randomCondition(random: Random, { entities }: Records, kind: Kind, met: number): Condition {
  const own = entities.filter((entity) => entity.kind === kind);
  const declared = propertiesOf(kind);
  const negated = random.chance(0.3);
  if (met > 0 && random.chance(0.6)) return { key: '', op: 'met', value: random.whole(0, met - 1), negated };
  return { ...compared(), negated };

  function compared(): Omit<Condition, 'negated'> {
    if (random.chance(0.15)) return { key: 'roles', op: 'label', value: random.some(roleNames, 2) };
    const key = random.pick(['sortKey', ...Object.keys(declared)]);
    const op = random.pick(['eq', 'in', 'known', ...(operators[declared[key]?.type ?? 'text'] ?? textual)]);
    const values = own.flatMap(({ properties }) => properties[key] ?? []);
    if (op === 'known') return { key, op, value: random.chance(0.5) };
    if (op === 'in') return { key, op, value: random.some(values, 4) };
    if (values.length === 0) return { key, op, value: 'nothing' };
    const value = random.pick(values);
    return { key, op, value: textual.includes(op) ? partOf(random, String(value), op) : value };
  }
}

/** Questions of up to two relations that a kind may have. */
export function randomQuantifiers(random: Random, graph: Records, kind: Kind): Quantifier[] {
  const near = connectionsNear(kind);
  if (near.length === 0) return [];
  return Array.from({ length: random.whole(1, 2) }, (_, at) => {
    const { relation, direction, far } = random.pick(near);
    const op = random.pick(['some', 'every', 'none', 'eq', 'lt', 'lte', 'gt', 'gte']);
    const conditions = randomConditions(random, graph, random.pick(far.kinds));
    return { at, relation, direction, op, value: random.whole(0, 2), conditions };
  });
}

function partOf(random: Random, text: string, op: string): string {
  const units = Array.from(text);
  const from = op === 'startsWith' ? 0 : random.whole(0, units.length);
  return units.slice(from, from + random.whole(0, 4)).join('');
}
