/** What a request costs: CPU of all processes behind it and time on the clock, in alternating rounds. */
import { Agent, request } from 'node:http';
import { cpuSeconds, pin } from './processes.mjs';

/** A server that gives no answer, or one that tells of errors. */
export class NoAnswer extends Error {
  constructor(url, problem) {
    super(`${url} gave no answer: ${String(problem).slice(0, 500)}`);
    this.url = url;
  }
}

const PATIENCE_MS = 60_000;

/** A client that keeps its connections; `ask` gives the bytes of an answer. */
export function clientOf(url, connections = 1) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const ask = (body) =>
    new Promise((resolve, reject) => {
      const fail = (problem) => reject(new NoAnswer(url, problem));
      const headers = { 'content-type': 'application/json', 'content-length': body.length };
      const call = request(url, { agent, method: 'POST', headers, timeout: PATIENCE_MS });
      // A server may close a connection that was idle at the very moment it is used again.
      call.once('error', (error) =>
        call.reusedSocket && error.code === 'ECONNRESET' ? resolve(ask(body)) : fail(error),
      );
      call.once('timeout', () => call.destroy(new Error(`nothing for ${PATIENCE_MS / 1_000} s`)));
      call.once('response', (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.once('error', fail);
        response.once('end', () => {
          const answer = Buffer.concat(chunks);
          if (response.statusCode !== 200 || answer.includes('"errors":')) fail(`${response.statusCode} ${answer}`);
          else resolve(answer);
        });
      });
      call.end(body);
    });
  return { ask, close: () => agent.destroy() };
}

/** What is sent for a question, which may be a function that gives another request each time. */
export const bodyOf = (question) => Buffer.from(JSON.stringify(typeof question === 'function' ? question() : question));

export async function dataOf(client, question) {
  return JSON.parse(await client.ask(bodyOf(question))).data;
}

/**
 * Asks each contestant, warmed up, for some seconds a round, in turns whose order is reversed every other round. A first
 * round does not count: who was warmed up first had nothing to do since, and works dearer for a while.
 * A contestant is `{ name, server: { client, pids }, question }`. Gives, by name, what one request cost in each round:
 * CPU and clock in microseconds, and the median on the clock in milliseconds.
 */
export async function inTurns(contestants, { warmUp, warmUpSeconds, rounds, seconds }) {
  const costs = Object.fromEntries(contestants.map(({ name }) => [name, { requests: 0, cpu: [], clock: [], p50: [] }]));
  for (const contestant of contestants) await warm(contestant, warmUp, warmUpSeconds);
  for (let round = 0; round <= rounds; round++) {
    for (const contestant of round % 2 === 0 ? contestants : [...contestants].reverse()) {
      const { requests, cpu, clock, p50 } = await closedLoop(contestant, seconds);
      if (round === 0) continue;
      const cost = costs[contestant.name];
      cost.requests += requests;
      cost.cpu.push(cpu);
      cost.clock.push(clock);
      cost.p50.push(p50);
    }
  }
  return costs;
}

/** So many requests, or as many as the time allows; on all cores, for a Java compiles in the background for long. */
async function warm({ server, question }, count, seconds) {
  for (const pid of server.pids) pin(pid, 'all');
  const end = performance.now() + seconds * 1_000;
  for (let at = 0; at < count && performance.now() < end; at++) await server.client.ask(bodyOf(question));
  for (const pid of server.pids) pin(pid, 'server');
}

/** One connection that asks again as soon as it is answered. */
async function closedLoop({ server: { client, pids }, question }, seconds) {
  const times = [];
  const before = cpuSeconds(pids);
  const started = performance.now();
  const end = started + seconds * 1_000;
  for (let now = started; now < end; ) {
    await client.ask(bodyOf(question));
    const then = performance.now();
    times.push(then - now);
    now = then;
  }
  const clock = performance.now() - started;
  const cpu = cpuSeconds(pids) - before;
  const requests = times.length;
  return { requests, cpu: (cpu * 1e6) / requests, clock: (clock * 1e3) / requests, p50: median(times) };
}

const sorted = (numbers) => [...numbers].sort((one, other) => one - other);

export function quantile(numbers, share) {
  const all = sorted(numbers);
  return all[Math.min(all.length - 1, Math.floor(all.length * share))];
}

export function median(numbers) {
  const all = sorted(numbers);
  const middle = all.length >> 1;
  return all.length % 2 === 1 ? all[middle] : (all[middle - 1] + all[middle]) / 2;
}

/** Median, least and most. */
export const spread = (numbers) => ({
  median: median(numbers),
  least: Math.min(...numbers),
  most: Math.max(...numbers),
});

/** How many times `one` is dearer than `other`, round by round. */
export const ratio = (one, other) => spread(one.map((cost, round) => cost / other[round]));
