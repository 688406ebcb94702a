/** One text that two graphs share exactly when they hold the same entities and the same versions of relations. */
import { createHash } from 'node:crypto';
import type { Store } from '../../store/store';
import { linesOf } from './ndjson';
import { type Page, type ReadOptions, readGraph } from './read-graph';

/** SHA-256 of the ndjson export, as it takes in page after page. */
export class Digest {
  private readonly hash = createHash('sha256');

  add(page: Page): void {
    this.hash.update(linesOf(page));
  }

  text(): string {
    return this.hash.digest('hex');
  }
}

/** Equal on both engines, and equal to `sha256sum` of an ndjson export. */
export async function graphDigest(store: Store, options: ReadOptions = {}): Promise<string> {
  const digest = new Digest();
  for await (const page of readGraph(store, options)) digest.add(page);
  return digest.text();
}
