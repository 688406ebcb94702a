import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openTableFile } from '../../../../../src/features/ingest/files/open-table-file';
import { fileOf, problemsOf, readTable } from '../table-files';

const MEGABYTE = 1_000_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that are held once nothing is that can go: of the heap, and of buffers beside it. */
function heldBytes(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function fileOfPieces(name: string, pieces: Iterable<string>): Promise<string> {
  const path = fileOf(name, '');
  const stream = createWriteStream(path);
  for (const piece of pieces) if (!stream.write(piece)) await once(stream, 'drain');
  await new Promise<void>((done) => stream.end(done));
  return path;
}

describe('the memory that a CSV needs', () => {
  it('stays the same over 100,000 rows', async () => {
    function* pieces() {
      yield 'id,name,n\n';
      for (let at = 0; at < 100; at++) {
        yield Array.from({ length: 1_000 }, (_, of) => `organization:${at}-${of},"Firm, ${at * of}",${of}\n`).join('');
      }
    }
    const { rows } = await openTableFile(await fileOfPieces('long.csv', pieces()));
    let count = 0;
    let early = 0;
    let misplaced = 0;
    for await (const { line } of rows) {
      count += 1;
      if (line !== count + 1) misplaced += 1;
      if (count === 20_000) early = heldBytes();
    }
    expect({ count, misplaced }).toEqual({ count: 100_000, misplaced: 0 });
    expect(heldBytes() - early).toBeLessThan(8 * MEGABYTE);
  });

  it('reads no further ahead than its reader goes', async () => {
    function* pieces() {
      yield 'id,name\n';
      for (let at = 0; at < 300; at++) yield `${at},${'x'.repeat(100_000)}\n`;
    }
    const { rows } = await openTableFile(await fileOfPieces('wide.csv', pieces()));
    const before = heldBytes();
    for await (const { line } of rows) {
      if (line < 5) continue;
      await new Promise((done) => setTimeout(done, 200));
      expect(heldBytes() - before).toBeLessThan(8 * MEGABYTE);
      break;
    }
  });

  it.each([
    ['a line without end', 'x'],
    ['a quote without end', '"x\n'],
  ])('is bounded for %s of 64 MB, which is refused early', async (_, start) => {
    function* pieces() {
      yield `a,b\n1,2\n${start}`;
      for (let at = 0; at < 64; at++) yield 'x'.repeat(MEGABYTE);
    }
    const path = await fileOfPieces('endless.csv', pieces());
    const { rows } = await openTableFile(path);
    const before = heldBytes();
    let most = 0;
    const watch = setInterval(() => {
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      most = Math.max(most, heapUsed + arrayBuffers);
    }, 1);
    const reading = (async () => {
      for await (const { line } of rows) expect(line).toBe(2);
    })();
    const begun = process.cpuUsage();
    const problems = await problemsOf(reading).finally(() => clearInterval(watch));
    expect(problems).toMatchObject([
      {
        line: 3,
        message: expect.stringMatching(/^It is no well-formed CSV: this row is longer than 1 MB, the limit\./),
      },
    ]);
    expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(5);
    expect(most - before).toBeLessThan(24 * MEGABYTE);
  });

  it('is bounded for a first line without end, and for one above the header', async () => {
    const path = fileOf('endless.csv', 'x'.repeat(3 * MEGABYTE));
    expect(await problemsOf(readTable(path))).toMatchObject([
      { line: 1, message: expect.stringMatching(/longer than 1 MB/) },
    ]);
    expect(await problemsOf(readTable(path, { headerLine: 2 }))).toMatchObject([
      { line: 1, message: expect.stringMatching(/^This line above the header is longer than 1 MB, the limit; /) },
    ]);
  });
});
