/**
 * Answers of the embedded engine's graph, kept to be sent again, word for word, to who asks the same while the graph
 * stays as it is: those that were asked for twice, for the others would only be moved about in memory. Asking Neo4j for
 * its version costs what a small answer does, so there nothing is kept.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import { takesGzip } from './compressed';

/** Room for all, in bytes; the least asked go first. */
const ROOM = 32_000_000;
/** Of one answer with its request: a larger one would push out too many. */
const LARGEST = 1_000_000;

/** Questions that were asked once, of which so many are remembered. */
const MOST_ASKED_ONCE = 1_000;

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export class KeptAnswers {
  private readonly answers = new InMemoryLRUCache<Answer>({
    maxSize: ROOM,
    sizeCalculation: (answer, key) => sizeOf(key, answer),
  });

  private readonly askedOnce = new Set<string>();

  /** What was answered to a request, named by `keyOfRequest`. */
  of(key: string): Promise<Answer | undefined> {
    return this.answers.get(key);
  }

  /** Keeps the second answer to a request. */
  async keep(key: string, answer: Answer): Promise<void> {
    if (sizeOf(key, answer) > LARGEST) return;
    if (this.askedOnce.delete(key)) return this.answers.set(key, answer);
    if (this.askedOnce.size >= MOST_ASKED_ONCE) this.askedOnce.clear();
    this.askedOnce.add(key);
  }
}

/** Two bytes a character of the request, and some for what holds both. */
const sizeOf = (key: string, { body }: Answer): number => 500 + 2 * key.length + body.length;

/** All that decides the answer; `state` is the graph's, of `entity-tags.ts`. Only the body, the last, may have lines. */
export function keyOfRequest(state: string, request: IncomingMessage, body = ''): string {
  const { accept, authorization } = request.headers;
  const given = `${accept}\n${authorization}\n${takesGzip(request)}`;
  return `${state}\n${request.method}\n${request.url}\n${given}\n${body}`;
}

export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(body);
}
