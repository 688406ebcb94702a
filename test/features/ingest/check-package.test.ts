import { loadPackage } from '../../../src/features/ingest/load-package';
import { onEveryEngine } from '../../support/engines';
import { dataPackage, type Files, table } from '../data-package';
import { problemsOf } from './refusals';

const organizations = table(
  'id,roles,name',
  'organization:a,,A',
  'organization:b,PrimeContractor,B',
  'organization:c,FinancingInstitution,C',
);
const components = table('id,name', 'component:x,X', 'component:y,Y', 'component:z,Z');
const platforms = table('id,name,domain', 'platform:p,P,LAND');
const things: Files = { organizations, components, platforms };

/** Rows that do not fit to the others: what is wrong, the row's file, its place and what is said. */
const misfits: [what: string, tables: Files, line: number, column: string | undefined, message: string][] = [
  [
    'an id that stands twice',
    { sites: table('id,name', 'site:s,S', 'site:s,T') },
    3,
    undefined,
    'The id site:s stands already in sites.csv:2; leave one out or tell them apart.',
  ],
  [
    'an id of another kind',
    { sites: table('id,name', 'organization:d,D') },
    2,
    'id',
    'id is "organization:d"; expected site:<key>, the key of letters, digits and ._#-',
  ],
  [
    'an id with letters that no id has',
    { sites: table('id,name', 'site:공장,S') },
    2,
    'id',
    'id is "site:공장"; expected site:<key>, the key of letters, digits and ._#-',
  ],
  [
    'a key with letters that no key has',
    { supplies: table('from,to,key', 'organization:a,component:x,a b') },
    2,
    'key',
    'key is "a b"; expected letters, digits and ._#-',
  ],
  [
    'a time of record that is yet to come',
    { sites: table('id,name,recordedAt', 'site:s,S,2206-01-01T00:00:00Z') },
    2,
    'recordedAt',
    'recordedAt is 2206-01-01T00:00:00.000Z; expected an instant that has passed. Leave it out for the time of the load.',
  ],
  [
    'an end of record that is yet to come',
    { supplies: table('from,to,retractedAt', 'organization:a,component:x,2206-01-01T00:00:00Z') },
    2,
    'retractedAt',
    'retractedAt is 2206-01-01T00:00:00.000Z; expected an instant that has passed. Leave it out for what is held.',
  ],
  [
    'a relation that stands twice',
    { supplies: table('from,to', 'organization:a,component:x', 'organization:a,component:x') },
    3,
    undefined,
    'The relation SUPPLIES/organization:a/component:x stands already in supplies.csv:2; leave one out or tell them apart.',
  ],
  [
    'a start that is nowhere',
    { supplies: table('from,to', 'organization:nobody,component:x') },
    2,
    'from',
    'from names organization:nobody, which is neither in what is loaded nor in the graph; add it.',
  ],
  [
    'an end that is nowhere',
    { supplies: table('from,to', 'organization:a,component:nothing') },
    2,
    'to',
    'to names component:nothing, which is neither in what is loaded nor in the graph; add it.',
  ],
  [
    'a start of the wrong kind',
    { supplies: table('from,to', 'platform:p,component:x') },
    2,
    'from',
    'from is platform:p; expected Organization.',
  ],
  [
    'an end of the wrong kind',
    { 'part-of': table('from,to', 'component:x,organization:a') },
    2,
    'to',
    'to is organization:a; expected Component or Platform.',
  ],
  [
    'an end without the role it needs',
    { 'integrated-by': table('from,to', 'platform:p,organization:a') },
    2,
    'to',
    'to is organization:a, which does not hold the role PrimeContractor; add the role to its row.',
  ],
  [
    'a reference to nothing',
    { supplies: table('from,to,siteId', 'organization:a,component:x,site:none') },
    2,
    'siteId',
    'siteId names site:none, which is neither in what is loaded nor in the graph; add it.',
  ],
  [
    'a source that is nowhere',
    { supplies: 'from,to,sources\norganization:a,component:x,source:none' },
    2,
    'sources',
    'sources names source:none, which is neither in what is loaded nor in the graph; add it.',
  ],
  [
    'a source that is none',
    { supplies: 'from,to,sources\norganization:a,component:x,organization:b' },
    2,
    'sources',
    'sources names organization:b, which is no source.',
  ],
  [
    'an end of validity before its start',
    { supplies: table('from,to,validFrom,validTo', 'organization:a,component:x,2024-01-02,2024-01-01') },
    2,
    'validTo',
    'validTo is 2024-01-01; expected a day after validFrom, 2024-01-02.',
  ],
  [
    'a validity of no day',
    { supplies: table('from,to,validFrom,validTo', 'organization:a,component:x,2024-01-01,2024-01-01') },
    2,
    'validTo',
    'validTo is 2024-01-01; expected a day after validFrom, 2024-01-01.',
  ],
];

describe('checkPackage', () => {
  onEveryEngine(null, (store) => {
    it.each(misfits)('refuses %s', async (_, tables, line, column, message) => {
      const problems = await problemsOf(store(), dataPackage({ ...things, ...tables }));
      const file = `${Object.keys(tables)[0]}.csv`;
      expect(problems).toEqual([expect.objectContaining({ file, line, message, ...(column ? { column } : {}) })]);
    });

    it('refuses names that are too long together to be found by, or to sort by', async () => {
      const aliases = Array.from({ length: 30 }, (_, at) => `${at} ${'긴'.repeat(400)}`).join(';');
      const rows = table('id,name,aliases', `organization:l,L,${aliases}`, `organization:m,${'\uFDFA'.repeat(500)},`);
      const problems = await problemsOf(store(), dataPackage({ organizations: rows }));
      expect(problems.map(({ line, column }) => [line, column])).toEqual([
        [2, 'aliases'],
        [3, 'aliases'],
        [3, 'name'],
      ]);
    });

    it('accepts ends, sources and roles that stand in the graph already', async () => {
      await loadPackage(store(), dataPackage(things));
      const tables = {
        sources: 'id,name,publisher,reliability',
        'integrated-by': table('from,to', 'platform:p,organization:b'),
      };
      expect(await loadPackage(store(), dataPackage(tables))).toMatchObject({ rows: 1, new: 1 });
    });

    it('accepts a relation that was taken back from an organization that lost the role since', async () => {
      const tables = {
        ...things,
        'integrated-by': table(
          'from,to,recordedAt,retractedAt',
          'platform:p,organization:a,2024-01-01T00:00:00Z,2025-01-01T00:00:00Z',
        ),
      };
      const report = await loadPackage(store(), dataPackage(tables));
      expect(report.new + report.unchanged).toBe(report.rows);
    });
  });
});
