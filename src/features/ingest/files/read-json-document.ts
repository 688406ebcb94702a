/** A JSON document that is read whole, such as a bill of materials in CycloneDX. */
import { basename } from 'node:path';
import { isDeeperThan } from './json/json-bounds';
import { jsonFault, refusedJson } from './json/json-fault';
import { DEEPEST, inMegabytes, LARGEST_DOCUMENT } from './limits';
import { refuserOf } from './refuse';
import { openText } from './text-file';

export interface DocumentOptions {
  /** What messages call the file; else its name. */
  readonly file?: string;
  readonly encoding?: string;
}

/** Throws PACKAGE_REFUSED where it is no valid JSON, with the place, or above the limits. */
export async function readJsonDocument(path: string, options: DocumentOptions = {}): Promise<unknown> {
  const refuse = refuserOf(options.file ?? basename(path));
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of (await openText(path, 'json', options.encoding, refuse))()) {
    length += chunk.length;
    if (length > LARGEST_DOCUMENT) {
      throw refuse(`It is larger than ${inMegabytes(LARGEST_DOCUMENT)}, the limit; split it into several documents.`);
    }
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString();
  if (isDeeperThan(DEEPEST, text)) {
    throw refuse(`Its objects and lists lie more than ${DEEPEST} deep inside of each other, the limit; flatten it.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const fault = jsonFault(text);
    throw fault ? refusedJson(text, fault, 1, refuse) : error;
  }
}
