/** The joins that the cells of a rule take something from; their sources are cited with the row's own. */
import type { CellRule, Reading } from './mapping';

export function joinsOfCells(cells: readonly CellRule[]): string[] {
  const joins = cells.flatMap(({ readings }) => readings.flatMap(joinsOfReading));
  return [...new Set(joins)];
}

function joinsOfReading({ paths, times }: Reading): string[] {
  const own = paths.flatMap((path) => (path.of === 'join' ? [path.join] : []));
  return times && 'paths' in times ? [...own, ...joinsOfReading(times)] : own;
}
