/** The built server as a process of its own, under no settings but those of the test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { home } from '../support/engines';

const MAIN = join(home, 'dist/main.js');
const PATIENCE_MS = 30_000;

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ServerProcess {
  /** What it wrote so far. */
  stdout(): string;
  stderr(): string;
  /** Resolves when `text` stands in what it wrote to stdout; rejects when it ends or says nothing for long. */
  says(text: string): Promise<void>;
  /** The address it names when it is ready. */
  url(): Promise<string>;
  signal(name: NodeJS.Signals): void;
  /** Resolves when it has ended and all that it wrote was read. */
  readonly ended: Promise<Ending>;
}

/** Refuses a build that is older than what it was made from. */
export function needBuild(): void {
  const builtAt = statSync(join(home, 'dist/.tsbuildinfo'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const names = readdirSync(join(home, 'src'), { recursive: true, encoding: 'utf8' });
  const changed = names.find((name) => name.endsWith('.ts') && statSync(join(home, 'src', name)).mtimeMs > builtAt);
  if (changed) throw new Error(`src/${changed} is newer than dist; run \`npm run build\` first, as \`npm test\` does.`);
}

const children = new Set<ChildProcess>();
const directories: string[] = [];

/** Starts the server on a free port. */
export function startServer(settings: Readonly<Record<string, string>>): ServerProcess {
  const { PATH = '' } = process.env;
  const env = { PATH, TIERLINE_PORT: '0', ...settings };
  const child = spawn(process.execPath, [MAIN], { cwd: tmpdir(), env, stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  const written = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      written[stream] += text;
    });
  }
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code, signal) => {
      children.delete(child);
      resolve({ code, signal });
    });
  });

  async function says(text: string): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    let hasEnded = false;
    void ended.then(() => {
      hasEnded = true;
    });
    while (!written.stdout.includes(text)) {
      if (hasEnded || Date.now() > deadline) {
        throw new Error(`The server did not say "${text}":\n${written.stdout}${written.stderr}`);
      }
      await pause(5);
    }
  }

  return {
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    says,
    async url() {
      await says('Ctrl-C stops.\n');
      return /http:\/\/[^/\s]+/.exec(written.stdout)?.[0] ?? '';
    },
    signal: (name) => void child.kill(name),
    ended,
  };
}

/** Ends a server as Ctrl-C does. */
export async function stopServer(server: ServerProcess): Promise<Ending> {
  server.signal('SIGINT');
  return server.ended;
}

/** A new directory, gone after the tests. */
export function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'tierline-main-'));
  directories.push(directory);
  return directory;
}

/** Kills what a failed test left running, and takes away its files. */
export function cleanUp(): void {
  for (const child of children) child.kill('SIGKILL');
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads the answer as the query shapes it
export async function askServer(url: string, query: string): Promise<any> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return response.json();
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
