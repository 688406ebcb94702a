import { setTimeout as delay } from 'node:timers/promises';
import { soonOrUntilStopped } from '../../src/store/cancellation';

describe('work that is nearly always done soon', () => {
  /** Counts how often its signal is asked for. */
  function stopping() {
    const controller = new AbortController();
    let asked = 0;
    const stop = {
      get signal() {
        asked += 1;
        return controller.signal;
      },
    };
    return { controller, stop, asked: () => asked };
  }

  it('needs no signal', async () => {
    const { stop, asked } = stopping();
    expect(await soonOrUntilStopped(Promise.resolve('done'), stop)).toBe('done');
    await expect(soonOrUntilStopped(Promise.reject(new Error('failed')), stop)).rejects.toThrow('failed');
    await delay(60);
    expect(asked()).toBe(0);
  });

  it('is given up when it takes longer and the signal fires, with its reason', async () => {
    const { controller, stop } = stopping();
    const waiting = soonOrUntilStopped(new Promise(() => undefined), stop);
    setTimeout(() => controller.abort(new Error('gone')), 60);
    await expect(waiting).rejects.toThrow('gone');
    await expect(soonOrUntilStopped(new Promise(() => undefined), stop)).rejects.toThrow('gone');
  });

  it('is waited for while the signal does not fire', async () => {
    const { stop } = stopping();
    expect(await soonOrUntilStopped(delay(60, 'late'), stop)).toBe('late');
  });
});
