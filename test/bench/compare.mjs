/** Whether two stacks gave the same answer. */
import { deepStrictEqual } from 'node:assert';

/** Throws where they differ, with the place; each is `{ name, answer }`. */
export function deepEqual(one, other) {
  try {
    deepStrictEqual(other.answer, one.answer);
  } catch (error) {
    const difference = error.message.split('\n').slice(0, 15).join('\n');
    throw new Error(`${other.name} does not answer as ${one.name} does\n${difference}`);
  }
}
