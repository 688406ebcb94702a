/**
 * Copies the whole graph to files: every entity and every recorded version of every relation, whoever may see it; or
 * what a bill of materials can hold of it, and says what that is not. Only a whole export gets its name, and only when
 * nobody wrote to the graph meanwhile; equal graphs give equal bytes.
 */
import { open } from 'node:fs/promises';
import { badInput, conflict } from '../../errors';
import type { Store } from '../../store/store';
import { writeBill } from './cyclonedx';
import type { LeftOut } from './cyclonedx-graph';
import { cypherScript } from './cypher-script';
import { Digest } from './digest';
import { graphml } from './graphml';
import { ndjson } from './ndjson';
import { type Page, type ReadOptions, readGraph, readRemoved } from './read-graph';
import { wholeOrNothing } from './target';
import type { TextFormat } from './text-format';
import { PackageWriter } from './write-package';

export const formats = ['package', 'ndjson', 'graphml', 'cypher', 'cyclonedx'] as const;

export type ExportFormat = (typeof formats)[number];

export interface ExportReport {
  readonly entities: number;
  /** Recorded versions. */
  readonly relations: number;
  readonly bytes: number;
  /** Of the whole graph; equal for equal graphs, whatever the engine and the format; see digest.ts. */
  readonly digest: string;
  readonly seconds: number;
  /** What was read and a bill of materials does not hold; the other formats hold everything. */
  readonly leftOut?: LeftOut;
}

export interface ExportOptions extends ReadOptions {
  /** Id of the platform or component whose bill of materials is wanted; for the format cyclonedx alone. */
  readonly root?: string | undefined;
  readonly progress?: (entities: number, relations: number) => void;
}

const texts: Readonly<Record<'ndjson' | 'graphml' | 'cypher', TextFormat>> = { ndjson, graphml, cypher: cypherScript };

/** `target` is a directory for a package and else a file; see target.ts for what is refused. */
export async function exportGraph(
  store: Store,
  target: string,
  format: ExportFormat,
  options: ExportOptions = {},
): Promise<ExportReport> {
  const started = Date.now();
  if (options.root !== undefined && format !== 'cyclonedx') {
    throw badInput('root', options.root, 'none, for the format copies the whole graph', 'Use the format cyclonedx.');
  }
  return wholeOrNothing(target, format === 'package' ? 'directory' : 'file', async (path) => {
    const before = await store.version();
    const count = new Count(options.progress);
    const pages = count.counted(readGraph(store, options));
    const written = await write(store, path, format, pages, options);
    if ((await store.version()) !== before) throw conflict('The graph was written to while it was exported.');
    const { entities, relations, digest } = count;
    return { entities, relations, ...written, digest: digest.text(), seconds: (Date.now() - started) / 1_000 };
  });
}

async function write(
  store: Store,
  path: string,
  format: ExportFormat,
  pages: AsyncIterable<Page>,
  options: ExportOptions,
) {
  if (format === 'cyclonedx') return writeBill(path, pages, options);
  if (format === 'package') return { bytes: await writePackage(path, pages) };
  return { bytes: await writeText(path, texts[format], pages, readRemoved(store, options)) };
}

class Count {
  entities = 0;
  relations = 0;
  readonly digest = new Digest();

  constructor(private readonly progress: ExportOptions['progress']) {}

  async *counted(pages: AsyncIterable<Page>): AsyncGenerator<Page> {
    for await (const page of pages) {
      yield page;
      this.digest.add(page);
      if ('kind' in page) this.entities += page.entities.length;
      else this.relations += page.relations.length;
      this.progress?.(this.entities, this.relations);
    }
  }
}

async function writePackage(directory: string, pages: AsyncIterable<Page>): Promise<number> {
  const writer = new PackageWriter(directory);
  try {
    for await (const page of pages) await writer.write(page);
    await writer.end();
    return writer.bytes;
  } finally {
    await writer.close();
  }
}

async function writeText(
  path: string,
  format: TextFormat,
  pages: AsyncIterable<Page>,
  removed: AsyncIterable<string[]>,
): Promise<number> {
  const file = await open(path, 'wx');
  let bytes = 0;
  const write = async (text: string) => {
    const chunk = Buffer.from(text);
    await file.appendFile(chunk);
    bytes += chunk.length;
  };
  try {
    await write(format.head);
    if (format.removed) for await (const ids of removed) await write(format.removed(ids));
    for await (const page of pages) await write(format.page(page));
    await write(format.foot);
    return bytes;
  } finally {
    await file.close();
  }
}
