/**
 * The graphs that are measured, as CSV files that `tierline load` takes. Each shape stands for itself:
 * - tree: a component and three tiers of parts below it, 6 of 6 of 5, so 216 entities and 215 relations;
 * - dag: ten layers of four parts, each part in all of the next layer, so 4^10 = 2^20 paths, and parts of the root up to
 *   200 entities. A trace goes twelve tiers at most, which twenty layers of two would exceed;
 * - stalks: 200 entities as deep as the dag, one path to each, to compare it with;
 * - hub: a platform, its one component, and every organization as its supplier;
 * - lists: organizations and components whose order by name is not that of their ids.
 */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const RECORDED = '2024-01-01T00:00:00.000Z';
const DAG_LAYERS = 10;
const DAG_WIDTH = 4;
const SMALL_GRAPH = 200;

export const roots = {
  tree: 'component:tree-0',
  dag: 'component:dag-0',
  stalks: 'component:stalk-0',
  hub: 'component:hub',
  behindHub: 'platform:behind-hub',
};

/** Writes the shapes into a directory; the files for the command to load. */
export async function writeShapes(directory, { organizations, components }) {
  const trees = [tree(), dag(), stalks()];
  const parts = [...trees.flatMap(({ ids }) => ids), roots.hub];
  const others = Array.from({ length: Math.max(0, components - parts.length) }, (_, at) => `component:listed-${at}`);
  const firms = Array.from({ length: organizations }, (_, at) => `organization:listed-${at}`);
  return writeTables(directory, {
    components: [entityColumns, [...parts, ...others].map(entityRow('Part'))],
    organizations: [entityColumns, firms.map(entityRow('Firm'))],
    platforms: [entityColumns, [entityRow('Platform')(roots.behindHub, 0, [0])]],
    'part-of': [
      relationColumns,
      [...trees.flatMap(({ pairs }) => pairs), [roots.hub, roots.behindHub]].map(relationRow),
    ],
    supplies: [relationColumns, firms.map((firm) => relationRow([firm, roots.hub]))],
  });
}

/** Writes the tree alone. */
export function writeTree(directory) {
  const { ids, pairs } = tree();
  return writeTables(directory, {
    components: [entityColumns, ids.map(entityRow('Part'))],
    'part-of': [relationColumns, pairs.map(relationRow)],
  });
}

const entityColumns = 'id,name,nameKo,description,recordedAt,sources';
const relationColumns = 'from,to,confidence,recordedAt,sources';

const entityRow = (noun) => (id, at, all) => {
  const place = String((at * 7_919) % all.length).padStart(6, '0');
  return `${id},${noun} ${place},부품 ${place},The ${noun.toLowerCase()} of place ${place} by name,${RECORDED},source:bench`;
};

const relationRow = ([from, to]) => `${from},${to},0.9,${RECORDED},source:bench`;

async function writeTables(directory, tables) {
  await mkdir(directory, { recursive: true });
  const sources = ['id,name,publisher,reliability,recordedAt', [`source:bench,Invented,Tierline,1,${RECORDED}`]];
  const files = Object.entries({ sources, ...tables }).map(([name, [columns, rows]]) => {
    const file = join(directory, `${name}.csv`);
    return pipeline(Readable.from(lines(columns, rows)), createWriteStream(file)).then(() => file);
  });
  return Promise.all(files);
}

function* lines(columns, rows) {
  yield `${columns}\n`;
  for (const row of rows) yield `${row}\n`;
}

/** Ids, the root first, and pairs of a part and what it is built into. */
function tree() {
  const ids = [roots.tree];
  const pairs = [];
  let tier = [...ids];
  for (const width of [5, 6, 6]) {
    const next = [];
    for (const whole of tier) {
      for (let at = 0; at < width; at++) {
        const id = `component:tree-${ids.length}`;
        ids.push(id);
        next.push(id);
        pairs.push([id, whole]);
      }
    }
    tier = next;
  }
  return { ids, pairs };
}

function dag() {
  const ids = [roots.dag];
  const pairs = [];
  let layer = [...ids];
  for (let at = 0; at < DAG_LAYERS; at++) {
    const next = Array.from({ length: DAG_WIDTH }, (_, column) => `component:dag-${at}-${column}`);
    for (const part of next) for (const whole of layer) pairs.push([part, whole]);
    ids.push(...next);
    layer = next;
  }
  while (ids.length < SMALL_GRAPH) {
    const id = `component:dag-${ids.length}`;
    ids.push(id);
    pairs.push([id, roots.dag]);
  }
  return { ids, pairs };
}

function stalks() {
  const ids = [roots.stalks];
  const pairs = [];
  const abreast = Math.ceil((SMALL_GRAPH - 1) / DAG_LAYERS);
  while (ids.length < SMALL_GRAPH) {
    const id = `component:stalk-${ids.length}`;
    pairs.push([id, ids.length <= abreast ? roots.stalks : `component:stalk-${ids.length - abreast}`]);
    ids.push(id);
  }
  return { ids, pairs };
}
