/** The engine that a reference stack stands on, by its own client and nothing between: rows as lists of values. */
import grafeo from '@grafeo-db/js';
import neo4j from 'neo4j-driver';

const { TIERLINE_GRAPH: file, NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password } = process.env;

export const driver = uri && neo4j.driver(uri, neo4j.auth.basic(username, password), { disableLosslessIntegers: true });
const database = uri ? undefined : grafeo.GrafeoDB.create(file);

export const integer = uri ? neo4j.int : (whole) => whole;
export const rowsOf = uri ? rowsOfNeo4j : rowsOfFile;

/** The cheapest way of the driver: no transaction function, all records at once. */
async function rowsOfNeo4j(text, parameters) {
  const session = driver.session({ database: 'neo4j', defaultAccessMode: neo4j.session.READ, fetchSize: -1 });
  const { records } = await session.run(text, parameters);
  void session.close();
  return records.map((record) => Array.from(record.values()));
}

async function rowsOfFile(text, parameters) {
  return (await database.executeCypher(text, parameters)).rows();
}

/** What the public reads today; whole numbers as the engine takes them. */
export function scopeNow() {
  const asKnownOn = new Date().toISOString();
  return { asOf: asKnownOn.slice(0, 10), asKnownOn, minConfidence: integer(0), access: [''] };
}
