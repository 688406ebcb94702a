/** Runs the work of a question under its deadline and its caller's signal, which are one signal to the work. */
import { statementTimedOut } from '../../errors';
import type { AdHocQuestion } from '../ad-hoc';

export async function underDeadline<T>(
  { timeoutMs, signal }: AdHocQuestion,
  work: (stop: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(statementTimedOut(timeoutMs)), timeoutMs);
  const passOn = () => stop.abort(signal?.reason);
  signal?.addEventListener('abort', passOn, { once: true });
  try {
    return await work(stop.signal);
  } catch (error) {
    // Whatever a statement that is being stopped fails with, it failed because it was stopped.
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', passOn);
  }
}
