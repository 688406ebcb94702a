import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { exportGraph, formats } from '../../../src/features/export/export-graph';
import { engines } from '../../support/engines';
import { dataPackage, table } from '../data-package';
import { run } from '../graph-rows';
import { billOf, componentIn, onPackage, outline, quoted, valuesOf } from './cyclonedx-bills';
import { freePath, hardTexts, onStore } from './graphs';

const embedded = engines[0]!;

describe('a bill of materials', () => {
  it('of a howitzer nests its parts and says what it leaves out', async () => {
    await onStore(embedded, 'tiny', async (store) => {
      const { document, report } = await billOf(store, { root: 'platform:garam' });
      expect(outline(document)).toBe(
        ['platform:garam', '  component:sight', '    component:lens', '      component:ring'].join('\n'),
      );
      expect(document.metadata.component).toMatchObject({ type: 'device', name: 'Garam howitzer' });
      expect(componentIn(document, 'component:ring')).toMatchObject({ supplier: { name: 'Birch Systems' } });
      // Four things, their three makers and one source; four parts, and four supplies that hold today.
      expect([report.entities, report.relations]).toEqual([8, 8]);
      expect(report.leftOut).toMatchObject({
        noPlace: { Contract: 2, Claim: 2, SUPPLIES_TO: 3, DELIVERED_UNDER: 3 },
        outOfScope: { SUPPLIES: 4 },
        notReached: { Platform: 1, Component: 1, Organization: 2, Source: 1, PART_OF: 2 },
      });
    });
  });

  it('of everything stands under the platforms, a shared part once and named by each whole', async () => {
    await onStore(embedded, 'tiny', async (store) => {
      const { document } = await billOf(store);
      expect(outline(document)).toBe(
        [
          'platform:garam',
          '  component:sight',
          '    component:lens',
          '      component:ring',
          'platform:narae',
          '  component:camera',
        ].join('\n'),
      );
      expect(document.metadata.component).toBeUndefined();
      expect(document.dependencies).toEqual([
        { ref: 'platform:garam', dependsOn: ['component:sight'] },
        { ref: 'platform:narae', dependsOn: ['component:camera'] },
        { ref: 'component:sight', dependsOn: ['component:lens'] },
        { ref: 'component:camera', dependsOn: ['component:lens'] },
        { ref: 'component:lens', dependsOn: ['component:ring'] },
      ]);
    });
  });

  it('gives quantities, GTINs and part numbers under their names', async () => {
    await onStore(embedded, 'tiny', async (store) => {
      const { document } = await billOf(store, { root: 'platform:garam' });
      const of = (ref: string, name: string) => valuesOf(componentIn(document, ref).properties, name);
      expect(of('component:ring', 'cdx:device:quantity')).toEqual(['2']);
      // A day and a night position, of which one is of a variant: no one number tells.
      expect(of('component:lens', 'cdx:device:quantity')).toEqual([]);
      expect(of('component:lens', 'tierline:row:PART_OF').map((row) => JSON.parse(row).quantity)).toEqual(['1', '2']);
      expect(of('component:lens', 'cdx:device:gs1:gtin-13')).toEqual(['2000000000008']);
      expect(of('component:lens', 'tierline:partNumber')).toEqual(['LX-100']);
      expect(of('component:lens', 'tierline:gtin')).toEqual([]);
    });
  });

  const small = (more: Record<string, string>) =>
    dataPackage({
      organizations: table('id,name', 'organization:a,Alpha', 'organization:b,Beta', 'organization:c,Gamma'),
      components: table('id,name,gtin', 'component:x,X,', 'component:y,Y,'),
      platforms: table('id,name,domain', 'platform:p,P,LAND'),
      ...more,
    });

  it('names a GTIN after its length', async () => {
    const gtins = ['96385074', '822348522712', '4006381333931', '10614141000415'];
    const components = table('id,name,gtin', ...gtins.map((gtin, at) => `component:g${at},G,${gtin}`));
    await onPackage(dataPackage({ components }), async (store) => {
      const { document } = await billOf(store);
      const names = document.components.map(({ properties }) => properties.find(({ value }) => gtins.includes(value)));
      expect(names).toEqual(
        [8, 12, 13, 14].map((length, at) => ({ name: `cdx:device:gs1:gtin-${length}`, value: gtins[at] })),
      );
    });
  });

  it('names as supplier who covers most of the need, else the first, and keeps the others as rows', async () => {
    const supplies = table(
      'from,to,share',
      'organization:a,component:x,0.2',
      'organization:b,component:x,0.7',
      'organization:c,component:x,',
      'organization:c,component:y,',
      'organization:b,component:y,',
    );
    await onPackage(small({ supplies }), async (store) => {
      const { document } = await billOf(store);
      expect(componentIn(document, 'component:x').supplier).toEqual({ name: 'Beta' });
      expect(componentIn(document, 'component:y').supplier).toEqual({ name: 'Beta' });
      const suppliers = valuesOf(componentIn(document, 'component:x').properties, 'tierline:row:SUPPLIES');
      expect(suppliers.map((row) => JSON.parse(row).from)).toEqual([
        'organization:a',
        'organization:b',
        'organization:c',
      ]);
    });
  });

  it('shows what the public may know and what holds today, and with an instant what was known then', async () => {
    const parts = table(
      'from,to,quantity,validFrom,validTo,recordedAt,retractedAt,access',
      'component:x,platform:p,1,,,2026-01-01T00:00:00Z,2026-03-01T00:00:00Z,',
      'component:x,platform:p,2,,,2026-03-01T00:00:00Z,,',
      'component:x,platform:p,3,,,2026-03-01T00:00:00Z,,nda',
      'component:x,component:y,4,2999-01-01,,2026-01-01T00:00:00Z,,',
      'component:y,platform:p,5,,2001-01-01,2026-01-01T00:00:00Z,,',
    );
    const then = (cells: string) => `${cells},2026-01-01T00:00:00Z`;
    const things = {
      components: table('id,name,recordedAt', then('component:x,X'), then('component:y,Y')),
      platforms: table('id,name,domain,recordedAt', then('platform:p,P,LAND')),
    };
    await onPackage(dataPackage({ ...things, 'part-of': parts }), async (store) => {
      const now = await billOf(store, { root: 'platform:p' });
      expect(outline(now.document)).toBe('platform:p\n  component:x');
      expect(valuesOf(now.document.components[0]!.properties, 'cdx:device:quantity')).toEqual(['2']);
      expect(now.report.leftOut?.outOfScope).toEqual({ PART_OF: 4 });
      expect(now.text).not.toContain('nda');
      const before = await billOf(store, { root: 'platform:p', asKnownOn: '2026-02-01T00:00:00.000Z' });
      expect(valuesOf(before.document.components[0]!.properties, 'cdx:device:quantity')).toEqual(['1']);
      expect(valuesOf(before.document.metadata.properties, 'tierline:asKnownOn')).toEqual(['2026-02-01T00:00:00.000Z']);
      expect(before.report.leftOut?.outOfScope).toEqual({ PART_OF: 2 });
    });
  });

  it('gives a part of several wholes the quantity in the one it is nested in', async () => {
    const parts = table(
      'from,to,quantity',
      'component:x,component:y,2',
      'component:x,platform:p,3',
      'component:y,platform:p,',
    );
    await onPackage(small({ 'part-of': parts }), async (store) => {
      const { document } = await billOf(store);
      expect(outline(document)).toBe('platform:p\n  component:x\n  component:y');
      expect(valuesOf(componentIn(document, 'component:x').properties, 'cdx:device:quantity')).toEqual(['3']);
      expect(valuesOf(componentIn(document, 'component:y').properties, 'cdx:device:quantity')).toEqual([]);
    });
  });

  it('leaves out what was taken back, and every relation to it', async () => {
    const parts = table('from,to', 'component:x,platform:p', 'component:y,component:x');
    const supplies = table('from,to', 'organization:a,component:x', 'organization:b,component:x');
    await onPackage(small({ 'part-of': parts, supplies }), async (store) => {
      const gone = ['platform:p', 'component:y', 'organization:a'];
      const text = "UNWIND $gone AS id MATCH (n:Entity {id: id}) SET n.retractedAt = '2026-01-01T00:00:00.000Z'";
      await run(store, text, { gone });
      const { document, report } = await billOf(store);
      expect(outline(document)).toBe('component:x');
      const { supplier, properties } = componentIn(document, 'component:x');
      expect(supplier).toEqual({ name: 'Beta' });
      expect(valuesOf(properties, 'tierline:row:PART_OF')).toEqual([]);
      expect(report.leftOut).toEqual({
        noPlace: {},
        outOfScope: { Organization: 1, Component: 1, Platform: 1 },
        notReached: { Organization: 1, PART_OF: 2, SUPPLIES: 1 },
      });
      await expect(billOf(store, { root: 'platform:p' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  it('ends on parts that run in a circle', async () => {
    const parts = table('from,to', 'component:x,platform:p', 'component:y,component:x');
    await onPackage(small({ 'part-of': parts }), async (store) => {
      await run(
        store,
        `MATCH (x:Entity {id: 'component:x'})-[r:PART_OF]->(:Platform) MATCH (y:Entity {id: 'component:y'})
         WITH x, y, r MERGE (x)-[s:PART_OF {id: 'PART_OF/component:x/component:y', recordedAt: r.recordedAt, access: ''}]->(y)
         SET s.validFrom = r.validFrom, s.validTo = r.validTo, s.retractedAt = r.retractedAt, s.sources = r.sources`,
      );
      for (const root of [undefined, 'platform:p']) {
        expect(outline((await billOf(store, { root })).document)).toBe('platform:p\n  component:x\n    component:y');
      }
      const { document } = await billOf(store, { root: 'component:y' });
      expect(outline(document)).toBe('component:y\n  component:x');
      expect(document.dependencies.map(({ ref }) => ref)).toEqual(['component:y', 'component:x']);
    });
  });

  it('keeps texts that would break what does not quote', async () => {
    const components = table(
      'id,name,description',
      ...hardTexts.map((text, at) => `component:h${at},${quoted(text.replaceAll('\n', ' '))},${quoted(text)}`),
    );
    await onPackage(dataPackage({ components }), async (store) => {
      const { document } = await billOf(store);
      expect(document.components.map(({ description }) => description)).toEqual(hardTexts);
    });
  });

  it('of nothing is a bill without components', async () => {
    await onStore(embedded, null, async (store) => {
      const { document, report } = await billOf(store);
      expect(document).toMatchObject({ components: [], dependencies: [] });
      expect(report).toMatchObject({
        entities: 0,
        relations: 0,
        leftOut: { noPlace: {}, outOfScope: {}, notReached: {} },
      });
    });
  });

  it('has a serial number of version 5 that is made of what follows it', async () => {
    await onStore(embedded, 'tiny', async (store) => {
      const { text, document } = await billOf(store);
      const body = text.slice(text.indexOf(document.serialNumber) + document.serialNumber.length + 1);
      const namespace = Buffer.from('ae3469fa2e3f41a285d65f2b0c90368e', 'hex');
      const digest = createHash('sha1').update(namespace).update(body).digest('hex');
      const [, a, b, c, d] = /^(.{12})(?:.)(.{3})(?:.)(.{3})(.{12})/.exec(digest)!;
      const bits = document.serialNumber.replace('urn:uuid:', '').replaceAll('-', '');
      expect(bits).toMatch(new RegExp(`^${a}5${b}[89ab]${c}${d}$`));
      expect((await billOf(store)).text).toBe(text);
      await run(store, "MATCH (n:Entity {id: 'component:ring'}) SET n.level = 'MATERIAL'");
      expect((await billOf(store)).document.serialNumber).not.toBe(document.serialNumber);
    });
  });
});

describe('the root of a bill', () => {
  it.each([
    ['no id', 'garam', 'BAD_ID', 'root is "garam"; expected the id of a platform or component'],
    ['an id that names nothing', 'platform:none', 'NOT_FOUND', 'root "platform:none" names nothing in the graph.'],
    [
      'what has no bill',
      'contract:export',
      'BAD_INPUT',
      'root is "contract:export"; expected the id of a platform or component. Nothing else has a bill of materials',
    ],
  ])('is refused when it is %s, and nothing is written', async (_, root, code, message) => {
    await onStore(embedded, 'tiny', async (store) => {
      const target = freePath('bill.cdx.json');
      const refused = exportGraph(store, target, 'cyclonedx', { root });
      await expect(refused).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
      expect(readdirSync(dirname(target))).toEqual([]);
    });
  });

  it('is refused in a graph without relations, and where another format is asked for', async () => {
    await onPackage(dataPackage({ components: table('id,name', 'component:x,X') }), async (store) => {
      await expect(billOf(store, { root: 'component:y' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect((await billOf(store, { root: 'component:x' })).document.components).toEqual([]);
      for (const format of formats.filter((name) => name !== 'cyclonedx')) {
        const refused = exportGraph(store, freePath('x'), format, { root: 'component:x' });
        await expect(refused).rejects.toMatchObject({ code: 'BAD_INPUT', details: { field: 'root' } });
      }
    });
  });
});
