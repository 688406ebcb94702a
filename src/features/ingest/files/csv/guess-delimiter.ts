/** Which sign parts the cells of a text, by the lines it begins with. */
import type { Refuse } from '../refuse';

const candidates = [',', ';', '\t', '|'] as const;
type Delimiter = (typeof candidates)[number];

/** Enough rows to tell, and bytes that hold them. */
const MOST_ROWS = 100;
export const SAMPLE = 65_536;

/**
 * The sign that gives the header at least two cells and most rows as many as the header; among signs that fit equally
 * well, the one with most cells. A comma where none gives two cells, so that the table has one column. Throws
 * PACKAGE_REFUSED where two signs remain.
 */
export function guessDelimiter(sample: string, isWhole: boolean, refuse: Refuse): Delimiter {
  const rows = countedRows(sample, isWhole);
  const fits = candidates
    .map((sign, at) => {
      const widths = rows.map((counts) => (counts[at] as number) + 1);
      const [width = 1] = widths;
      return { sign, width, fit: widths.filter((other) => other === width).length / widths.length };
    })
    .filter(({ width }) => width > 1)
    .sort((one, other) => other.fit - one.fit || other.width - one.width);
  const [best, next] = fits;
  if (best && next && best.fit === next.fit && best.width === next.width) {
    const signs = `${JSON.stringify(best.sign)} or ${JSON.stringify(next.sign)}`;
    throw refuse(`Its cells may be parted by ${signs}, and both fit; name the delimiter.`, { line: 1 });
  }
  return best?.sign ?? ',';
}

/** How often each candidate stands outside quotes, by row; the last row is left out where the sample cuts it. */
function countedRows(sample: string, isWhole: boolean): number[][] {
  const rows: number[][] = [];
  let counts = candidates.map(() => 0);
  let [isQuoted, isStart, isEmpty] = [false, true, true];
  const end = () => {
    if (!isEmpty) rows.push(counts);
    counts = candidates.map(() => 0);
    isEmpty = true;
  };
  for (const sign of sample) {
    const at = candidates.indexOf(sign as Delimiter);
    if (sign === '"' && (isQuoted || isStart)) isQuoted = !isQuoted;
    else if (!isQuoted && sign === '\n') end();
    else if (!isQuoted && at >= 0) counts[at] = (counts[at] as number) + 1;
    // A quote opens at the start of a cell; one that stands twice closes and opens again.
    isStart = sign === '"' || sign === '\n' || at >= 0;
    if (sign !== '\n') isEmpty = false;
    if (rows.length === MOST_ROWS) return rows;
  }
  if (isWhole || rows.length === 0) end();
  return rows;
}
