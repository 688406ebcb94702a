/** `npm start`: settings → store → its first data → server, until Ctrl-C. */
import { dirname } from 'node:path';
import { pino } from 'pino';
import { readConfig } from './config';
import { AppError } from './errors';
import { openStore, prepareStore, startServer } from './server/start';

const home = dirname(__dirname);

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const config = readConfig(process.env, home);
  const log = pino({ name: 'tierline', level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  const store = await openStore(config);
  try {
    await prepareStore(store, config, home, showProgress);
    const running = await startServer(store, config, log);
    say(`Tierline is ready. Open ${running.url}/graphql and press the play button: it asks who is behind the K2 tank.`);
    say(`Graph: ${config.neo4j?.uri ?? config.graph}. Ctrl-C stops.`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(running));
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function stop(running: { stop(): Promise<void> }): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  say('Stopping.');
  await running.stop();
  process.exit(0);
}

/** One line that grows on a terminal, one line in all elsewhere. */
function showProgress(done: number, rows: number): void {
  const text = `Loading the first data: ${done} of ${rows} rows`;
  if (process.stdout.isTTY) process.stdout.write(`\r${text}${done === rows ? '\n' : ''}`);
  else if (done === rows) say(text);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof AppError ? error.message : `Tierline cannot start: ${error}`}\n`);
  process.exitCode = 1;
});
