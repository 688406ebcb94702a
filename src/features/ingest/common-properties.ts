/** Rows of one statement with what they all have in common said once: to hand a value over costs more than to set it. */
import type { Values } from '../../model/versions';

export interface Parted<T> {
  readonly common: Values;
  readonly rows: readonly T[];
}

/** `id` tells rows apart and stays with each. */
export function parted<T extends { readonly properties: Values }>(rows: readonly T[]): Parted<T> {
  const common: Record<string, unknown> = { ...rows[0]?.properties };
  let names = Object.keys(common).filter((name) => name !== 'id');
  for (const { properties } of rows) names = names.filter((name) => isEqual(properties[name], common[name]));
  const shared = new Set(names);
  const own = rows.map((row) => {
    const properties: Record<string, unknown> = {};
    for (const name in row.properties) if (!shared.has(name)) properties[name] = row.properties[name];
    return { ...row, properties };
  });
  return { common: Object.fromEntries(names.map((name) => [name, common[name]])), rows: own };
}

function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  return one.every((item, at) => item === other[at]);
}
