/** Reads {schema, documents, directory} from a file and writes the client that the preset makes; jest cannot load the preset. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { buildSchema, parse } from 'graphql';

const { schema, documents, directory } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

const sections = await preset.buildGeneratesSection({
  baseOutputDir: `${directory}/`,
  schema: parse(schema),
  schemaAst: buildSchema(schema),
  documents: documents.map(({ name, text }) => ({ location: `${name}.graphql`, document: parse(text), rawSDL: text })),
  config: { scalars: { Date: 'string', DateTime: 'string', JSONObject: 'Record<string, unknown>', SafeInt: 'number' } },
  presetConfig: {},
  pluginMap: {},
  plugins: [],
  pluginContext: {},
});
for (const section of sections) {
  mkdirSync(dirname(section.filename), { recursive: true });
  writeFileSync(section.filename, await codegen(section));
  process.stdout.write(`${section.filename}\n`);
}
