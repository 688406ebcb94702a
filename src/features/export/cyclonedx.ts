/**
 * A CycloneDX 1.6 hardware bill of materials in JSON: a root and everything built into it as an assembly tree, or all
 * components and platforms. A part of several wholes is nested once; `dependencies` names the parts of every whole.
 * Equal content gives equal bytes: the serial number is made of them, and no time stands in it.
 */
import { open } from 'node:fs/promises';
import { notFound } from '../../errors';
import { publicScope } from '../../model/scope';
import { billOf, checkRoot, isThere } from './cyclonedx-bill';
import { billTexts } from './cyclonedx-document';
import { BillGraph, type LeftOut } from './cyclonedx-graph';
import type { Page } from './read-graph';

export interface BillOptions {
  /** Id of a platform or component; without it, the bill holds all of them. */
  readonly root?: string | undefined;
  readonly asKnownOn?: string | undefined;
}

export interface BillReport {
  readonly bytes: number;
  readonly entities: number;
  readonly relations: number;
  readonly leftOut: LeftOut;
}

/**
 * Holds in memory what a bill may hold: four kinds and two relations. Throws BAD_ID, BAD_INPUT or NOT_FOUND where
 * `root` has no bill.
 */
export async function writeBill(
  path: string,
  pages: AsyncIterable<Page>,
  { root, asKnownOn }: BillOptions,
): Promise<BillReport> {
  if (root !== undefined) checkRoot(root);
  const graph = new BillGraph(publicScope(new Date()).asOf);
  for await (const page of pages) {
    if (root !== undefined && 'relation' in page && !isThere(graph, root)) throw notFound('root', root);
    graph.add(page);
  }
  const { entities, relations, leftOut, ...bill } = billOf(graph, root);
  return { bytes: await writeTexts(path, billTexts(bill, asKnownOn)), entities, relations, leftOut };
}

const CHUNK = 1 << 18;

async function writeTexts(path: string, texts: Iterable<string>): Promise<number> {
  const file = await open(path, 'wx');
  let bytes = 0;
  let text = '';
  const flush = async () => {
    await file.appendFile(text);
    bytes += Buffer.byteLength(text);
    text = '';
  };
  try {
    for (const more of texts) {
      text += more;
      if (text.length > CHUNK) await flush();
    }
    await flush();
    return bytes;
  } finally {
    await file.close();
  }
}
