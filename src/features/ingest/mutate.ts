/** Runs a mutation: once for its key, and what is read for its answer is read from the graph behind it. */
import type { Context } from '../../graphql/context';
import { type Once, onceOnly } from './idempotency';
import type { Payload } from './payload';

interface MutationInput {
  readonly clientMutationId?: string | null;
  readonly idempotencyKey?: string | null;
  readonly dryRun?: boolean;
}

interface Work<T> extends Once<T> {
  /** What the payload holds besides where the request was refused for its key. */
  readonly orElse?: Partial<T>;
}

export async function mutate<T extends Payload>(
  context: Context,
  mutation: string,
  input: MutationInput,
  { orElse, ...once }: Work<T>,
) {
  const payload = await onceOnly(context.store, { mutation, input }, once);
  context.refresh();
  return { ...orElse, ...payload, clientMutationId: input.clientMutationId ?? null };
}
