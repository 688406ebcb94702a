/** Ways into a JSON value: `supplier.name`, and `properties[cdx:device:quantity]` into a list of {name, value}. */
import type { Step } from './mapping';

export function stepsOf(text: string): Step[] {
  const steps: Step[] = [];
  for (const [, property, key] of text.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)) {
    if (property !== undefined) steps.push({ property });
    else if (key !== undefined) steps.push({ key });
  }
  return steps;
}

/** What the way leads to; undefined where it leads nowhere. */
export function walked(value: unknown, steps: readonly Step[]): unknown {
  let here = value;
  for (const step of steps) {
    if ('property' in step) here = valueOfProperty(here, step.property);
    else here = isObject(here) && Object.hasOwn(here, step.key) ? here[step.key] : undefined;
  }
  return here;
}

/** A scalar as the text of a cell, a list of scalars with `;` between them; empty for anything else. */
export function cellText(value: unknown): string {
  if (Array.isArray(value)) return value.every((item) => !isObject(item)) ? value.map(cellText).join(';') : '';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function valueOfProperty(list: unknown, name: string): unknown {
  if (!Array.isArray(list)) return undefined;
  return list.find((entry) => isObject(entry) && entry.name === name)?.value;
}
