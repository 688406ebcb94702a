/**
 * Answers of the embedded engine's graph, kept to be sent again, word for word, to who asks the same while the graph
 * stays as it is: by the tags of `entity-tags.ts`, so what may not be tagged is not kept. Asking Neo4j for its version
 * costs what a small answer does, so there nothing is kept.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import { takesGzip } from './compressed';

/** Room for all, in bytes; the least asked go first. */
const ROOM = 32_000_000;
/** Of one answer: a larger one would push out too many. */
const LARGEST = 1_000_000;

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

export class KeptAnswers {
  private readonly answers = new InMemoryLRUCache<Answer>({
    maxSize: ROOM,
    sizeCalculation: ({ bytes }) => bytes.length + 500,
  });

  /** The answer that was kept under the tag for a caller that takes the same encodings. */
  of(tag: string, request: IncomingMessage): Promise<Answer | undefined> {
    return this.answers.get(keyOf(tag, request));
  }

  async keep(tag: string, request: IncomingMessage, answer: Answer): Promise<void> {
    if (answer.bytes.length <= LARGEST) await this.answers.set(keyOf(tag, request), answer);
  }
}

const keyOf = (tag: string, request: IncomingMessage): string => (takesGzip(request) ? `gzip ${tag}` : tag);

export function send(response: ServerResponse, { status, headers, bytes }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': bytes.length }).end(bytes);
}
