import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CriticalityLevel, DiffRule, diff } from '@graphql-inspector/core';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { buildApi, printApi } from '../../src/server/schema';
import { home } from '../support/engines';

const current = printApi(buildApi());

/** What a commit holds of a file; null where there is no such commit. */
function committed(commit: string, file: string): string | null {
  try {
    return execFileSync('git', ['show', `${commit}:${file}`], {
      cwd: home,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return null;
  }
}

/** Changes that break callers, but for what was deprecated before it went. */
async function breaking(before: GraphQLSchema, after: GraphQLSchema): Promise<string[]> {
  const changes = await diff(before, after, [DiffRule.suppressRemovalOfDeprecatedField]);
  return changes.flatMap(({ criticality, path }) =>
    criticality.level === CriticalityLevel.Breaking ? [path ?? ''] : [],
  );
}

/** What may break, and since when callers were told; by its path in the schema. */
const announced: Record<string, string> = JSON.parse(readFileSync(join(home, 'schema/breaking-changes.json'), 'utf8'));

describe('a change of the schema', () => {
  it('breaks nothing unannounced since the commit before', async () => {
    const [head, parent] = ['HEAD', 'HEAD~1'].map((commit) => committed(commit, 'schema/api.graphql'));
    const before = head !== current ? head : parent;
    const broken = before == null ? [] : await breaking(buildSchema(before), buildSchema(current));
    expect(broken.filter((path) => !(path in announced))).toEqual([]);
  });

  it('is seen when it breaks callers, and not when it was deprecated', async () => {
    const before = buildSchema(
      'type Query { a: Int b: Int @deprecated(reason: "use a; removal not before 2026-01-01") c(x: Int): Int }',
    );
    const after = buildSchema('type Query { a: Int! c(x: Int!): Int }');
    expect(await breaking(before, after)).toEqual(['Query.c.x']);
    expect(await breaking(before, buildSchema('type Query { b: Int c(x: Int): Int }'))).toEqual(['Query.a']);
  });

  it('says of each announced one on which day it was', () => {
    for (const [path, day] of Object.entries(announced)) {
      expect([path, path]).toEqual([expect.stringMatching(/^[A-Z]\w+(\.\w+)*$/), expect.any(String)]);
      expect(day).toMatch(/^20\d\d-\d\d-\d\d: \S.+\.$/);
    }
  });
});
