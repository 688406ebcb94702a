/**
 * Stops the reading of an answer that would fill this process: a driver keeps a row until it is whole, and one row may
 * be as large as a database can send.
 */
import { statementTooLarge } from '../../errors';

/** Beyond what was in use when the reading began; an answer of the largest size takes a sixth of it. */
const MOST_BUFFERED = 32_000_000;
const EVERY_MS = 20;

/** Does the work; once too much has come, calls `stop` and fails. What is given up, the driver may never settle. */
export async function withinMemory<T>(work: () => Promise<T>, stop: () => void, givenUp: AbortSignal): Promise<T> {
  const before = process.memoryUsage().arrayBuffers;
  let watch: NodeJS.Timeout | undefined;
  const tooMuch = new Promise<never>((_, reject) => {
    watch = setInterval(() => {
      if (process.memoryUsage().arrayBuffers - before <= MOST_BUFFERED) return;
      stop();
      reject(statementTooLarge());
    }, EVERY_MS);
  });
  const end = () => clearInterval(watch);
  givenUp.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([work(), tooMuch]);
  } finally {
    end();
    givenUp.removeEventListener('abort', end);
  }
}
