/** Modules for the compiler of Relay: of each kind, its list and every connection it has, as fragments to page through. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { kindNames, kinds } from '../../src/model/kinds';
import { connectionsOf, objectType, plainFields } from './saved-documents';

const page = '@argumentDefinitions(first: { type: "Int", defaultValue: 2 }, after: { type: "String" })';
const edges = 'edges { node { __typename id } }';

interface Fragment {
  readonly name: string;
  readonly type: string;
  readonly field: string;
  readonly selection: string;
}

const paged = ({
  name,
  type,
  field,
  selection,
}: Fragment): string => `fragment ${name}_${type.toLowerCase()} on ${type} ${page}
  @refetchable(queryName: "${name}PageQuery") {
    ${field}(first: $first, after: $after) @connection(key: "${name}_${field}") { ${selection} }
  }`;

function fragmentsOf(schema: GraphQLSchema): Fragment[] {
  return kindNames.flatMap((kind) => {
    const type = objectType(schema, kind);
    const list = {
      name: `${kind}List`,
      type: 'Query',
      field: kinds[kind].plural,
      selection: `edges { node { id ${plainFields(type).join(' ')} } }`,
    };
    const related = connectionsOf(type).map((field) => ({
      name: `${kind}${field.charAt(0).toUpperCase()}${field.slice(1)}`,
      type: kind,
      field,
      selection: edges,
    }));
    return [list, ...related];
  });
}

const entry = (name: string, variables: string, selection: string): string =>
  `query ${name}EntryQuery${variables} { ${selection} }`;

function moduleOf(fragment: Fragment): string {
  const { name, type } = fragment;
  const spread = `...${name}_${type.toLowerCase()}`;
  const query =
    type === 'Query'
      ? entry(name, '', spread)
      : entry(name, '($id: ID!)', `node(id: $id) { ${spread} @alias(as: "shown") }`);
  return [paged(fragment), query].map((text) => `graphql\`${text}\`;`).join('\n');
}

/** Compiles all of them, in modules that their operations are named for; throws with what the compiler says. The names of the modules. */
export function compileProject(schema: GraphQLSchema, sdl: string, directory: string): string[] {
  const source = join(directory, 'src');
  mkdirSync(source);
  const fragments = fragmentsOf(schema);
  for (const fragment of fragments) {
    writeFileSync(join(source, `${fragment.name}.js`), moduleOf(fragment));
  }
  writeFileSync(join(directory, 'schema.graphql'), sdl);
  const config = {
    src: './src',
    schema: './schema.graphql',
    language: 'javascript',
    artifactDirectory: './made',
    eagerEsModules: false,
  };
  writeFileSync(join(directory, 'relay.config.json'), JSON.stringify(config));
  mkdirSync(join(directory, 'made'));
  const cli = require.resolve('relay-compiler/cli.js');
  execFileSync(process.execPath, [cli, join(directory, 'relay.config.json')], {
    cwd: directory,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  return fragments.map(({ name }) => name);
}
