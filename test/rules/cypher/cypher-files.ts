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

const REPORTS = 'src/features/reports/shipped';

export const statementFiles = filesUnder('src').filter(({ path }) => !path.startsWith(REPORTS));
export const reportFiles = filesUnder(REPORTS);
export const schemaFiles = filesUnder('schema/graph');
