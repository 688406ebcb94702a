/** A private directory of one import: its files until it is over, and its verdicts until it is forgotten. */
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { storeUnavailable } from '../../errors';
import { DESCRIPTOR } from './import-faults';
import type { ImportFileInput, ImportStartInput } from './ingest.args';
import { VerdictLog } from './verdict-log';

const PREFIX = 'tierline-import-';

export class ImportRoom {
  /** A directory, where the files are a data package; else the files. */
  readonly paths: readonly string[];
  readonly mapping: string | undefined;
  readonly log: VerdictLog;

  private constructor(
    private readonly directory: string,
    { files, mapping }: ImportStartInput,
  ) {
    const isPackage = files.some(({ name }) => name === DESCRIPTOR);
    this.paths = isPackage ? [this.of('files')] : files.map(({ name }) => this.of('files', name));
    this.mapping = mapping ? this.of('mapping', mapping.name) : undefined;
    this.log = new VerdictLog(this.of('verdicts.ndjson'));
  }

  /** Writes the files, which must be without faults. Throws STORE_UNAVAILABLE where there is no room for them. */
  static async with(input: ImportStartInput): Promise<ImportRoom> {
    const directory = await mkdtemp(join(tmpdir(), PREFIX)).catch((error) => Promise.reject(noRoom(error)));
    try {
      for (const file of input.files) await place(join(directory, 'files'), file);
      if (input.mapping) await place(join(directory, 'mapping'), input.mapping);
      return new ImportRoom(directory, input);
    } catch (error) {
      await rm(directory, { recursive: true, force: true });
      throw noRoom(error);
    }
  }

  async removeFiles(): Promise<void> {
    for (const part of ['files', 'mapping']) await rm(this.of(part), { recursive: true, force: true });
  }

  remove(): void {
    this.log.close();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private of(...names: readonly string[]): string {
    return join(this.directory, ...names);
  }
}

async function place(directory: string, { name, content, contentBase64 }: ImportFileInput): Promise<void> {
  const path = join(directory, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content ?? Buffer.from(contentBase64 ?? '', 'base64'), { mode: 0o600 });
}

const noRoom = (cause: unknown) =>
  storeUnavailable('The server cannot keep the files.', 'Make room in its temporary directory, or set TMPDIR.', cause);
