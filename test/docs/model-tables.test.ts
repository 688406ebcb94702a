import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelTables } from '../../src/model/model-tables';
import { declarationOf, relationKinds } from '../../src/model/relations';
import { home } from '../support/engines';

describe('schema/README.md', () => {
  const page = readFileSync(join(home, 'schema/README.md'), 'utf8');

  it('shows the model as it is declared; `npm run schema` writes it anew', () => {
    expect(page).toContain(modelTables());
  });

  it('names every relation with a terminus', () => {
    const prose = page.slice(0, page.indexOf('```mermaid'));
    for (const relation of relationKinds) {
      expect([relation, prose.includes(`\`${relation}\``)]).toEqual([
        relation,
        declarationOf(relation).terminus !== undefined,
      ]);
    }
  });
});
