/** A zip archive whose parts are read by name. Names only tell parts apart: nothing is ever written under one. */
import type { Readable } from 'node:stream';
import { type Entry, open, type ZipFile } from 'yauzl';
import { AppError } from '../../../../errors';
import { checkUnpacked } from '../file-bytes';
import { inMegabytes, MOST_PARTS } from '../limits';
import type { Refuse } from '../refuse';

const DAMAGED =
  'Its zip archive is damaged or not well-formed; fetch it again, or save it anew in a spreadsheet program.';

export class ZipArchive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly refuse: Refuse,
  ) {}

  /** Throws PACKAGE_REFUSED where the file is no zip archive. Close it. */
  static async open(path: string, refuse: Refuse): Promise<ZipArchive> {
    const zip = await openZip(path).catch(() => {
      throw refuse(DAMAGED);
    });
    try {
      if (zip.entryCount > MOST_PARTS) throw refuse(`Its zip archive has more than ${MOST_PARTS} parts, the limit.`);
      return new ZipArchive(zip, await entriesOf(zip), refuse);
    } catch (error) {
      zip.close();
      throw error instanceof AppError ? error : refuse(DAMAGED);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** The unpacked bytes of a part, at most `most`. */
  async *read(name: string, most: number): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw this.refuse(`Its part ${name} is missing. ${DAMAGED}`);
    if (entry.isEncrypted()) throw this.refuse('It is protected with a password. Save it without one.');
    if (entry.uncompressedSize > most) {
      throw this.refuse(`Its part ${name} unpacks to more than ${inMegabytes(most)}, the limit; split it.`);
    }
    checkUnpacked(entry.uncompressedSize, entry.compressedSize, this.refuse);
    let stream: Readable | null = null;
    try {
      stream = await openEntry(this.zip, entry);
      yield* stream as AsyncIterable<Buffer>;
    } catch {
      throw this.refuse(DAMAGED);
    } finally {
      stream?.destroy();
    }
  }

  close(): void {
    this.zip.close();
  }
}

const openZip = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
    open(path, options, (error, zip) => (error ? reject(error) : resolve(zip)));
  });

const entriesOf = (zip: ZipFile): Promise<Map<string, Entry>> =>
  new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName.toLowerCase(), entry);
      zip.readEntry();
    });
    zip.readEntry();
  });

const openEntry = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
