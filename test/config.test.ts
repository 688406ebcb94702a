import { readConfig } from '../src/config';
import { AppError } from '../src/errors';

const read = (env: NodeJS.ProcessEnv) => readConfig(env, '/home/of/tierline');

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    read(env);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toBe('SETTINGS_REFUSED');
    return (error as AppError).message.split('\n');
  }
  return [];
}

describe('readConfig', () => {
  it('needs no setting', () => {
    expect(read({})).toEqual({
      host: '127.0.0.1',
      port: 4000,
      graph: '.tierline/graph',
      neo4j: null,
      seed: '/home/of/tierline/seeds/korea-defence',
      reports: null,
      deadlineMs: 10_000,
      logLevel: 'warn',
      cypher: false,
      documents: null,
      documentsOnly: false,
    });
  });

  it.each([
    ['TIERLINE_HOST', '0.0.0.0', { host: '0.0.0.0' }],
    ['TIERLINE_HOST', '::1', { host: '::1' }],
    ['TIERLINE_PORT', '0', { port: 0 }],
    ['TIERLINE_PORT', '65535', { port: 65_535 }],
    ['TIERLINE_GRAPH', '/data/graph', { graph: '/data/graph' }],
    ['TIERLINE_SEED', '/data/package', { seed: '/data/package' }],
    ['TIERLINE_SEED', 'none', { seed: null }],
    ['TIERLINE_REPORTS', '/data/reports', { reports: '/data/reports' }],
    ['TIERLINE_DOCUMENTS', '/data/documents', { documents: '/data/documents' }],
    ['TIERLINE_DOCUMENTS_ONLY', 'false', { documentsOnly: false }],
    ['TIERLINE_DEADLINE_MS', '100', { deadlineMs: 100 }],
    ['TIERLINE_DEADLINE_MS', '600000', { deadlineMs: 600_000 }],
    ...['fatal', 'error', 'warn', 'info', 'debug', 'silent'].map((level) => [
      'TIERLINE_LOG',
      level,
      { logLevel: level },
    ]),
  ] as [string, string, object][])('takes %s=%s', (name, value, expected) => {
    expect(read({ [name]: value })).toEqual({ ...read({}), ...expected });
  });

  const token = 'a-token-of-thirty-two-characters';

  it('takes TIERLINE_CYPHER=on from this machine alone, or with a token of its own', () => {
    expect(read({ TIERLINE_CYPHER: 'on' })).toEqual({ ...read({}), cypher: true });
    const served = { TIERLINE_CYPHER: 'on', TIERLINE_HOST: '0.0.0.0' };
    expect(read({ ...served, TIERLINE_ANALYST_TOKEN: token })).toMatchObject({ cypher: true, analystToken: token });
    expect(problemsOf(served)).toEqual([
      'TIERLINE_ANALYST_TOKEN is not set; TIERLINE_CYPHER=on needs it where TIERLINE_HOST is 0.0.0.0.',
    ]);
    expect(problemsOf({ TIERLINE_WRITE_TOKEN: token, TIERLINE_ANALYST_TOKEN: token })).toEqual([
      'TIERLINE_ANALYST_TOKEN is TIERLINE_WRITE_TOKEN; expected another: an analyst does not write.',
    ]);
    expect(problemsOf({ TIERLINE_CYPHER: 'yes' })).toEqual(['TIERLINE_CYPHER is "yes"; expected on or off.']);
    expect(problemsOf({ TIERLINE_ANALYST_TOKEN: 'short' })).toEqual([
      'TIERLINE_ANALYST_TOKEN has 5 characters; expected at least 32, of letters, digits and signs without spaces.',
    ]);
  });

  it('runs only listed documents where there is a list', () => {
    const settings = { TIERLINE_DOCUMENTS: '/d', TIERLINE_DOCUMENTS_ONLY: 'true' };
    expect(read(settings)).toMatchObject({ documents: '/d', documentsOnly: true });
    expect(problemsOf({ TIERLINE_DOCUMENTS_ONLY: 'true' })).toEqual([
      'TIERLINE_DOCUMENTS_ONLY is true; set TIERLINE_DOCUMENTS to the directory of the documents too.',
    ]);
    expect(problemsOf({ TIERLINE_DOCUMENTS_ONLY: 'yes' })).toEqual([
      'TIERLINE_DOCUMENTS_ONLY is "yes"; expected true or false.',
    ]);
  });

  it('takes the path of a data package from where it was started', () => {
    expect(read({ TIERLINE_SEED: 'mine' }).seed).toBe(`${process.cwd()}/mine`);
  });

  it('takes an empty setting for none, and leaves out the space around one', () => {
    expect(read({ TIERLINE_PORT: '', TIERLINE_HOST: '  ', NEO4J_URI: '' })).toEqual(read({}));
    expect(read({ TIERLINE_PORT: ' 4001 ' }).port).toBe(4001);
  });

  it.each(['-1', '65536', '4000.5', '4e3', '0x10', 'http'])('refuses TIERLINE_PORT=%j', (port) => {
    const sentence = `TIERLINE_PORT is ${JSON.stringify(port)}; expected a whole number from 0 to 65535.`;
    expect(problemsOf({ TIERLINE_PORT: port })).toEqual([sentence]);
  });

  it.each(['99', '600001', '10s'])('refuses TIERLINE_DEADLINE_MS=%s', (deadline) => {
    const sentence = `TIERLINE_DEADLINE_MS is "${deadline}"; expected a whole number from 100 to 600000.`;
    expect(problemsOf({ TIERLINE_DEADLINE_MS: deadline })).toEqual([sentence]);
  });

  it('takes a write token of 32 signs or more', () => {
    const token = 'Aa0!~'.repeat(7);
    expect(read({ TIERLINE_WRITE_TOKEN: token }).writeToken).toBe(token);
    expect(read({ TIERLINE_WRITE_TOKEN: ' ' }).writeToken).toBeUndefined();
  });

  it.each(['short', 'x'.repeat(31), `${'x'.repeat(32)} y`, 'é'.repeat(32)])(
    'refuses TIERLINE_WRITE_TOKEN=%s, without saying it',
    (token) => {
      const sentence = `TIERLINE_WRITE_TOKEN has ${token.length} characters; expected at least 32, of letters, digits and signs without spaces.`;
      expect(problemsOf({ TIERLINE_WRITE_TOKEN: token })).toEqual([sentence]);
    },
  );

  it('reports everything that is wrong at once', () => {
    const env = { TIERLINE_PORT: 'x', TIERLINE_DEADLINE_MS: '1', TIERLINE_LOG: 'loud', NEO4J_URI: 'http://db:7474' };
    expect(problemsOf(env)).toEqual([
      'NEO4J_URI is "http://db:7474"; expected neo4j://host:port, bolt://host:port or neo4j+s://….',
      'NEO4J_PASSWORD is not set; set the password of NEO4J_USERNAME.',
      'TIERLINE_LOG is "loud"; expected one of fatal, error, warn, info, debug, silent.',
      'TIERLINE_PORT is "x"; expected a whole number from 0 to 65535.',
      'TIERLINE_DEADLINE_MS is "1"; expected a whole number from 100 to 600000.',
    ]);
  });

  it('goes to Neo4j when NEO4J_URI names one, and puts nothing into it unasked', () => {
    const { neo4j, seed } = read({ NEO4J_URI: 'bolt://127.0.0.1:7687', NEO4J_PASSWORD: 'secret' });
    expect(neo4j).toEqual({ uri: 'bolt://127.0.0.1:7687', username: 'neo4j', password: 'secret', database: 'neo4j' });
    expect(seed).toBeNull();
  });

  it('fills Neo4j from the data package that TIERLINE_SEED names', () => {
    const env = { NEO4J_URI: 'bolt://127.0.0.1:7687', NEO4J_PASSWORD: 'secret', TIERLINE_SEED: '/data/package' };
    expect(read(env).seed).toBe('/data/package');
  });

  it('understands the file of credentials that Aura hands out', () => {
    const env = {
      NEO4J_URI: 'neo4j+s://1a2b3c4d.databases.neo4j.io',
      NEO4J_USERNAME: '1a2b3c4d',
      NEO4J_PASSWORD: ' with a space ',
      NEO4J_DATABASE: '1a2b3c4d',
      AURA_INSTANCEID: '1a2b3c4d',
      AURA_INSTANCENAME: 'Instance01',
    };
    expect(read(env).neo4j).toEqual({
      uri: env.NEO4J_URI,
      username: '1a2b3c4d',
      password: ' with a space ',
      database: '1a2b3c4d',
    });
  });

  it.each(['neo4j', 'neo4j+s', 'neo4j+ssc', 'bolt', 'bolt+s', 'bolt+ssc'])('takes %s:// for a Neo4j', (scheme) => {
    expect(read({ NEO4J_URI: `${scheme}://db`, NEO4J_PASSWORD: 'secret' }).neo4j?.uri).toBe(`${scheme}://db`);
  });
});
