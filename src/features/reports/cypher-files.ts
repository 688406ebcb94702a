import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The Cypher files of a directory, by name. */
export const cypherFiles = (directory: string): string[] =>
  readdirSync(directory)
    .filter((file) => file.endsWith('.cypher'))
    .sort()
    .map((file) => join(directory, file));
