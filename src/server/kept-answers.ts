/**
 * Answers kept to be sent again, word for word, to who asks the same while the graph stays as it is: those that were asked
 * for twice, for the others would only be moved about in memory, and on Neo4j the graph's version asked for in vain.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import { takesGzip } from './compressed';

/** Room for all, in bytes; the least asked go first. */
const ROOM = 32_000_000;
/** Of one answer with its request: a larger one would push out too many. */
const LARGEST = 1_000_000;

/** Questions that were asked, of which so many are remembered, none longer than so many characters. */
const MOST_ASKED = 2_000;
const LONGEST_ASKED = 10_000;

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

interface Kept {
  readonly state: string;
  readonly answer: Answer;
}

export class KeptAnswers {
  private readonly answers = new InMemoryLRUCache<Kept>({
    maxSize: ROOM,
    sizeCalculation: ({ answer }, key) => sizeOf(key, answer),
  });

  private readonly asked = new Set<string>();

  /** Whether a request, named by `keyOfRequest`, was made before, as far as is remembered. */
  wasAsked(key: string): boolean {
    if (key.length > LONGEST_ASKED) return false;
    if (this.asked.has(key)) return true;
    if (this.asked.size >= MOST_ASKED) this.asked.clear();
    this.asked.add(key);
    return false;
  }

  /** What was answered to it in this state of the graph. */
  async of(key: string, state: string): Promise<Answer | undefined> {
    const kept = await this.answers.get(key);
    return kept?.state === state ? kept.answer : undefined;
  }

  async keep(key: string, state: string, answer: Answer): Promise<void> {
    if (sizeOf(key, answer) <= LARGEST) await this.answers.set(key, { state, answer });
  }
}

/** Two bytes a character of the request, and some for what holds both. */
const sizeOf = (key: string, { body }: Answer): number => 500 + 2 * key.length + body.length;

/** All that decides the answer but the graph. Only the body, the last, may have lines. */
export function keyOfRequest(request: IncomingMessage, body = ''): string {
  const { accept, authorization } = request.headers;
  const given = `${accept}\n${authorization}\n${takesGzip(request)}`;
  return `${request.method}\n${request.url}\n${given}\n${body}`;
}

export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(body);
}
