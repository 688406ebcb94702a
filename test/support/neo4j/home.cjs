const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const MEMORY = '/dev/shm';
const BYTES_NEEDED = 4 * 2 ** 30;

/**
 * A new folder that holds all that one server writes: `home`, `conf` and `tmp`.
 *
 * @param {number} port of Bolt, on loopback only
 * @param {boolean} served
 * @param {boolean} isInMemory that no commit waits for a disk, where memory serves as one and has room
 * @returns {string}
 */
function makeHome(port, served, isInMemory) {
  const room = isInMemory && freeBytes(MEMORY) > BYTES_NEEDED ? MEMORY : os.tmpdir();
  const home = fs.mkdtempSync(path.join(room, 'tierline-neo4j-'));
  for (const folder of ['home', 'conf', 'tmp']) fs.mkdirSync(path.join(home, folder));
  fs.writeFileSync(path.join(home, 'conf', 'neo4j.conf'), settings(port, served));
  return home;
}

/** @param {string} folder */
function freeBytes(folder) {
  if (!fs.existsSync(folder)) return 0;
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize;
}

/** @param {string} home */
function removeHome(home) {
  fs.rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

/**
 * Small and quick to start and stop, with a plan kept for every text, whatever the length of its lists and texts, and as
 * strict as the server that production needs: a timeout fires within 50 ms, one transaction has a memory ceiling, and
 * LOAD CSV reaches neither files nor the network. One that is served plans as it does by default, and has room for its
 * graph in memory and for large transactions.
 *
 * @param {number} port
 * @param {boolean} served
 */
function settings(port, served) {
  return `server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:${port}
server.bolt.advertised_address=127.0.0.1:${port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=${served ? '1g' : '16m'}
db.tx_log.preallocate=false
server.memory.query_cache.per_db_cache_num_entries=10000
dbms.cypher.min_replan_interval=1h
dbms.cypher.statistics_divergence_threshold=1.0
internal.cypher.use_parameter_size=${served}
dbms.usage_report.enabled=false
db.transaction.monitor.check.interval=50ms
db.memory.transaction.max=${served ? '0' : '256m'}
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
internal.server.bolt.connection_shutdown_wait_time=0s
internal.server.bolt.thread_pool_shutdown_wait_time=0s
`;
}

module.exports = { makeHome, removeHome };
