/** `npm run schema`: writes the schema and the tables of the model to where they are committed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { modelTables } from '../model/model-tables';
import { buildApi, printApi } from './schema';

const MODEL = 'schema/README.md';
const MADE = '<!-- From here on made by `npm run schema` from src/model. -->';

writeFileSync('schema/api.graphql', printApi(buildApi()));

const [written = ''] = readFileSync(MODEL, 'utf8').split(MADE);
writeFileSync(MODEL, `${written}${MADE}\n\n${modelTables()}\n`);
