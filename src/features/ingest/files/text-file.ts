/** A text file whose packing, content and encoding have been looked at. */
import { encodingOf } from './encoding';
import { fileBytes, headOf } from './file-bytes';
import { checkContent, checkPacking, endingOf, HEAD, type TableFormat } from './file-format';
import { plainText } from './plain-text';
import type { Refuse } from './refuse';

/** Its text from the start, at each call anew: UTF-8 with line feeds. Throws PACKAGE_REFUSED. */
export async function openText(
  path: string,
  format: TableFormat,
  named: string | undefined,
  refuse: Refuse,
): Promise<() => AsyncGenerator<Buffer>> {
  const { isPacked } = endingOf(path);
  checkPacking(await headOf(fileBytes(path, false, refuse), HEAD), isPacked, refuse);
  const bytes = () => fileBytes(path, isPacked, refuse);
  const head = await headOf(bytes(), HEAD);
  const encoding = encodingOf(head, named, refuse);
  checkContent(head, format, encoding, refuse);
  return () => plainText(bytes(), encoding, refuse);
}
