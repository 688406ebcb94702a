import type { Session } from 'neo4j-driver';
import { checkServer } from '../../../src/store/ad-hoc/neo4j-guard';

const BLOCKED = 'access to /127.0.0.1 is blocked via the configuration property internal.dbms.cypher_ip_blocklist';

/** A server of these settings; a real one with bad ones would take its half minute for each. */
function serverWith(settings: Record<string, string>, refusal = BLOCKED, functions: string[] = []): Session {
  const rows = (names: readonly Record<string, string>[]) => ({
    records: names.map((row) => ({ get: (name: string) => row[name] })),
  });
  const run = async (text: string) => {
    if (text.startsWith('SHOW SETTINGS'))
      return rows(Object.entries(settings).map(([name, value]) => ({ name, value })));
    if (text.startsWith('SHOW FUNCTIONS')) return rows(functions.map((name) => ({ name })));
    throw new Error(refusal);
  };
  return { run } as unknown as Session;
}

const good = {
  'dbms.security.allow_csv_import_from_file_urls': 'false',
  'db.memory.transaction.max': '256.00MiB',
  'db.transaction.monitor.check.interval': '50ms',
};

const problemsOf = (server: Session): Promise<string[]> =>
  checkServer(server).then(
    () => [],
    (error: Error) => error.message.split('\n').slice(1),
  );

describe('checkServer', () => {
  it('lets a server pass that is set as it must be', async () => {
    expect(await problemsOf(serverWith(good))).toEqual([]);
  });

  it.each([
    ['dbms.security.allow_csv_import_from_file_urls', 'true', 'false'],
    ['db.memory.transaction.max', '0B', 'a ceiling, for example 256m'],
    ['db.transaction.monitor.check.interval', '2s', 'at most 100ms'],
    ['db.transaction.monitor.check.interval', '0s', 'at most 100ms'],
  ])('refuses one whose %s is %s', async (setting, value, expected) => {
    expect(await problemsOf(serverWith({ ...good, [setting]: value }))).toEqual([
      `${setting} is ${value}; expected ${expected}.`,
    ]);
  });

  it('refuses one that tells no settings, such as to a user without the right to see them', async () => {
    expect(await problemsOf(serverWith({}))).toHaveLength(3);
  });

  it('refuses one that would reach the network', async () => {
    const [first] = await problemsOf(serverWith(good, 'Connection refused'));
    expect(first).toBe('internal.dbms.cypher_ip_blocklist lets http://127.0.0.1:9/ through; expected 0.0.0.0/0,::/0.');
  });

  it('refuses one whose plug-ins bring functions', async () => {
    expect(await problemsOf(serverWith(good, BLOCKED, ['apoc.cypher.runFirstColumnMany']))).toEqual([
      expect.stringContaining('such as apoc.cypher.runFirstColumnMany'),
    ]);
  });
});
