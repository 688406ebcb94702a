/**
 * Variables are looked through before anything is made of them: how deep they nest, and for a query how many values they
 * hold, each of which costs more in a filter than it weighs.
 */
import { queryTooComplex } from '../errors';
import { limits } from './limits';

/** Throws QUERY_TOO_COMPLEX. Walks without recursion, for what is sent may be nested without end. */
export function checkVariables(variables: Readonly<Record<string, unknown>>, isQuery: boolean): void {
  let count = 0;
  let level: object[] = [variables];
  for (let depth = 1; level.length > 0; depth++) {
    const inner: object[] = [];
    for (const holder of level) {
      const values = Object.values(holder);
      if (values.length > 0 && depth > limits.nesting) {
        throw queryTooComplex('nesting', depth, limits.nesting, 'Send variables that are less deep.');
      }
      count += values.length;
      for (const value of values) if (typeof value === 'object' && value !== null) inner.push(value);
    }
    if (isQuery && count > limits.variables) {
      throw queryTooComplex('variables', count, limits.variables, 'Send fewer values at a time.');
    }
    level = inner;
  }
}
