/** A sheet of an Excel workbook as a table. */
import { fileBytes, headOf } from '../file-bytes';
import { checkWorkbook, HEAD } from '../file-format';
import { openGrid } from '../grid-table';
import { MOST_UNPACKED } from '../limits';
import { isEncryptedPackage } from '../ole-container';
import type { Refuse } from '../refuse';
import type { TableFile } from '../table-file';
import { readNumberFormats } from './number-formats';
import { readSharedTexts } from './shared-texts';
import { sheetRows } from './sheet-rows';
import { readWorkbook, sheetOf } from './workbook';
import { ZipArchive } from './zip-archive';

export interface XlsxOptions {
  readonly sheet?: string | undefined;
  readonly headerLine?: number | undefined;
}

/** Keeps the texts that cells share, up to a limit; the sheet streams. */
export async function openXlsx(
  path: string,
  { sheet: name, headerLine }: XlsxOptions,
  refuse: Refuse,
): Promise<TableFile> {
  const head = await headOf(fileBytes(path, false, refuse), HEAD);
  checkWorkbook(head, await isEncryptedPackage(path, head), refuse);
  const { part, ...context } = await inArchive(path, refuse, async (archive) => {
    const workbook = await readWorkbook(archive, refuse);
    const { is1904, sharedTexts, styles } = workbook;
    return {
      part: sheetOf(workbook, name, refuse).part,
      is1904,
      sharedTexts: await readSharedTexts(sharedTexts, archive, refuse),
      formats: await readNumberFormats(styles, archive, refuse),
    };
  });
  async function* rows() {
    const archive = await ZipArchive.open(path, refuse);
    try {
      yield* sheetRows(archive.read(part, MOST_UNPACKED), part, context, refuse);
    } finally {
      archive.close();
    }
  }
  return openGrid({ rows, isSparse: true, headerLine }, refuse);
}

async function inArchive<T>(path: string, refuse: Refuse, read: (archive: ZipArchive) => Promise<T>): Promise<T> {
  const archive = await ZipArchive.open(path, refuse);
  try {
    return await read(archive);
  } finally {
    archive.close();
  }
}
