import { Stop } from '../../src/server/stop';

const forever = () => new Promise<never>(() => undefined);

describe('the end of a request', () => {
  it('leaves what is done before it as it is', async () => {
    const stop = new Stop();
    expect(await stop.until(Promise.resolve('done'))).toBe('done');
    await expect(stop.until(Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    const done = stop.until(Promise.resolve('done'));
    await done;
    stop.abort(new Error('gone'));
    expect(await done).toBe('done');
  });

  it('ends all waiting, then and from then on, and what comes of the work is nobody’s error', async () => {
    const stop = new Stop();
    const waiting = [stop.until(forever()), stop.until(forever())];
    stop.abort(new Error('gone'));
    stop.abort(new Error('gone again'));
    for (const one of [...waiting, stop.until(Promise.reject(new Error('late')))])
      await expect(one).rejects.toThrow('gone');
  });

  it('is told to who listens to its signal, whenever that was asked for', () => {
    for (const isEarly of [true, false]) {
      const stop = new Stop();
      const early = isEarly ? stop.signal : null;
      stop.abort('gone');
      expect([early?.aborted ?? true, stop.signal.aborted, stop.signal.reason]).toEqual([true, true, 'gone']);
    }
  });

  it('comes with the signal it was made of', async () => {
    const controller = new AbortController();
    const before = Stop.on(controller.signal);
    controller.abort('gone');
    for (const stop of [before, Stop.on(controller.signal)]) {
      await expect(stop.until(forever())).rejects.toBe('gone');
      expect(stop.signal.reason).toBe('gone');
    }
  });
});
