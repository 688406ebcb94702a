/** The place an export goes to. It is written under another name beside it and gets its own only when it is whole. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type AppError, badInput } from '../../errors';

/**
 * What `write` made in a file or directory of its own, under the name `target`. Throws BAD_INPUT where something stands
 * there already, other than an empty directory for a directory, or where the file system refuses; then, and when
 * `write` fails, nothing stays behind.
 */
export async function wholeOrNothing<T>(
  target: string,
  as: 'directory' | 'file',
  write: (path: string) => Promise<T>,
): Promise<T> {
  try {
    const place = await freePlace(target, as);
    const beside = `${place}.${randomBytes(4).toString('hex')}.partial`;
    try {
      if (as === 'directory') await mkdir(beside);
      const written = await write(beside);
      await freePlace(target, as);
      await rename(beside, place);
      return written;
    } catch (error) {
      await rm(beside, { recursive: true, force: true });
      throw error;
    }
  } catch (error) {
    throw fileSystemRefusal(target, error) ?? error;
  }
}

async function freePlace(target: string, as: 'directory' | 'file'): Promise<string> {
  const found = await stat(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!found) return resolve(target);
  const isFree = as === 'directory' && found.isDirectory() && (await readdir(target)).length === 0;
  if (isFree) return realpath(target);
  const expected = as === 'directory' ? 'a new or an empty directory' : 'a new file';
  throw badInput('target', target, expected, 'Something stands there already; name another place or move it away.');
}

const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** What the caller can do where the file system said no; undefined where something else went wrong. */
export function fileSystemRefusal(target: string, error: unknown): AppError | undefined {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return undefined;
  if (FULL.includes(code)) {
    return badInput(
      'target',
      target,
      'a place with room for it',
      `The disk is full (${code}). Make room or name another place.`,
    );
  }
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return badInput('target', target, 'a place in a directory that is there', `Make the directory first (${code}).`);
  }
  return badInput('target', target, 'a place that can be written', `The file system said ${code}; name another place.`);
}
