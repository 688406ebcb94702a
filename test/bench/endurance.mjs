/**
 * Reads at a share of what a server can do, while loads run: errors, memory, and the delay of its event loop. What it can do
 * is measured anew every minute, since a machine that others use too is not as fast at all times. The loads change things,
 * of which every version is kept, so memory grows by what they say.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { bodyOf, clientOf, dataOf, median, quantile, spread } from './measure.mjs';
import { residentMegabytes } from './processes.mjs';
import { ours } from './questions.mjs';
import { roots } from './shapes.mjs';

const SHARE = 0.8;
const CONNECTIONS = 16;
const MOST_WAITING = 500;
const LOAD_EVERY_MS = 10_000;
const ROWS_A_LOAD = 100;
/** A load empties what is held, so one falls into every measurement of what a server can do. */
const SATURATE_SECONDS = LOAD_EVERY_MS / 1_000;
const STRETCH_MS = 60_000;
const WATCH_MS = 1_000;

/** Ten questions that come again and again: six of one node, three first pages, one trace. */
const MIX = [
  ...Array(6).fill(ours.node(roots.tree)),
  ...Array(3).fill(ours.page({ field: 'organizations' })),
  ours.trace(roots.tree),
];

export async function sustainedLoad(server, { minutes }) {
  const client = clientOf(server.url, CONNECTIONS);
  const seen = { errors: [], times: [], megabytes: [], rates: [], crowded: 0 };
  const ending = new AbortController();
  const loads = keepLoading(server.url, ending.signal, seen);
  const watch = setInterval(() => seen.megabytes.push(residentMegabytes(server.pid)), WATCH_MS);
  const delays = [];
  try {
    await saturate(client, SATURATE_SECONDS);
    seen.megabytes.length = 0;
    const end = performance.now() + minutes * 60_000;
    while (performance.now() < end) {
      const rate = SHARE * (await saturate(client, SATURATE_SECONDS));
      seen.rates.push(rate);
      await delayOf(server);
      await atRate(client, rate, Math.min(STRETCH_MS, end - performance.now()), seen);
      delays.push(await delayOf(server));
    }
    ending.abort();
    return rowsOf(seen, delays, { minutes, loaded: await loads });
  } finally {
    clearInterval(watch);
    ending.abort();
    client.close();
  }
}

function rowsOf({ errors, times, megabytes, rates, crowded }, delays, { minutes, loaded }) {
  const third = Math.ceil(megabytes.length / 3);
  const [early, late] = [median(megabytes.slice(0, third)), median(megabytes.slice(-third))];
  const [least, most] = [Math.min(...rates), Math.max(...rates)].map((rate) => rate.toFixed(0));
  const what = `${minutes} minutes at ${least} to ${most} reads a second and ${loaded} loads`;
  const latency = `p50 ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms from when it was due`;
  const waited = crowded > 0 ? `; ${crowded} came later, as ${MOST_WAITING} were waiting` : '';
  const problem = errors.length > 0 ? `; the first: ${errors[0]}` : '';
  const resident = `${early.toFixed(0)} MB in its first third, ${late.toFixed(0)} MB in its last`;
  return [
    {
      what: `${what}: errors`,
      note: `of ${times.length} reads, ${latency}${waited}${problem}`,
      value: spread([errors.length]),
      unit: 'errors',
      atMost: 0,
    },
    {
      what: 'memory in its last third / in its first',
      note: resident,
      value: spread([late / early]),
      unit: 'times',
      atMost: 1.2,
    },
    {
      what: 'p99 of the delay of its event loop',
      note: `most ${Math.max(...delays.map(({ most: longest }) => longest)).toFixed(1)} ms`,
      value: spread(delays.map(({ p99 }) => p99)),
      unit: 'ms',
      atMost: 50,
    },
  ];
}

/** How many reads a second all connections together get through. */
async function saturate(client, seconds) {
  let done = 0;
  const started = performance.now();
  const end = started + seconds * 1_000;
  const loop = async (at) => {
    for (let next = at; performance.now() < end; next++) {
      await client.ask(bodyOf(MIX[next % MIX.length]));
      done++;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, at) => loop(at)));
  return (done * 1_000) / (performance.now() - started);
}

/** Asks when it is due, however long the answers before take: an answer's time counts from when it was due. */
async function atRate(client, rate, milliseconds, seen) {
  const { errors, times } = seen;
  let waiting = 0;
  let answered = () => undefined;
  const oneAnswered = () => new Promise((resolve) => (answered = resolve));
  const started = performance.now();
  for (let count = 0; performance.now() - started < milliseconds; ) {
    const due = started + (count * 1_000) / rate;
    if (due > performance.now()) {
      await wait(1);
      continue;
    }
    if (waiting >= MOST_WAITING) {
      seen.crowded++;
      await oneAnswered();
    }
    waiting++;
    client
      .ask(bodyOf(MIX[count++ % MIX.length]))
      .then(() => times.push(performance.now() - due))
      .catch((error) => errors.push(error.message))
      .finally(() => {
        waiting--;
        answered();
      });
  }
  while (waiting > 0) await oneAnswered();
}

const IMPORT = `mutation ($content: String!) { importStart(input: { files: [{ name: "organizations.csv", content: $content }] }) {
  import { id } userErrors { message } } }`;
const STATE = 'query ($id: ID!) { import(id: $id) { state } }';

/** Loads rows, of which half say something new, again and again; how many loads there were. */
async function keepLoading(url, signal, { errors }) {
  const client = clientOf(url);
  let count = 0;
  for (; !signal.aborted; count++) {
    const problem = await load(client, count).catch((error) => error.message);
    if (problem) errors.push(problem);
    await wait(LOAD_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  client.close();
  return count;
}

async function load(client, count) {
  const rows = Array.from({ length: ROWS_A_LOAD }, (_, at) => {
    const employees = at % 2 === 0 ? 100 : 100 + (count % 50);
    return `organization:loaded-${at},Loaded ${at},${employees},2024-01-01T00:00:00.000Z,source:bench`;
  });
  const content = ['id,name,employees,recordedAt,sources', ...rows, ''].join('\n');
  const { importStart } = await dataOf(client, { query: IMPORT, variables: { content } });
  if (importStart.userErrors.length > 0) return importStart.userErrors[0].message;
  for (;;) {
    const { import: job } = await dataOf(client, { query: STATE, variables: { id: importStart.import.id } });
    if (['QUEUED', 'CHECKING', 'WRITING'].includes(job.state)) await wait(100);
    else return job.state === 'DONE' ? null : `a load ended as ${job.state}`;
  }
}

/** The delay of the server's event loop since it was asked last, in milliseconds. */
function delayOf({ channel }) {
  return new Promise((resolve) => {
    channel.once('message', resolve);
    channel.send('delay');
  });
}
