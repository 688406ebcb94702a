import { createServer } from 'node:net';
import { openNeo4j } from '../../src/store/neo4j';
import { neo4jSettings } from '../support/engines';
import { refusal } from './ask-store';
import { asAdministrator } from './neo4j-administrator';

const settings = { username: 'neo4j', password: 'a password', database: 'neo4j', statementTimeoutMs: 1_000 };

/** A port of this machine at which nobody listens. */
async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const address = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return address.port;
}

describe('openNeo4j without a server', () => {
  it.each(['bolt', 'neo4j'])('says that nothing answers at %s://', async (scheme) => {
    const uri = `${scheme}://127.0.0.1:${await unusedPort()}`;
    const { message, cause } = await refusal('STORE_UNAVAILABLE', () => openNeo4j({ ...settings, uri }));
    expect(message).toBe(`Neo4j does not answer at ${uri}. Start it or mend NEO4J_URI.`);
    expect(cause).toBeDefined();
  });

  it.each(['localhost:7687', 'http://localhost:7474', 'nonsense'])(
    'says what an address looks like for %s',
    async (uri) => {
      const { message } = await refusal('STORE_UNAVAILABLE', () => openNeo4j({ ...settings, uri }));
      expect(message).toBe(`NEO4J_URI is ${uri}. Use neo4j://host:port, bolt://host:port or neo4j+s://….`);
    },
  );

  it('never shows the password', async () => {
    const uri = `bolt://127.0.0.1:${await unusedPort()}`;
    const error = await refusal('STORE_UNAVAILABLE', () => openNeo4j({ ...settings, uri }));
    expect(`${error.message} ${JSON.stringify(error.details)}`).not.toContain(settings.password);
  });
});

const { uri, username, database } = neo4jSettings;

(uri ? describe : describe.skip)('openNeo4j', () => {
  it('says that the server refused the name and password', async () => {
    const wrong = { ...neo4jSettings, username: 'nobody' };
    const { message } = await refusal('STORE_UNAVAILABLE', () => openNeo4j(wrong));
    expect(message).toBe(`${uri} refused nobody. Mend NEO4J_USERNAME and NEO4J_PASSWORD.`);
    const { message: second } = await refusal('STORE_UNAVAILABLE', () =>
      openNeo4j({ ...neo4jSettings, password: 'x' }),
    );
    expect(second).toBe(`${uri} refused ${username}. Mend NEO4J_USERNAME and NEO4J_PASSWORD.`);
    await (await openNeo4j(neo4jSettings)).close();
  });

  it('says that the server has no such database', async () => {
    const { message } = await refusal('STORE_UNAVAILABLE', () => openNeo4j({ ...neo4jSettings, database: 'nowhere' }));
    expect(message).toBe(`${uri} has no database nowhere. Mend NEO4J_DATABASE.`);
    expect(database).not.toBe('nowhere');
  });

  it('says that the first password is still to be changed', async () => {
    await asAdministrator("CREATE OR REPLACE USER fresh SET PASSWORD 'first-password' CHANGE REQUIRED", 'system');
    try {
      const fresh = { ...neo4jSettings, username: 'fresh', password: 'first-password' };
      const { message } = await refusal('STORE_UNAVAILABLE', () => openNeo4j(fresh));
      expect(message).toMatch(`The password of fresh on ${uri} is still the first one. Change it once`);
    } finally {
      await asAdministrator('DROP USER fresh IF EXISTS', 'system');
    }
  });
});
