/** `npm run schema`: writes the schema to where it is committed. */
import { writeFileSync } from 'node:fs';
import { buildApi, printApi } from './schema';

writeFileSync('schema/api.graphql', printApi(buildApi()));
