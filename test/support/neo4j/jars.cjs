const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const POM = path.join(__dirname, 'pom.xml');
const DOWNLOAD_DEADLINE_MS = 600_000;

/** Servers that start together wait for one download. @type {Promise<string> | undefined} */
let filling;

/**
 * The folder of Neo4j's jars, filled by Maven the first time: `neo4j-<version>/lib` in `$TIERLINE_CACHE` or
 * `~/.cache/tierline`. A folder of that name is always complete, because a download gets it only at its end.
 *
 * @param {(sentence: string) => void} log
 * @returns {Promise<string>}
 */
function neo4jJars(log) {
  filling ??= fill(log);
  return filling;
}

/** @param {(sentence: string) => void} log */
async function fill(log) {
  const release = `neo4j-${neo4jVersion()}`;
  const lib = path.join(cacheFolder(), release, 'lib');
  if (fs.existsSync(lib)) return lib;
  log(`Downloading ${release} (120 MB, only this once) into ${lib}`);
  await download(lib);
  return lib;
}

function neo4jVersion() {
  const version = fs.readFileSync(POM, 'utf8').match(/<neo4j\.version>(.+)<\/neo4j\.version>/)?.[1];
  if (!version) throw new Error(`${POM} has no property neo4j.version`);
  return version;
}

function cacheFolder() {
  return path.resolve(process.env.TIERLINE_CACHE || path.join(os.homedir(), '.cache', 'tierline'));
}

/** @param {string} lib */
async function download(lib) {
  fs.mkdirSync(path.dirname(lib), { recursive: true });
  const partial = fs.mkdtempSync(`${lib}.partial-`);
  const discard = () => fs.rmSync(partial, { recursive: true, force: true, maxRetries: 10 });
  process.once('exit', discard);
  try {
    await copyDependencies(partial);
    if (!fs.existsSync(lib)) fs.renameSync(partial, lib);
  } finally {
    process.off('exit', discard);
    discard();
  }
}

/** @param {string} folder */
async function copyDependencies(folder) {
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`];
  const maven = spawn('mvn', ['-q', '-B', '-f', POM, ...goal], { stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = () => maven.kill('SIGKILL');
  const deadline = setTimeout(kill, DOWNLOAD_DEADLINE_MS);
  process.prependOnceListener('exit', kill);
  try {
    await succeeded(maven);
  } finally {
    clearTimeout(deadline);
    process.off('exit', kill);
  }
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} maven
 * @returns {Promise<void>}
 */
function succeeded(maven) {
  let output = '';
  for (const stream of [maven.stdout, maven.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    maven.once('error', () => reject(new Error("Maven (mvn), which downloads Neo4j's jars, is not on the PATH")));
    maven.once('close', (code, signal) => {
      const late = signal ? ` within ${DOWNLOAD_DEADLINE_MS / 1000} s` : '';
      if (code === 0) resolve();
      else reject(new Error(`Maven could not download Neo4j's jars${late}\n${output.trim().slice(-2000)}`));
    });
  });
}

module.exports = { neo4jJars };
