import { withinMemory } from '../../../src/store/ad-hoc/memory-watch';

const MEGABYTE = 1_000_000;

/** Takes in megabyte after megabyte, as a driver does, until it is stopped or has them all. */
async function takeIn(megabytes: number, isStopped: () => boolean): Promise<number> {
  const taken: Buffer[] = [];
  while (taken.length < megabytes && !isStopped()) {
    taken.push(Buffer.alloc(MEGABYTE, 1));
    await new Promise((later) => setTimeout(later, 2));
  }
  if (isStopped()) throw new Error('closed');
  return taken.length;
}

describe('withinMemory', () => {
  const never = new AbortController().signal;

  it('stops what takes in too much, and says so', async () => {
    let stops = 0;
    const work = withinMemory(
      () => takeIn(500, () => stops > 0),
      () => stops++,
      never,
    );
    await expect(work).rejects.toMatchObject({ code: 'BOUND_EXCEEDED' });
    expect(stops).toBeGreaterThan(0);
  });

  it('leaves the rest alone', async () => {
    let stops = 0;
    const stop = () => stops++;
    expect(await withinMemory(() => takeIn(10, () => stops > 0), stop, never)).toBe(10);
    await expect(withinMemory(() => Promise.reject(new Error('own')), stop, never)).rejects.toThrow('own');
    expect(stops).toBe(0);
  });
});
