import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import ts from 'typescript';
import { buildApi, printApi } from '../../src/server/schema';
import { home } from '../support/engines';
import { savedDocuments } from './saved-documents';

const schema = buildApi();
const documents = savedDocuments(schema);

/** The files of the client that the preset makes. */
function generated(directory: string): string[] {
  const input = join(directory, 'input.json');
  writeFileSync(input, JSON.stringify({ schema: printApi(schema), documents, directory }));
  const script = join(home, 'test/contract/generate-client.mjs');
  return execFileSync(process.execPath, [script, input], { encoding: 'utf8' }).trim().split('\n');
}

function complaints(files: readonly string[]): string[] {
  const program = ts.createProgram(files, {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText, file }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}

describe('the client preset of GraphQL Code Generator', () => {
  const directory = mkdtempSync(join(home, 'test/contract/generated-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it.each(documents)('takes a document that the schema has: $name', ({ text }) => {
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
  });

  it('types all saved documents, and TypeScript accepts what it makes and how it is used', () => {
    const files = generated(directory);
    const use = (name: string, wrong: boolean) => {
      const file = join(directory, name);
      const value = wrong ? 'number' : 'string | null | undefined';
      writeFileSync(
        file,
        `import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core';
        import { ContractListDocument, ContractPartsFragmentDoc } from './graphql';
        export const variables: VariablesOf<typeof ContractListDocument> = { filter: { kind: { eq: 'EXPORT' } }, orderBy: [{ field: 'SIGNED_ON', nulls: 'FIRST' }] };
        export const signedOn = (part: ResultOf<typeof ContractPartsFragmentDoc>): ${value} => part.signedOn;`,
      );
      return file;
    };
    expect(complaints([...files, use('use.ts', false)])).toEqual([]);
    expect(complaints([use('misuse.ts', true)])).toEqual([
      expect.stringMatching(/misuse\.ts: .*not assignable to type 'number'/),
    ]);
  });
});
