/**
 * Starts a process with a snapshot and shuts it in before it sees a text: the kernel gives it no file, no socket, and no
 * memory beyond a ceiling, so whatever a statement makes the engine do, it can only compute and answer. Killing it stops
 * it wherever it is.
 */
import { type ChildProcess, execFile, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { settingsRefused, statementTooLarge, storeRefused } from '../../errors';
import type { AdHocRows } from '../ad-hoc';
import type { ReaderAnswer, ReaderQuestion } from './reader-messages';

/** Memory for a statement, beyond what the opened snapshot takes. */
const MEMORY_CEILING = 512 * 1024 * 1024;
const HEAP_MB = 128;

const run = promisify(execFile);

export class ReaderProcess {
  #isReady = false;
  #hasRun = false;
  #settle: ((answer: ReaderAnswer) => void) | null = null;
  #fail: ((error: unknown) => void) | null = null;

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (answer: ReaderAnswer) => this.#settle?.(answer));
    child.on('error', (error) => this.#fail?.(error));
    child.on('exit', (code, signal) => {
      const cause = new Error(`A reader of a snapshot ended with ${signal ?? code}.`);
      // Once it is ready only its ceiling ends it by itself: what it cannot allocate aborts it.
      this.#fail?.(this.#isReady ? statementTooLarge(cause) : storeRefused('snapshot', cause));
    });
  }

  /** Resolves when it is open and shut in. */
  static async start(path: string, stop: AbortSignal): Promise<ReaderProcess> {
    const child = fork(require.resolve('./snapshot-reader'), [path], {
      cwd: '/',
      env: {},
      execArgv: [...process.execArgv, `--max-old-space-size=${HEAP_MB}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const reader = new ReaderProcess(child);
    const end = () => reader.end();
    stop.addEventListener('abort', end, { once: true });
    try {
      await reader.#next();
      reader.#isReady = true;
      await shutIn(child.pid as number);
      stop.throwIfAborted();
      return reader;
    } catch (error) {
      reader.end();
      throw error;
    } finally {
      stop.removeEventListener('abort', end);
    }
  }

  /** Rejects with AppError, or with what the engine says as an Error. */
  async ask(question: ReaderQuestion): Promise<AdHocRows> {
    const next = this.#next();
    this.#hasRun ||= !question.explains;
    this.child.send(question);
    const answer = await next;
    if ('fault' in answer) throw new Error(answer.fault);
    return answer as AdHocRows;
  }

  /** Whether it can be asked and no statement has run in it. */
  get isUnused(): boolean {
    return this.child.connected && !this.#hasRun;
  }

  end(): void {
    this.child.kill('SIGKILL');
    if (this.child.connected) this.child.disconnect();
  }

  #next(): Promise<ReaderAnswer> {
    return new Promise((resolve, reject) => {
      this.#settle = resolve;
      this.#fail = reject;
    });
  }
}

/** Limits that the kernel keeps: what is open stays open, and nothing can be opened. */
async function shutIn(pid: number): Promise<void> {
  const [, data = '0'] = /^VmData:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  const memory = Number(data) * 1024 + MEMORY_CEILING;
  await run('prlimit', [
    '--pid',
    String(pid),
    '--nofile=0:0',
    '--fsize=0:0',
    '--core=0:0',
    `--data=${memory}:${memory}`,
  ]);
}

/** Throws SETTINGS_REFUSED where a process cannot be shut in. */
export async function checkShutIn(): Promise<void> {
  const answer = process.platform === 'linux' ? await run('prlimit', ['--version']).catch(() => null) : null;
  if (answer) return;
  throw settingsRefused([
    'Ad-hoc Cypher on the embedded graph needs Linux with prlimit (package util-linux), which shuts its process in. Install it, use Neo4j, or leave TIERLINE_CYPHER off.',
  ]);
}
