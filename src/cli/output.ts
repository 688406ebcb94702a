/** What commands print: data on standard output, progress on standard error when that is a terminal. */

export const print = (line: string): void => void process.stdout.write(`${line}\n`);

export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** Columns as wide as their widest cell; Hangul and Han take two places on a terminal. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths: number[] = [];
  for (const row of rows)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, placesOf(cell));
  for (const row of rows) {
    print(
      row
        .map((cell, at) => cell + ' '.repeat((widths[at] as number) - placesOf(cell)))
        .join('  ')
        .trimEnd(),
    );
  }
}

const placesOf = (text: string): number =>
  [...text].reduce(
    (places, letter) =>
      places + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(letter) ? 2 : 1),
    0,
  );

/** Shows rows done, their rate and the time that remains, on one line of a terminal; elsewhere nothing. */
export function progressLine(): (done: number, rows: number) => void {
  const started = Date.now();
  return (done, rows) => {
    if (!process.stderr.isTTY) return;
    const seconds = (Date.now() - started) / 1_000;
    const rate = Math.round(done / Math.max(seconds, 0.001));
    const left = Math.ceil((rows - done) / Math.max(rate, 1));
    const end = done === rows ? '\n' : '';
    process.stderr.write(`\r\u001b[K${done} of ${rows} rows, ${rate} a second, ${left} s left${end}`);
  };
}

/** Shows how many are done on one line of a terminal, where their number is not known before; elsewhere nothing. */
export const countLine =
  (what: string) =>
  (done: number): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${done} ${what}`);
  };
