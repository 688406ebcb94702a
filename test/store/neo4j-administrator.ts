/** Asks the test server what only an administrator may ask, past the store. */
import neo4j, { type EagerResult, type Plan } from 'neo4j-driver';
import { neo4jSettings } from '../support/engines';

export async function asAdministrator(
  text: string,
  database = neo4jSettings.database,
  parameters: Record<string, unknown> = {},
): Promise<Record<string, unknown>[]> {
  const { records } = await run(text, parameters, database);
  return records.map((record) => record.toObject());
}

/** How many of the server's transactions run a text that holds this mark. */
export async function runningWith(mark: string): Promise<number> {
  const text = 'SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $mark RETURN currentQuery';
  const rows = await asAdministrator(text, neo4jSettings.database, { mark });
  return rows.filter(({ currentQuery }) => !String(currentQuery).startsWith('SHOW')).length;
}

/** The operators of the server's plan for a text, each with its details. */
export async function planOf(text: string, parameters: Record<string, unknown>): Promise<string[]> {
  const { summary } = await run(`EXPLAIN ${text}`, parameters, neo4jSettings.database);
  const operators = (plan: Plan): string[] => [
    `${plan.operatorType} ${plan.arguments.Details ?? ''}`,
    ...plan.children.flatMap(operators),
  ];
  return summary.plan ? operators(summary.plan) : [];
}

async function run(text: string, parameters: Record<string, unknown>, database: string): Promise<EagerResult> {
  const { uri, username, password } = neo4jSettings;
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { disableLosslessIntegers: true });
  try {
    return await driver.executeQuery(text, parameters, { database });
  } finally {
    await driver.close();
  }
}
