/** What a Neo4j server must be set to before ad-hoc text may run on it; each is read, or tried where it cannot be read. */
import type { Session } from 'neo4j-driver';
import { settingsRefused } from '../../errors';

interface Requirement {
  readonly setting: string;
  readonly expected: string;
  isMet(value: string | undefined): boolean;
}

const REQUIRED: readonly Requirement[] = [
  {
    setting: 'dbms.security.allow_csv_import_from_file_urls',
    expected: 'false',
    isMet: (value) => value === 'false',
  },
  {
    setting: 'db.memory.transaction.max',
    expected: 'a ceiling, for example 256m',
    isMet: (value) => /^[1-9]/.test(value ?? ''),
  },
  {
    setting: 'db.transaction.monitor.check.interval',
    expected: 'at most 100ms',
    isMet: (value) => /^(\d{1,2}|100)ms$/.test(value ?? ''),
  },
];

/** Nothing listens there, so a server that tried would be refused in other words. */
const NOWHERE = ['http://127.0.0.1:9/', 'http://[::1]:9/'];

/** Throws SETTINGS_REFUSED with a line for each that is not as it must be. */
export async function checkServer(session: Session): Promise<void> {
  const problems: string[] = [];
  const settings = await settingsOf(session);
  for (const { setting, expected, isMet } of REQUIRED) {
    const value = settings.get(setting);
    if (!isMet(value)) problems.push(`${setting} is ${value ?? 'not set'}; expected ${expected}.`);
  }
  for (const url of NOWHERE) {
    if (await isBlocked(session, url)) continue;
    problems.push(`internal.dbms.cypher_ip_blocklist lets ${url} through; expected 0.0.0.0/0,::/0.`);
  }
  const foreign = await foreignFunctions(session);
  if (foreign.length > 0) {
    problems.push(
      `The server has functions of plug-ins, such as ${foreign[0]}; expected none. Narrow dbms.security.procedures.allowlist.`,
    );
  }
  if (problems.length === 0) return;
  throw settingsRefused([
    'Ad-hoc Cypher stays off, for this Neo4j would not hold it. Set these in neo4j.conf, or leave TIERLINE_CYPHER off:',
    ...problems,
  ]);
}

async function settingsOf(session: Session): Promise<Map<string, string>> {
  const { records } = await session.run('SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN name, value', {
    names: REQUIRED.map(({ setting }) => setting),
  });
  return new Map(records.map((record) => [record.get('name'), record.get('value')]));
}

/** The list of blocked addresses cannot be read; a server that has it names it when it refuses. */
async function isBlocked(session: Session, url: string): Promise<boolean> {
  try {
    await session.run('LOAD CSV FROM $url AS line RETURN line', { url });
    return false;
  } catch (error) {
    return error instanceof Error && error.message.includes('internal.dbms.cypher_ip_blocklist');
  }
}

/** A function of a plug-in may read files, reach the network or run a text of its own, and no plan shows it. */
async function foreignFunctions(session: Session): Promise<string[]> {
  const { records } = await session.run(
    'SHOW FUNCTIONS YIELD name, isBuiltIn WHERE NOT isBuiltIn RETURN name ORDER BY name',
  );
  return records.map((record) => record.get('name'));
}
