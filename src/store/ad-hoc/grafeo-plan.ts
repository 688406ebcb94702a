/** The embedded engine's plan: a line for each operator, indented by two blanks a level. It estimates no rows. */
import type { AdHocPlan, AdHocRows } from '../ad-hoc';

/** Operators that only read the graph. `Discriminant(51)` stands for the row that a subquery begins with. */
export const GRAFEO_READS: ReadonlySet<string> = new Set([
  ...['NodeScan', 'EdgeScan', 'Expand', 'ShortestPath', 'Filter', 'Project', 'Bind', 'Unwind', 'Return', 'Empty'],
  ...['Aggregate', 'HorizontalAggregate', 'MapCollect', 'Sort', 'Distinct', 'Skip', 'Limit', 'Union', 'Apply'],
  ...['Join', 'LeftJoin', 'AntiJoin', 'MultiWayJoin', 'Discriminant(51)'],
]);

export function planOf({ rows }: AdHocRows): AdHocPlan {
  const lines = rows.flatMap(([text]) => String(text).split('\n')).filter((line) => line.trim() !== '');
  const operators = lines.map((line) => {
    const [, blanks = '', name = line, details = ''] = /^( *)(\w+(?:\(\d+\))?)(?: +(.*))?$/.exec(line) ?? [];
    return { name, depth: blanks.length / 2, details, estimatedRows: null };
  });
  return { operators, estimatedRows: null };
}
