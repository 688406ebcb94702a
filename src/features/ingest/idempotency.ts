/**
 * A request under a key runs once: who comes with the key again gets what it gave. The key lies in the graph, so this
 * holds between processes and after a restart. A process that dies in the middle leaves the key to the next that asks.
 */
import { createHash, randomUUID } from 'node:crypto';
import { conflict } from '../../errors';
import { publicScope } from '../../model/scope';
import type { Store } from '../../store/store';
import { ingestStatements as statements } from './ingest.statements';
import { type Payload, refusal } from './payload';
import { faultAt } from './user-error';

const KEPT_MS = 24 * 3_600_000;
/** A request that has given no payload for so long is taken to have died. */
const ABANDONED_MS = 60_000;
const WAIT_MS = 10_000;
const ASK_AGAIN_MS = 100;
const LONGEST_KEY = 200;

export interface KeyedRequest {
  readonly mutation: string;
  readonly input: { readonly idempotencyKey?: string | null; readonly dryRun?: boolean };
}

export interface Once<T> {
  /** `keep` replaces the payload that is kept, when more is known of it later. */
  run(keep: (payload: T) => Promise<void>): Promise<T>;
  /** Whether a kept payload still stands for what it gave; true when absent. */
  holds?(payload: T): Promise<boolean>;
}

type Outcome<T> = T | Payload;

/** The payload of the request, or of the one with its key that ran before. Try-outs are not kept. */
export async function onceOnly<T extends Payload>(
  store: Store,
  { mutation, input }: KeyedRequest,
  once: Once<T>,
): Promise<Outcome<T>> {
  const { idempotencyKey: key, dryRun } = input;
  if (key == null || dryRun) return once.run(async () => undefined);
  if (key.trim() === '' || key.length > LONGEST_KEY) {
    const message = `idempotencyKey has ${key.length} characters; expected 1 to ${LONGEST_KEY}. Give another, or none.`;
    return refusal([faultAt('BAD_TEXT', ['idempotencyKey'], message)]);
  }
  return new KeyedRun(store, key, digest([mutation, { ...input, ...NOT_HASHED }])).take(once);
}

const NOT_HASHED = { idempotencyKey: null, clientMutationId: null };

/** The same for inputs that say the same: fields in order, those without a value left out. */
function digest(value: unknown): string {
  const ordered = (item: unknown): unknown => {
    if (Array.isArray(item)) return item.map(ordered);
    if (typeof item !== 'object' || item === null) return item;
    const entries = Object.entries(item).filter(([, inner]) => inner != null);
    return Object.fromEntries(
      entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, ordered(inner)]),
    );
  };
  return createHash('sha256')
    .update(JSON.stringify(ordered(value)))
    .digest('hex');
}

interface Kept {
  readonly body: string;
  readonly owner: string;
  readonly payload: string | null;
}

class KeyedRun {
  private readonly owner = randomUUID();

  constructor(
    private readonly store: Store,
    private readonly key: string,
    private readonly body: string,
  ) {}

  async take<T extends Payload>(once: Once<T>): Promise<Outcome<T>> {
    for (const until = Date.now() + WAIT_MS; ; ) {
      const { body, owner, payload } = await this.reserve();
      if (body !== this.body) return refusal([faultAt('IDEMPOTENCY_CONFLICT', ['idempotencyKey'], this.conflicting)]);
      if (owner === this.owner) return this.run(once);
      if (payload !== null) {
        const kept = JSON.parse(payload) as T;
        if (!once.holds || (await once.holds(kept))) return kept;
        await this.release(owner);
      } else if (Date.now() > until) {
        throw conflict(`A request with the key ${this.key} is under way.`);
      } else await new Promise((ready) => setTimeout(ready, ASK_AGAIN_MS));
    }
  }

  /** Keeps the payload unless the request was refused: mended, it may come again under its key. */
  private async run<T extends Payload>({ run }: Once<T>): Promise<T> {
    let payload: T | null = null;
    let kept: Promise<void> = Promise.resolve();
    try {
      payload = await run((later) => kept.then(() => this.keep(later)));
      return payload;
    } finally {
      kept = payload && isTaken(payload) ? this.keep(payload) : this.release(this.owner);
      await kept;
    }
  }

  /** Who has the key now; this request, if nobody had. */
  private async reserve(): Promise<Kept> {
    const now = Date.now();
    const at = (time: number) => new Date(time).toISOString();
    const { key, body, owner } = this;
    await this.store.write([
      {
        statement: statements.sweepKeys,
        parameters: { expired: at(now - KEPT_MS), abandoned: at(now - ABANDONED_MS) },
      },
      { statement: statements.reserveKey, parameters: { key, body, owner, at: at(now) } },
    ]);
    const [kept] = await this.store.read(statements.idempotencyKey, { key }, { scope: publicScope(new Date()) });
    return kept as unknown as Kept;
  }

  private keep(payload: Payload): Promise<void> {
    const { key, owner } = this;
    const parameters = { key, owner, payload: JSON.stringify(payload) };
    return this.store.write([{ statement: statements.keepPayload, parameters }]);
  }

  private release(owner: string): Promise<void> {
    return this.store.write([{ statement: statements.releaseKey, parameters: { key: this.key, owner } }]);
  }

  private get conflicting(): string {
    return `idempotencyKey is ${JSON.stringify(this.key)}, under which another input was sent within 24 hours. Give another key, or send the same input.`;
  }
}

/** A list of which some rows were taken counts as taken. */
const isTaken = ({ userErrors, changeSet }: Payload): boolean =>
  userErrors.length === 0 || (changeSet?.batch ?? null) !== null;
