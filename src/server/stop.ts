/** Ends the work of a request. Its signal costs more than much of what a request does, so it is made when it is asked for. */
export class Stop {
  private controller: AbortController | undefined;
  private isOver = false;
  private reason: unknown;

  abort(reason: unknown): void {
    if (this.isOver) return;
    this.isOver = true;
    this.reason = reason;
    this.controller?.abort(reason);
  }

  get signal(): AbortSignal {
    if (!this.controller) {
      this.controller = new AbortController();
      if (this.isOver) this.controller.abort(this.reason);
    }
    return this.controller.signal;
  }
}
