/** Asks the test server what only an administrator may ask, past the store. */
import neo4j from 'neo4j-driver';
import { neo4jSettings } from '../support/engines';

export async function asAdministrator(
  text: string,
  database = neo4jSettings.database,
  parameters: Record<string, unknown> = {},
): Promise<Record<string, unknown>[]> {
  const { uri, username, password } = neo4jSettings;
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { disableLosslessIntegers: true });
  try {
    const { records } = await driver.executeQuery(text, parameters, { database });
    return records.map((record) => record.toObject());
  } finally {
    await driver.close();
  }
}

/** How many of the server's transactions run a text that holds this mark. */
export async function runningWith(mark: string): Promise<number> {
  const text = 'SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $mark RETURN currentQuery';
  const rows = await asAdministrator(text, neo4jSettings.database, { mark });
  return rows.filter(({ currentQuery }) => !String(currentQuery).startsWith('SHOW')).length;
}
