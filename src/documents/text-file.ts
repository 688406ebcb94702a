/** The text of a small file that a person has written. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { packageRefused } from '../errors';

const LARGEST = 1024 * 1024;

/** Throws PACKAGE_REFUSED where there is none, or where it is too large or no UTF-8; `what` is what it should hold. */
export function readTextFile(path: string, what: string): string {
  const refuse = (message: string) => packageRefused([{ file: basename(path), message }]);
  let bytes: Buffer;
  try {
    if (statSync(path).size > LARGEST) throw refuse(`The ${what} is larger than ${LARGEST} bytes; shorten it.`);
    bytes = readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined || !('errno' in (error as object))) throw error;
    throw refuse(`There is no ${what} file ${path} that can be read; name one.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse(`The ${what} is not valid UTF-8; save it as UTF-8.`);
  }
}
