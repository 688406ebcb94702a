import { setTimeout as wait } from 'node:timers/promises';
import { Deadlines } from '../../src/server/deadlines';
import { Stop } from '../../src/server/stop';

const MILLISECONDS = 100;

/** How long a request lasted until it was stopped, and why. */
function lasting(stop: Stop): Promise<{ readonly milliseconds: number; readonly reason: unknown }> {
  const began = performance.now();
  return new Promise((ended) =>
    stop.signal.addEventListener('abort', () =>
      ended({ milliseconds: performance.now() - began, reason: stop.signal.reason }),
    ),
  );
}

describe('deadlines', () => {
  it('end each request after its time, however many there are', async () => {
    const deadlines = new Deadlines(MILLISECONDS);
    const requests = [];
    for (let count = 0; count < 5; count++) {
      const stop = new Stop();
      requests.push(lasting(stop));
      deadlines.begin(stop);
      await wait(MILLISECONDS / 3);
    }
    for (const { milliseconds, reason } of await Promise.all(requests)) {
      expect(reason).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
      expect(milliseconds).toBeGreaterThanOrEqual(MILLISECONDS);
      expect(milliseconds).toBeLessThan(10 * MILLISECONDS);
    }
  });

  it('leave alone what has ended, and begin anew after all have', async () => {
    const deadlines = new Deadlines(MILLISECONDS);
    for (let time = 0; time < 2; time++) {
      const [done, late] = [new Stop(), new Stop()];
      const ended = lasting(late);
      deadlines.begin(done);
      deadlines.begin(late);
      deadlines.end(done);
      expect((await ended).reason).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
      expect(done.signal.aborted).toBe(false);
      await wait(2 * MILLISECONDS);
    }
  });
});
