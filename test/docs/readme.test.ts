import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../src/config';
import { data } from '../support/api';
import { home, onEveryEngine } from '../support/engines';

const page = readFileSync(join(home, 'README.md'), 'utf8');
const examples = Array.from(
  page.matchAll(/```graphql\n(.*?)```\n\n```json\n(.*?)```/gs),
  ([, query = '', answer = '']) => ({
    query,
    answer,
  }),
);

describe('README.md', () => {
  it('is at most 150 lines long', () => {
    expect(page.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
  });

  it('shows an answer behind every query', () => {
    expect(examples).toHaveLength(page.split('```graphql').length - 1);
  });

  it('lists the settings that are read', () => {
    const read = new Set<string>();
    const env = new Proxy<NodeJS.ProcessEnv>({}, { get: (_, name) => void read.add(String(name)) });
    readConfig(env, home);
    for (const name of [...read, 'NEO4J_USERNAME', 'NEO4J_DATABASE']) expect(page).toContain(`\`${name}\``);
  });

  onEveryEngine('korea-defence', (store) => {
    it.each(examples)('answers as it says: $query', async ({ query, answer }) => {
      expect(await data(store(), query)).toEqual(JSON.parse(answer));
    });
  });
});
