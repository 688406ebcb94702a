/**
 * A firm whose parts two sources write about: first the register, two months later the press. Under the key `k` they
 * also disagree on a part on which they agree in public.
 */
import { loadPackage } from '../../../src/features/ingest/load-package';
import type { Store } from '../../../src/store/store';
import { dataPackage, type Files } from '../data-package';

/** When each source came, and an instant before, between and after. */
export const times = {
  before: '2024-12-01T00:00:00.000Z',
  register: '2025-01-01T00:00:00.000Z',
  between: '2025-02-01T00:00:00.000Z',
  press: '2025-03-01T00:00:00.000Z',
  after: '2025-04-01T00:00:00.000Z',
} as const;

const sources = 'id,name,publisher,reliability\nsource:register,Register,Office,0.6\nsource:press,Press,Paper,0.5';

export const load = (store: Store, batch: string, at: string, tables: Files) =>
  loadPackage(store, dataPackage({ sources, ...tables }), { batch, now: new Date(at) });

/** Parts by how the two statements on their share stand to each other. */
const parts = ['supported', 'agreed', 'echoed', 'ranked', 'undecided', 'dated'];

const supplies = (...rows: readonly string[]): string =>
  [
    'to,share,confidence,rank,origin,statedOn,access,sources,from',
    ...rows.map((row) => `component:${row},organization:a`),
  ].join('\n');

export async function loadTwoSources(store: Store): Promise<void> {
  await load(store, 'register', times.register, {
    organizations: 'id,name,employees,revenue,revenueCurrency,sources\norganization:a,A,5,1000,USD,source:register',
    components: ['id,name,sources', ...parts.map((part) => `component:${part},${part},source:register`)].join('\n'),
    supplies: supplies(
      'supported,0.4,,,,,,source:register',
      'agreed,0.4,,,,,,source:register',
      'echoed,0.4,,,release,,,source:register',
      'ranked,0.4,,,,,,source:register',
      'undecided,0.4,0.5,,,,,source:register',
      'dated,0.4,0.5,,,2024-01-01,,source:register',
      'supported,0.6,,,,,k,source:register',
      'agreed,0.6,,,,,k,source:register',
    ),
  });
  await load(store, 'press', times.press, {
    organizations: 'id,name,employees,revenue,revenueCurrency,sources\norganization:a,A,7,1000.5,USD,source:press',
    supplies: supplies(
      'supported,0.5,,,,,,source:press',
      'agreed,0.4,,,,,,source:press',
      'echoed,0.4,,,release,,,source:press',
      'ranked,0.5,,PREFERRED,,,,source:press',
      'undecided,0.5,0.5,,,,,source:press',
      'dated,0.5,0.5,,,2024-06-01,,source:press',
      'supported,0.7,,,,,k,source:press',
      'agreed,0.7,,,,,k,source:press',
    ),
  });
}

export const supply = (part: string): string => `SUPPLIES/organization:a/component:${part}`;
