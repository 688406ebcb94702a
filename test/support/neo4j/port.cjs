const net = require('node:net');

/**
 * A port of loopback that nothing listens on: `preferred` if it is free, else any.
 *
 * @param {number} [preferred]
 * @returns {Promise<number>}
 */
async function freePort(preferred = 0) {
  try {
    return await probe(preferred);
  } catch {
    return probe(0);
  }
}

/**
 * @param {number} port
 * @returns {Promise<number>}
 */
function probe(port) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(address.port));
    });
  });
}

module.exports = { freePort };
