/** Ends the work of a request. Its signal costs more than much of what a request does, so it is made when it is asked for. */
export class Stop {
  private controller: AbortController | undefined;
  private isOver = false;
  private reason: unknown;
  private readonly waiting: ((reason: unknown) => void)[] = [];

  /** One that comes with a signal. */
  static on(signal: AbortSignal): Stop {
    const stop = new Stop();
    if (signal.aborted) stop.abort(signal.reason);
    else signal.addEventListener('abort', () => stop.abort(signal.reason), { once: true });
    return stop;
  }

  abort(reason: unknown): void {
    if (this.isOver) return;
    this.isOver = true;
    this.reason = reason;
    this.controller?.abort(reason);
    for (const giveUp of this.waiting) giveUp(reason);
  }

  get signal(): AbortSignal {
    if (!this.controller) {
      this.controller = new AbortController();
      if (this.isOver) this.controller.abort(this.reason);
    }
    return this.controller.signal;
  }

  /** What the work gives, as long as it is waited for; the error is the reason of the stop. */
  until<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.isOver) reject(this.reason);
      else this.waiting.push(reject);
      work.then(resolve, reject);
    });
  }
}
