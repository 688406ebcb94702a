/** Ends requests that last too long. All of a server may last as long, so they end as they came, and share one timer. */
import { deadlineExceeded } from '../errors';
import type { Stop } from './stop';

export class Deadlines {
  /** When each is due, in milliseconds of `performance.now()`; the first is due first. */
  private readonly due = new Map<Stop, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly milliseconds: number) {}

  begin(stop: Stop): void {
    this.due.set(stop, performance.now() + this.milliseconds);
    this.timer ??= this.lookIn(this.milliseconds);
  }

  end(stop: Stop): void {
    this.due.delete(stop);
  }

  private lookIn(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => this.look(), Math.ceil(milliseconds)).unref();
  }

  private look(): void {
    this.timer = undefined;
    const now = performance.now();
    for (const [stop, at] of this.due) {
      if (at > now) {
        this.timer = this.lookIn(at - now);
        return;
      }
      this.due.delete(stop);
      stop.abort(deadlineExceeded(this.milliseconds));
    }
  }
}
