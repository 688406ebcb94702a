/** On the embedded engine alone: no plan sees which engine gives the rows. */
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { loadPackage } from '../../../src/features/ingest/load-package';
import { PlannedQueries } from '../../../src/server/plans/planned-queries';
import { buildApi } from '../../../src/server/schema';
import { openEmbedded } from '../../../src/store/embedded';
import { Random } from '../../store/differential/random';
import { firstSeed } from '../../store/differential/run-size';
import { home } from '../../support/engines';
import { RandomDocument } from './random-documents';
import { bothWaysOver, materialOf } from './tierline-queries';

describe('plans of random documents', () => {
  it.each([
    ['tiny', 130],
    ['korea-defence', 70],
  ])('answer over %s as graphql-js does in %i documents', async (seeds, documents) => {
    const store = openEmbedded();
    await loadPackage(store, join(home, 'seeds', seeds));
    const schema = buildApi();
    const queries = new PlannedQueries(schema, 1);
    const material = await materialOf(store, schema);
    let answered = 0;
    for (let seed = firstSeed; seed < firstSeed + documents; seed++) {
      const { text, variables } = new RandomDocument(new Random(seed), schema, material);
      const document = parse(text);
      expect({ seed, text, errors: validate(schema, document) }).toEqual({ seed, text, errors: [] });
      for (const given of [...variables, variables[0]]) {
        const { planned, executed, hasErrors } = await bothWaysOver(store, schema, queries, {
          document,
          variables: given,
        });
        const asked = { seed, text, given };
        expect({ ...asked, answer: planned }).toEqual({ ...asked, answer: hasErrors ? null : executed });
        if (!hasErrors) answered++;
      }
    }
    expect(answered).toBeGreaterThan(documents * 3 * 0.8);
    await store.close();
  });
});
