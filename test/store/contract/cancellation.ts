/** A caller that goes away stops waiting at once, and nothing half-done stays behind. */
import { countOf, failureOf, onlyValue, rowsOf, stepsOf, writeAll } from '../ask-store';
import type { ContractCase } from './contract-case';

/** About half a second of work on either engine, and little memory. */
const LONG = 'UNWIND range(1, 1000) AS a UNWIND range(1, 1000) AS b WITH a % 7 AS c, b % 5 AS d';

const gone = (): Error => new Error('The caller went away.');

function firing(afterMs: number): { readonly signal: AbortSignal; readonly reason: Error } {
  const [controller, reason] = [new AbortController(), gone()];
  setTimeout(() => controller.abort(reason), afterMs);
  return { signal: controller.signal, reason };
}

export const cancellationCases: readonly ContractCase[] = [
  {
    id: 'cancellation.read',
    must: "A read whose signal fires MUST fail with the signal's reason within a second.",
    async run(store) {
      const { signal, reason } = firing(20);
      const started = Date.now();
      expect(await failureOf(() => rowsOf(store, `${LONG} RETURN sum(c * d) AS total`, {}, { signal }))).toBe(reason);
      expect(Date.now() - started).toBeLessThan(1_020);
    },
  },
  {
    id: 'cancellation.write',
    must: "A write whose signal fires while it runs MUST fail with the signal's reason, and nothing of it stays.",
    async run(store) {
      const { signal, reason } = firing(20);
      const steps = stepsOf([
        ["CREATE (n:Entity {id: 'cancellation.write-1'})"],
        [`${LONG} WITH sum(c * d) AS total CREATE (n:Entity {id: 'cancellation.write-2', total: total})`],
      ]);
      expect(await failureOf(() => store.write(steps, signal))).toBe(reason);
      await writeAll(store, ["MERGE (n:Entity {id: 'cancellation.next'})"]);
      expect(await countOf(store, 'cancellation.write-')).toBe(0);
    },
  },
  {
    id: 'cancellation.before-read',
    must: "A read whose signal has fired already MUST fail with the signal's reason.",
    async run(store) {
      const [reason, before] = [gone(), await store.version()];
      const signal = AbortSignal.abort(reason);
      expect(await failureOf(() => rowsOf(store, 'RETURN 1 AS one', {}, { signal }))).toBe(reason);
      expect(await store.version()).toBe(before);
    },
  },
  {
    id: 'cancellation.before-write',
    must: 'A write whose signal has fired already MUST run nothing.',
    async run(store) {
      const [reason, before] = [gone(), await store.version()];
      const steps = stepsOf([["CREATE (n:Entity {id: 'cancellation.before-write'})"]]);
      expect(await failureOf(() => store.write(steps, AbortSignal.abort(reason)))).toBe(reason);
      expect(await countOf(store, 'cancellation.before-write')).toBe(0);
      expect(await store.version()).toBe(before);
    },
  },
  {
    id: 'cancellation.unused',
    must: 'A signal that does not fire, or fires afterwards, MUST change nothing.',
    async run(store) {
      const controller = new AbortController();
      const { signal } = controller;
      expect(await rowsOf(store, 'RETURN 1 AS one', {}, { signal })).toEqual([{ one: 1 }]);
      await store.write(stepsOf([["MERGE (n:Entity {id: 'cancellation.unused'})"]]), signal);
      controller.abort(gone());
      expect(await countOf(store, 'cancellation.unused')).toBe(1);
    },
  },
  {
    id: 'cancellation.others',
    must: 'Other callers MUST get their answers while one is cancelled.',
    async run(store) {
      const { signal, reason } = firing(20);
      const cancelled = failureOf(() => rowsOf(store, `${LONG} RETURN sum(c * d) AS total`, {}, { signal }));
      const others = Array.from({ length: 5 }, (_, at) => onlyValue(store, 'RETURN $at AS at', { at }));
      expect(await Promise.all(others)).toEqual([0, 1, 2, 3, 4]);
      expect(await cancelled).toBe(reason);
    },
  },
];
