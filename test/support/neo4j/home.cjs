const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

/**
 * A new folder that holds all that one server writes: `home`, `conf` and `tmp`.
 *
 * @param {number} port of Bolt, on loopback only
 * @returns {string}
 */
function makeHome(port) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'tierline-neo4j-'));
  for (const folder of ['home', 'conf', 'tmp']) fs.mkdirSync(path.join(home, folder));
  fs.writeFileSync(path.join(home, 'conf', 'neo4j.conf'), settings(port));
  return home;
}

/** @param {string} home */
function removeHome(home) {
  fs.rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

/**
 * Small and quick to start and stop, and as strict as the server that production needs: a timeout fires within
 * 50 ms, one transaction has a memory ceiling, and LOAD CSV reaches neither files nor the network.
 *
 * @param {number} port
 */
function settings(port) {
  return `server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:${port}
server.bolt.advertised_address=127.0.0.1:${port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=16m
db.tx_log.preallocate=false
dbms.usage_report.enabled=false
db.transaction.monitor.check.interval=50ms
db.memory.transaction.max=256m
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
internal.server.bolt.connection_shutdown_wait_time=0s
internal.server.bolt.thread_pool_shutdown_wait_time=0s
`;
}

module.exports = { makeHome, removeHome };
