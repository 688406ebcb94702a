/** The bytes of a file, unpacked where gzip packed them, in chunks that are read as they are asked for. */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FREELY_UNPACKED, inMegabytes, MOST_TIMES_PACKED, MOST_UNPACKED } from './limits';
import type { Refuse } from './refuse';

/** Throws PACKAGE_REFUSED where the file cannot be read, is cut off, or unpacks to more than the limits allow. */
export async function* fileBytes(path: string, isPacked: boolean, refuse: Refuse): AsyncGenerator<Buffer> {
  const file = createReadStream(path);
  try {
    yield* isPacked ? unpacked(file, refuse) : (file as AsyncIterable<Buffer>);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const message = failures[code] ?? (code.startsWith('Z_') ? DAMAGED : undefined);
    throw message === undefined ? error : refuse(message);
  } finally {
    file.destroy();
  }
}

/** The first `size` bytes, or all where there are less. */
export async function headOf(bytes: AsyncIterable<Buffer>, size: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= size) break;
  }
  return Buffer.concat(chunks).subarray(0, size);
}

const failures: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file; check its name.',
  ENOTDIR: 'There is no such file; check its name.',
  EISDIR: 'It is a directory; name a file in it.',
  EACCES: 'It cannot be read; give the right to read it.',
  EPERM: 'It cannot be read; give the right to read it.',
  Z_BUF_ERROR: 'It was packed with gzip and ends too early, so a part of it is missing; fetch or pack it again.',
};

const DAMAGED = 'It was packed with gzip and is damaged; fetch or pack it again.';

async function* unpacked(file: ReturnType<typeof createReadStream>, refuse: Refuse): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  // What fails in the file reaches the loop below through gunzip.
  pipeline(file, gunzip, () => undefined);
  let length = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      length += chunk.length;
      checkUnpacked(length, file.bytesRead, refuse);
      yield chunk;
    }
  } finally {
    gunzip.destroy();
  }
}

/** Throws where so many packed bytes must not become so many. */
export function checkUnpacked(length: number, packed: number, refuse: Refuse): void {
  if (length > MOST_UNPACKED) {
    throw refuse(`It unpacks to more than ${inMegabytes(MOST_UNPACKED)}, the limit; split it into several files.`);
  }
  if (length > FREELY_UNPACKED && length > packed * MOST_TIMES_PACKED) {
    const limit = `more than ${MOST_TIMES_PACKED} times what is packed, the limit for more than ${inMegabytes(FREELY_UNPACKED)}`;
    throw refuse(`It unpacks to ${limit}, as a file does that is made to fill memory; unpack it and look at it first.`);
  }
}
