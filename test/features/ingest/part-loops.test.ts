import { loadPackage } from '../../../src/features/ingest/load-package';
import { onEveryEngine } from '../../support/engines';
import { dataPackage, table } from '../data-package';
import { problemsOf } from './refusals';

const things = {
  components: table('id,name', 'component:x,X', 'component:y,Y', 'component:z,Z'),
  platforms: table('id,name,domain', 'platform:p,P,LAND'),
};

describe('parts of parts', () => {
  onEveryEngine(null, (store) => {
    it('names the whole circle of parts that are parts of themselves', async () => {
      const rows = [
        'component:x,component:y',
        'component:y,component:z',
        'component:z,component:x',
        'component:z,platform:p',
      ];
      const [problem, ...more] = await problemsOf(
        store(),
        dataPackage({ ...things, 'part-of': table('from,to', ...rows) }),
      );
      expect(more).toEqual([]);
      expect(problem).toMatchObject({
        file: 'part-of.csv',
        line: 4,
        message:
          'PART_OF runs in a circle: component:x → component:y → component:z → component:x; take one relation out.',
      });
    });

    it('refuses a part of itself', async () => {
      const parts = table('from,to', 'component:x,component:x');
      const problems = await problemsOf(store(), dataPackage({ ...things, 'part-of': parts }));
      expect(problems.map(({ message }) => message)).toEqual([
        'PART_OF runs in a circle: component:x → component:x; take one relation out.',
      ]);
    });

    it('accepts a part that reaches the same whole by two ways', async () => {
      const rows = [
        'component:x,component:y',
        'component:x,component:z',
        'component:y,platform:p',
        'component:z,platform:p',
      ];
      const report = await loadPackage(store(), dataPackage({ ...things, 'part-of': table('from,to', ...rows) }));
      expect(report).toMatchObject({ rows: 9, new: 9 });
    });

    it('accepts a relation that was taken back and would close a circle', async () => {
      const rows = [
        'component:u,component:v,2024-01-01T00:00:00Z,2025-01-01T00:00:00Z',
        'component:v,component:u,2025-01-01T00:00:00Z,',
      ];
      const components = table('id,name', 'component:u,U', 'component:v,V');
      const parts = table('from,to,recordedAt,retractedAt', ...rows);
      expect(await loadPackage(store(), dataPackage({ components, 'part-of': parts }))).toMatchObject({ new: 4 });
    });

    it('finds a circle that only closes with what an earlier load brought', async () => {
      const components = table('id,name', 'component:k,K', 'component:l,L', 'component:m,M');
      const first = table('from,to', 'component:k,component:l', 'component:l,component:m');
      await loadPackage(store(), dataPackage({ components, 'part-of': first }));
      const second = dataPackage({ 'part-of': table('from,to', 'component:m,component:k') });
      const message =
        'PART_OF runs in a circle: component:m → component:k → component:l → component:m; take one relation out.';
      expect(await problemsOf(store(), second)).toMatchObject([
        { file: 'part-of.csv', line: 2, code: 'CIRCLE', message },
      ]);
    });
  });
});
