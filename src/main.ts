/** `npm start`: settings → store → its first data → server, until Ctrl-C. */
import { dirname } from 'node:path';
import { pino } from 'pino';
import { readConfig } from './config';
import { AppError } from './errors';
import { openStore, prepareStore, type Running, startServer } from './server/start';

const home = dirname(__dirname);

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** npm passes on the Ctrl-C that the terminal has sent already: one that comes so soon is the same. */
const SAME_SIGNAL_MS = 500;

/** What serves now; nothing before it is ready and once it was asked to stop. */
let running: Running | undefined;
let askedToStopAt = 0;

async function main(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop().catch(fail));
  const config = readConfig(process.env, home);
  const log = pino({ name: 'tierline', level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  const store = await openStore(config);
  try {
    await prepareStore(store, config, home, showProgress);
    running = await startServer(store, config, log);
    const question = config.seed ? ' and press the play button: it asks who is behind the K2 tank' : '';
    say(`Tierline is ready. Open ${running.url}/graphql${question}.`);
    say(`Graph: ${config.neo4j?.uri ?? config.graph}. ${running.writers} Ctrl-C stops.`);
    stopWithNpm();
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Ends at once what does not serve yet or is asked twice; the next start finishes a load that this breaks off. */
async function stop(): Promise<void> {
  if (!running && Date.now() - askedToStopAt > SAME_SIGNAL_MS) process.exit(130);
  if (!running) return;
  const serving = running;
  running = undefined;
  askedToStopAt = Date.now();
  say('Stopping.');
  await serving.stop();
  process.exit(0);
}

/** npm does not pass on every signal: a server that it started stops when npm is gone. */
function stopWithNpm(): void {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && void stop().catch(fail), SAME_SIGNAL_MS).unref();
}

/** One line that grows on a terminal, one line in all elsewhere. */
function showProgress(done: number, rows: number): void {
  const text = `Loading the first data: ${done} of ${rows} rows`;
  if (process.stdout.isTTY) process.stdout.write(`\r${text}${done === rows ? '\n' : ''}`);
  else if (done === rows) say(text);
}

/** Exits outright: a connection that is still being tried would hold the process. */
function fail(error: unknown): never {
  process.stderr.write(`${error instanceof AppError ? error.message : `Tierline failed: ${error}`}\n`);
  process.exit(1);
}

main().catch(fail);
