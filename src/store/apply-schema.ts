/**
 * Runs `schema/graph/NNN-*.cypher` in order, each once, and records what it ran. A file whose name ends in
 * `.neo4j.cypher` or `.embedded.cypher` is for that engine alone. A text that changed after it ran is refused:
 * the schema only moves forward.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaRefused } from '../errors';
import { publicScope } from '../model/scope';
import { loadStatement, statementOf } from './statement';
import type { Store } from './store';

export const schemaStatements = {
  appliedChanges: loadStatement(__dirname, 'applied-changes'),
  recordChange: loadStatement(__dirname, 'record-change'),
};

/** The names of the files that ran now; none where the graph was up to date. */
export async function applySchema(store: Store, directory: string): Promise<string[]> {
  const rows = await store.read(schemaStatements.appliedChanges, {}, { scope: publicScope(new Date()) });
  const applied = new Map(rows.map(({ file, checksum }) => [file, checksum]));
  const ran: string[] = [];
  for (const file of filesFor(store, directory)) {
    const text = readFileSync(join(directory, file), 'utf8');
    const checksum = createHash('sha256').update(text).digest('hex');
    const known = applied.get(file);
    if (known === checksum) continue;
    if (known) {
      throw schemaRefused(`${file} was changed after it ran on this graph.`, 'Undo that and add a new file instead.');
    }
    for (const [index, statement] of statementsOf(text).entries()) {
      await store.write([{ statement: statementOf(`${file} ${index + 1}`, statement), parameters: {} }]);
    }
    const at = new Date().toISOString();
    await store.write([{ statement: schemaStatements.recordChange, parameters: { file, checksum, at } }]);
    ran.push(file);
  }
  return ran;
}

function filesFor(store: Store, directory: string): string[] {
  const other = store.engine === 'neo4j' ? 'embedded' : 'neo4j';
  return readdirSync(directory)
    .filter((file) => file.endsWith('.cypher') && !file.endsWith(`.${other}.cypher`))
    .sort();
}

/** The statements of a file, without its comments; a `;` ends each. */
export const statementsOf = (text: string): string[] =>
  text
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
