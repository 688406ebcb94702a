/** The look that decides: a plan may hold only operators that are known to do nothing but read the graph. */
import { cypherRefused } from '../../errors';
import type { AdHocPlan } from '../ad-hoc';

export function checkPlan({ operators }: AdHocPlan, allowed: ReadonlySet<string>): void {
  for (const { name } of operators) {
    if (allowed.has(name)) continue;
    throw cypherRefused(
      `would run ${name}, which is not known to do nothing but read the graph.`,
      'Write it with MATCH, WITH, UNWIND, CALL { … } and RETURN.',
    );
  }
}
