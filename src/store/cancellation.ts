/**
 * Gives up work that nobody waits for any more: does the work unless the signal has fired, and stops waiting for it when the signal fires; the error is the signal's
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
