import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { literal } from '../../../src/features/export/cypher-script';
import { graphDigest } from '../../../src/features/export/digest';
import { exportGraph, formats } from '../../../src/features/export/export-graph';
import type { Store } from '../../../src/store/store';
import { engines } from '../../support/engines';
import { rows, run } from '../graph-rows';
import { bytesAt, freePath, graphNames, hardTexts, onStore, pairs } from './graphs';
import { parseXml, type XmlElement } from './well-formed';

/** Runs a script as a shell does, a line a statement; its texts may hold a `$`, so nothing looks for parameters. */
async function runScript(store: Store, script: string): Promise<void> {
  for (const line of script.trimEnd().split('\n')) {
    if (line.startsWith('//')) continue;
    expect(line).toMatch(/;$/);
    const statement = { name: 'script', text: line.slice(0, -1), parameters: new Set<string>() };
    await store.write([{ statement, parameters: {} }]);
  }
}

const whole = 'MATCH (n:Entity) RETURN n.id AS id, n.search AS search, n.sortKey AS sortKey ORDER BY id';

const descriptions = (store: Store) =>
  rows(
    store,
    "MATCH (n:Organization) WHERE n.id STARTS WITH 'organization:h' RETURN n.description AS text ORDER BY n.id",
  );

describe('a Cypher script', () => {
  describe.each(pairs)('$name', ({ from, to }) => {
    // Neo4j plans each line of a script anew, so the large graph goes to the embedded engine alone.
    it.each(graphNames.filter((graph) => to.name !== 'neo4j' || graph !== 'korea-defence'))(
      'makes the same graph: %s',
      async (graph) => {
        const file = freePath('graph.cypher');
        const exported = await onStore(from, graph, async (store) => ({
          ...(await exportGraph(store, file, 'cypher')),
          derived: await rows(store, whole),
        }));
        const script = readFileSync(file, 'utf8');
        await onStore(to, null, async (store) => {
          for (let time = 0; time < 2; time++) {
            await runScript(store, script);
            expect(await graphDigest(store)).toBe(exported.digest);
            expect(await rows(store, whole)).toEqual(exported.derived);
          }
          if (graph === 'hard') expect(await descriptions(store)).toEqual(hardTexts.map((text) => ({ text })));
        });
      },
    );
  });

  it.each(engines)('has literals that mean on $name what they say', async (engine) => {
    const values = [
      ...hardTexts,
      '',
      "'",
      '\\',
      '\\u0027',
      '\r\n\t\b\f',
      0,
      -1,
      1e-7,
      0.1,
      2 ** 53 - 1,
      true,
      false,
      [],
      hardTexts,
    ];
    await onStore(engine, null, async (store) => {
      await runScript(
        store,
        `MERGE (n:Entity {id: 'x:y'}) SET n = {id: 'x:y', ${values.map((value, at) => `v${at}: ${literal(value)}`).join(', ')}};`,
      );
      const [row] = await rows(store, 'MATCH (n:Entity) RETURN properties(n) AS p');
      const kept = row!.p as Record<string, unknown>;
      expect(values.map((_, at) => kept[`v${at}`])).toEqual(values);
    });
  });
});

describe('an ndjson file', () => {
  it.each(engines)(
    'has on $name a line for each entity and version, and its digest is that of the graph',
    async (engine) => {
      for (const graph of graphNames) {
        const file = freePath('graph.ndjson');
        const report = await onStore(engine, graph, (store) => exportGraph(store, file, 'ndjson'));
        const text = readFileSync(file, 'utf8');
        const lines = text
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line));
        const types = lines.map(({ type }) => type);
        expect(types).toEqual([...types].sort());
        expect(types.filter((type) => type === 'entity')).toHaveLength(report.entities);
        expect(types.filter((type) => type === 'relation')).toHaveLength(report.relations);
        expect(Buffer.byteLength(text)).toBe(report.bytes);
        expect(createHash('sha256').update(text).digest('hex')).toBe(report.digest);
        for (const { properties } of lines) expect(Object.keys(properties)).toEqual(Object.keys(properties).sort());
        if (graph !== 'hard') continue;
        const firms = lines.filter(({ kind }) => kind === 'Organization');
        expect(firms.map(({ properties }) => properties.description)).toEqual(hardTexts);
      }
    },
  );
});

describe('a GraphML file', () => {
  it.each(engines)(
    'is well-formed on $name, with a node for each entity and an edge for each version',
    async (engine) => {
      for (const graph of graphNames) {
        const file = freePath('graph.graphml');
        const report = await onStore(engine, graph, (store) => exportGraph(store, file, 'graphml'));
        const root = parseXml(readFileSync(file, 'utf8'));
        const keys = new Map(
          root.children.filter(({ name }) => name === 'key').map((key) => [key.attributes.id, key.attributes]),
        );
        const { children } = root.children.at(-1) as XmlElement;
        const nodes = children.filter(({ name }) => name === 'node');
        const edges = children.filter(({ name }) => name === 'edge');
        const removed = nodes.filter(({ children: [labels] }) => labels?.text === ':Removed').length;
        expect([nodes.length - removed, edges.length]).toEqual([report.entities, report.relations]);
        const ids = new Set(nodes.map(({ attributes }) => attributes.id));
        for (const { attributes } of edges)
          expect([ids.has(attributes.source), ids.has(attributes.target)]).toEqual([true, true]);
        for (const element of children) {
          for (const { attributes, text } of element.children) {
            const key = keys.get(attributes.key);
            expect(key?.for).toBe(element.name);
            if (key?.['attr.type'] === 'long') expect(text).toMatch(/^-?\d+$/);
            if (key?.['attr.type'] === 'double') expect(Number(text)).not.toBeNaN();
          }
        }
        if (graph !== 'hard') continue;
        const texts = nodes.flatMap((node) =>
          node.attributes.id?.startsWith('organization:')
            ? node.children.flatMap(({ attributes, text }) => (attributes.key === 'node-description' ? [text] : []))
            : [],
        );
        expect(texts).toEqual(hardTexts);
      }
    },
  );

  it('refuses a character that XML cannot hold', async () => {
    await onStore(engines[0]!, 'tiny', async (store) => {
      await run(store, "MATCH (n:Entity {id: 'platform:garam'}) SET n.description = $text", { text: 'a\u0001b' });
      await expect(exportGraph(store, freePath('graph.graphml'), 'graphml')).rejects.toThrow(
        'description of platform:garam is "a\\u0001b"; expected a text without control characters.',
      );
    });
  });
});

describe('every format', () => {
  it.each(formats)('gives the same bytes again: %s', async (format) => {
    await onStore(engines[0]!, 'korea-defence', async (store) => {
      const [first, second] = [freePath('one'), freePath('two')];
      const report = await exportGraph(store, first, format);
      expect({ ...(await exportGraph(store, second, format)), seconds: 0 }).toEqual({ ...report, seconds: 0 });
      expect(bytesAt(second)).toEqual(bytesAt(first));
    });
  });

  it('is the same from every engine', async () => {
    const exports: Record<string, string>[][] = [];
    for (const engine of engines) {
      const paths = formats.map((format) => freePath(format));
      await onStore(engine, 'hard', async (store) => {
        for (const [at, format] of formats.entries()) await exportGraph(store, paths[at]!, format);
      });
      exports.push(paths.map(bytesAt));
    }
    for (const other of exports) expect(other).toEqual(exports[0]);
  });
});
