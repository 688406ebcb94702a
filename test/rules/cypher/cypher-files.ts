/** Every Cypher text of the project, as it stands in its file. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { home } from '../../support/engines';

export interface CypherFile {
  /** From the project's root. */
  readonly path: string;
  /** Its name without `.cypher`. */
  readonly name: string;
  readonly text: string;
}

const filesUnder = (directory: string): CypherFile[] =>
  readdirSync(join(home, directory), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.cypher'))
    .sort()
    .map((file) => {
      const path = join(home, directory, file);
      return { path: relative(home, path), name: basename(file, '.cypher'), text: readFileSync(path, 'utf8') };
    });

export const statementFiles = filesUnder('src');
export const schemaFiles = filesUnder('schema/graph');

/** A text without its comments, and with every quoted text empty, so that rules look at the Cypher alone. */
export const bare = (text: string): string =>
  text
    .replaceAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''")
    .replaceAll(/\/\/.*$/gm, '')
    .trim();

export const isWrite = (text: string): boolean => /\b(MERGE|CREATE|SET|REMOVE|DELETE)\b/.test(bare(text));
