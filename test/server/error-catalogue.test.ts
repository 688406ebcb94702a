import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes } from '../../src/errors';
import { callersCodes } from '../../src/server/error-format';
import { home } from '../support/engines';

interface Entry {
  readonly code: string;
  readonly status: number;
  readonly stability: string;
  readonly meaning: string;
  readonly remedy: string;
}

const catalogue: readonly Entry[] = JSON.parse(readFileSync(join(home, 'schema/errors.json'), 'utf8'));

describe('schema/errors.json', () => {
  it('lists every code that an answer may carry, once, with its status', () => {
    const listed = catalogue.map(({ code, status }) => [code, status]).sort();
    const all = { ...errorCodes, ...callersCodes, INTERNAL_SERVER_ERROR: 500 };
    expect(listed).toEqual(Object.entries(all).sort());
  });

  it.each(catalogue)('says of $code what it means and what to do', ({ stability, meaning, remedy, ...more }) => {
    expect(['stable', 'internal']).toContain(stability);
    expect(meaning).toMatch(/^[A-Z][^\n]+\.$/);
    expect(remedy).toMatch(/^[A-Z`][^\n]+\.$/);
    expect(Object.keys(more).sort()).toEqual(['code', 'status']);
  });
});
