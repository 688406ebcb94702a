/** A few places to work at; who finds none waits in turn. */
import { untilStopped } from '../cancellation';

export class Places {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#free = most;
  }

  /** Resolves with the way to give the place back, which may be called more than once. */
  async take(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#free > 0) this.#free--;
    else await this.#turn(signal);
    let isHeld = true;
    return () => {
      if (isHeld) this.#release();
      isHeld = false;
    };
  }

  #turn(signal: AbortSignal): Promise<void> {
    let called: () => void = () => undefined;
    const turn = () =>
      new Promise<void>((resolve) => {
        called = resolve;
        this.#waiting.push(called);
      });
    return untilStopped(turn, signal, () => {
      const at = this.#waiting.indexOf(called);
      if (at >= 0) this.#waiting.splice(at, 1);
      // The turn had come in the same moment: it goes to the next.
      else this.#release();
    });
  }

  #release(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free++;
  }
}
