import { type Served, serve } from '../server/serving';
import { onEveryEngine } from '../support/engines';
import { type HostileDocument, hostileDocuments } from './hostile-documents';

/** What a hostile document may take of a processor of its own. */
const MILLISECONDS = 100;
/** How many times as much one may take where tests run the code in a sandbox and others use the machine. */
const BUSY = 10;
/**
 * How much longer than twice its time beside another one a normal query may take beside a hostile one, by the share of
 * them that must keep to it: who comes behind the heaviest waits until it is refused.
 */
const FLOORS = { 0.5: MILLISECONDS / 2, 0.9: MILLISECONDS * 5, 0.99: MILLISECONDS * 20 };

const normal = { query: '{ node(id: "platform:garam") { id ... on Platform { name } } }', variables: {} };

const at = (share: number, numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * share)] ?? 0;

interface Answer {
  readonly code: string | null;
  readonly bytes: number;
  readonly milliseconds: number;
}

describe('hostile documents', () => {
  onEveryEngine('tiny', (store) => {
    let served: Served;
    beforeAll(async () => {
      served = await serve(store());
      for (let warm = 0; warm < 20; warm++) await send(normal);
    });
    afterAll(() => served?.stop());

    async function send({ query, variables = {} }: Pick<HostileDocument, 'query' | 'variables'>): Promise<Answer> {
      const started = performance.now();
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${served.url}/graphql`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      const { errors } = JSON.parse(text) as { errors?: { extensions: { code: string } }[] };
      return {
        code: errors?.[0]?.extensions.code ?? null,
        bytes: text.length,
        milliseconds: performance.now() - started,
      };
    }

    /** The milliseconds of the processor that the whole process spends on a document, at its fastest. */
    async function processorTime(hostile: HostileDocument): Promise<number> {
      let fastest = Number.POSITIVE_INFINITY;
      for (let tries = 0; tries < 3 && fastest > MILLISECONDS; tries++) {
        const before = process.cpuUsage();
        await send(hostile);
        const { user, system } = process.cpuUsage(before);
        fastest = Math.min(fastest, (user + system) / 1_000);
      }
      return fastest;
    }

    it('are each answered soon by their documented error, while normal queries go on', async () => {
      expect(hostileDocuments.length).toBeGreaterThanOrEqual(200);
      const wrong: unknown[] = [];
      const [times, control, beside]: [number[], number[], number[]] = [[], [], []];
      for (const hostile of hostileDocuments) {
        // What hostile documents do to a normal query is compared with what another normal one does at the same time.
        const [, alike] = await Promise.all([send(normal), send(normal)]);
        const [answer, other] = await Promise.all([send(hostile), send(normal)]);
        expect([alike.code, other.code]).toEqual([null, null]);
        control.push(alike.milliseconds);
        beside.push(other.milliseconds);
        const milliseconds = await processorTime(hostile);
        times.push(milliseconds);
        if (answer.code === hostile.code && answer.bytes <= 100_000 && milliseconds < MILLISECONDS * BUSY) continue;
        wrong.push({ name: hostile.name, expected: hostile.code, ...answer, milliseconds });
      }
      expect(wrong).toEqual([]);
      expect(at(0.9, times)).toBeLessThan(MILLISECONDS);
      for (const [share, floor] of Object.entries(FLOORS)) {
        const [took, most] = [at(Number(share), beside), 2 * at(Number(share), control) + floor];
        expect([share, Math.max(took, most)]).toEqual([share, most]);
      }
      expect(served.lines).toEqual([]);
    }, 180_000);
  });
});
