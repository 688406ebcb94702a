/** Giving up work that nobody waits for any more. */
import type { Stopping } from './store';

/**
 * Does the work unless the signal has fired, and stops waiting for it when the signal fires; the error is the signal's
 * reason.
 */
export async function untilStopped<T>(
  work: () => Promise<T>,
  signal: AbortSignal | undefined,
  stop: () => void,
): Promise<T> {
  if (!signal) return work();
  signal.throwIfAborted();
  return new Promise<T>((resolve, reject) => {
    const stopped = () => {
      stop();
      reject(signal.reason);
    };
    signal.addEventListener('abort', stopped, { once: true });
    work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stopped));
  });
}

const SOON_MS = 20;

/** The same for work that is nearly always done soon: a signal that costs more than the work is only made where it is not. */
export const soonOrUntilStopped = <T>(work: Promise<T>, stop: Stopping): Promise<T> =>
  new Promise((resolve, reject) => {
    const giveUp = () => untilStopped(() => work, stop.signal, nothing).then(resolve, reject);
    const late = setTimeout(giveUp, SOON_MS);
    work.then(resolve, reject).finally(() => clearTimeout(late));
  });

const nothing = (): void => undefined;
