import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { buildApi } from '../../src/server/schema';
import { home } from '../support/engines';
import { savedDocuments } from './saved-documents';

// Its types lead to those of another parser.
const { default: graphql, parser } = require('@graphql-eslint/eslint-plugin');

type Rules = Linter.RulesRecord;

const sdl = readFileSync(join(home, 'schema/api.graphql'), 'utf8');
const rulesOf = (name: string): Rules => graphql.configs[`flat/${name}`].rules;

/** Rules that ask for what our schema leaves out on purpose. */
const otherwise: Rules = {
  // Pages run forwards only.
  '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
  // Each document is linted by itself here, and asks for ids where it wants them.
  '@graphql-eslint/unique-operation-name': 'off',
  '@graphql-eslint/unique-fragment-name': 'off',
  '@graphql-eslint/require-selections': 'off',
  // An entity of any kind has the claims about it, a claim too.
  '@graphql-eslint/no-typename-prefix': 'off',
  // Values without an identity of their own (money, pages, counts) have none.
  '@graphql-eslint/strict-id-in-types': 'off',
  // A connection has `nodes` beside its `edges`, as that of GitHub.
  '@graphql-eslint/relay-edge-types': [
    'error',
    { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
  ],
};

async function complaints(text: string, filePath: string, rules: Rules): Promise<string[]> {
  const eslint = new ESLint({
    cwd: home,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.graphql'],
        languageOptions: {
          parser,
          parserOptions: { graphQLConfig: text === sdl ? { schema: sdl } : { schema: sdl, documents: text } },
        },
        plugins: { '@graphql-eslint': graphql },
        rules: { ...rules, ...otherwise },
      },
    ] as Linter.Config[],
  });
  const results = await eslint.lintText(text, { filePath });
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, line, message }) => `${line} ${ruleId}: ${message}`),
  );
}

describe('GraphQL-ESLint', () => {
  it('has nothing to say of the schema, by its recommended rules and those of Relay', async () => {
    const rules = { ...rulesOf('schema-recommended'), ...rulesOf('schema-relay') };
    expect(Object.keys(rules).length).toBeGreaterThan(15);
    expect(await complaints(sdl, 'schema/api.graphql', rules)).toEqual([]);
    expect(await complaints('type Query { Get_x: Int }', 'schema/other.graphql', rules)).not.toEqual([]);
  });

  it('has nothing to say of the saved documents', async () => {
    for (const { name, text } of savedDocuments(buildApi())) {
      expect([name, await complaints(text, `${name}.graphql`, rulesOf('operations-recommended'))]).toEqual([name, []]);
    }
  });
});
