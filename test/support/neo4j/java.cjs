const { spawnSync } = require('node:child_process');
const path = require('node:path');

const OLDEST = 17;

/**
 * The command of a Java that runs Neo4j 5: `$JAVA_HOME/bin/java`, else the `java` on the PATH.
 * Throws a sentence when there is none or when it is older than 17.
 *
 * @returns {string}
 */
function findJava() {
  const home = process.env.JAVA_HOME;
  const java = home ? path.join(home, 'bin', 'java') : 'java';
  const version = versionOf(java);
  if (version && Number.parseInt(version, 10) >= OLDEST) return java;
  const found = version ? `is Java ${version}` : 'does not run';
  const origin = home ? 'named by JAVA_HOME' : 'on the PATH';
  throw new Error(`Neo4j needs Java ${OLDEST} or later, but ${java} (${origin}) ${found}`);
}

/**
 * Such as `17.0.15`, or `1.8.0_402` for Java 8.
 *
 * @param {string} java
 * @returns {string | undefined}
 */
function versionOf(java) {
  const { stderr } = spawnSync(java, ['-version'], { encoding: 'utf8', timeout: 30_000 });
  return stderr?.match(/version "([^"]+)"/)?.[1];
}

module.exports = { findJava };
