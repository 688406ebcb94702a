/** The processes that are measured, each on the cores it is given, none outliving the benchmark. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const READY_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 20_000;

/** Everything that is written lies here and goes at the end. */
export const room = mkdtempSync(join(tmpdir(), 'tierline-bench-'));
export const product = join(import.meta.dirname, '../..');

const running = new Set();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(room, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

const allowed = /Cpus_allowed_list:\s+(\S+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1];
const [first, second] = allowed.split(',').flatMap((range) => {
  const [from, to = from] = range.split('-').map(Number);
  return Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
});
const isPinning = second !== undefined && spawnSync('taskset', ['-V']).status === 0;
const cores = { server: first, client: second, all: allowed };

export const pinned = isPinning
  ? `servers and their database on core ${first}, the client on core ${second}`
  : `nothing: ${second === undefined ? 'there is one core' : 'taskset is not there'}`;

/** Moves a process with all its threads to the cores of a part: `server`, `client` or `all`. */
export function pin(pid, part) {
  if (isPinning) spawnSync('taskset', ['-acp', cores[part], String(pid)]);
}

/** Without the settings of whoever runs the benchmark. */
function environment(own) {
  const entries = Object.entries(process.env).filter(([name]) => !/^(TIERLINE|NEO4J)_/.test(name));
  return { ...Object.fromEntries(entries), NODE_ENV: 'production', ...own };
}

function start(part, args, env, stdio) {
  const command = [process.execPath, ...args];
  const [program, ...rest] = isPinning ? ['taskset', '-c', cores[part], ...command] : command;
  const child = spawn(program, rest, { env: environment(env), stdio, cwd: product });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Runs a `tierline` command to its end on all cores; what it printed. */
export async function tierline(args, env = {}) {
  const child = start('all', ['dist/cli.js', ...args], env, ['ignore', 'pipe', 'pipe']);
  const [text, problem] = [collect(child.stdout), collect(child.stderr)];
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`tierline ${args[0]} failed\n${problem()}${text()}`);
  return text();
}

/** Starts a server and resolves when it has printed its address; with its channel to the benchmark, where it has one. */
export async function serve(args, env) {
  const child = start('server', args, env, ['ignore', 'pipe', 'pipe', 'ipc']);
  const problem = collect(child.stderr);
  const url = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${args.join(' ')} is not ready`)), READY_WITHIN_MS);
    child.once('exit', () => reject(new Error(`${args.join(' ')} ended\n${problem()}`)));
    createInterface(child.stdout).on('line', (line) => {
      const found = /http:\/\/[\w.:[\]]+\S*?(?=[\s?]|\.?$)/.exec(line)?.[0];
      if (!found) return;
      clearTimeout(late);
      resolve(found);
    });
  });
  return { url, pid: child.pid, channel: child, problem, stop: () => stop(child) };
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const patience = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  clearTimeout(patience);
}

function collect(stream) {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk) => {
    text = (text + chunk).slice(-20_000);
  });
  return () => text;
}

const TICKS_A_SECOND = 100;

/** Seconds of CPU that processes have used, all their threads together. */
export function cpuSeconds(pids) {
  let ticks = 0;
  for (const pid of pids) {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / TICKS_A_SECOND;
}

/** Megabytes that a process holds in memory. */
export function residentMegabytes(pid) {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1_024;
}
