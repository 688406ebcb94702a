const { setTimeout: delay } = require('node:timers/promises');
const neo4j = require('neo4j-driver');

const USERNAME = 'neo4j';
const FIRST_PASSWORD = 'neo4j';
const DATABASE = 'neo4j';
const RETRY_MS = 100;

/**
 * Waits for a new server, replaces the password that every new Neo4j has, and runs one statement with the new one.
 * Rejects with the last refusal when `isAlive` turns false or `deadline` (epoch milliseconds) has passed.
 *
 * @param {{ uri: string, password: string, deadline: number, isAlive: () => boolean }} server
 * @returns {Promise<import('./neo4j-server').Neo4jAddress>}
 */
async function setFirstPassword({ uri, password, deadline, isAlive }) {
  const initial = { uri, username: USERNAME, password: FIRST_PASSWORD, database: 'system' };
  const address = { uri, username: USERNAME, password, database: DATABASE };
  const attempt = (/** @type {() => Promise<void>} */ action) => retry(action, deadline, isAlive);
  await attempt(() =>
    run(initial, `ALTER CURRENT USER SET PASSWORD FROM '${FIRST_PASSWORD}' TO $password`, { password }),
  );
  await attempt(() => run(address, 'RETURN 1 AS one', {}));
  return address;
}

/**
 * @param {() => Promise<void>} action
 * @param {number} deadline
 * @param {() => boolean} isAlive
 */
async function retry(action, deadline, isAlive) {
  for (;;) {
    try {
      return await action();
    } catch (error) {
      if (!isAlive() || Date.now() > deadline) throw error;
      await delay(RETRY_MS);
    }
  }
}

/**
 * @param {import('./neo4j-server').Neo4jAddress} address
 * @param {string} text
 * @param {Record<string, unknown>} parameters
 */
async function run({ uri, username, password, database }, text, parameters) {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { connectionTimeout: 10_000 });
  const session = driver.session({ database });
  try {
    await session.run(text, parameters);
  } finally {
    await session.close();
    await driver.close();
  }
}

module.exports = { setFirstPassword };
