/**
 * What is measured, and what is promised. Each group asks several stacks in turns and judges one or more cases.
 * All ratios are of CPU, that of every process of a stack, its database's included, unless a line says otherwise.
 */
import { deepEqual } from './compare.mjs';
import { sustainedLoad } from './endurance.mjs';
import { loadGraph, newDirectory } from './graphs.mjs';
import { dataOf, inTurns, median, NoAnswer, ratio, spread } from './measure.mjs';
import { tierline } from './processes.mjs';
import { again, answers, defaults, neo4jGraphql, ours, PAGE, raw } from './questions.mjs';
import { roots, writeShapes, writeTree } from './shapes.mjs';

export const caseIds = ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B9'];

const WITHIN = 1.2;
const TREE_NODES = 216;
const SMALL_GRAPH = 200;
const lists = {
  components: { field: 'components', kind: 'Component' },
  organizations: { field: 'organizations', kind: 'Organization' },
};

/** Runs the chosen cases on one engine. A group that fails is a target that is missed, and the next one goes on. */
export async function measureEngine(bench) {
  const { engine, asks, record } = bench;
  const attempt = async (ids, measure) => {
    const id = ids.filter(asks).join();
    if (id === '') return;
    await measure(bench).catch((error) => record({ id, what: 'failed', note: error.stack, met: false }));
  };
  const others = engine === 'neo4j' ? ['B3'] : [];
  await attempt(['B1', 'B2', 'B4', 'B6', 'B7', 'B9', ...others], async () => {
    const graph = await loadGraph(engine, [await writeShapes(newDirectory('shapes'), bench.sizes)]);
    bench.saw({ neo4j: graph.neo4jVersion });
    const stack = stacksOn(graph);
    try {
      await attempt(['B1', 'B4', ...others], () => measureTraces(bench, stack));
      await attempt(['B2', ...others], () => measureNodes(bench, stack));
      await attempt(['B6'], () => measurePaths(bench, stack));
      await attempt(['B7'], () => measurePages(bench, stack));
      await attempt(['B9'], () => measureHub(bench, stack));
      await attempt(others, () => measureOthersPages(bench, stack));
    } finally {
      await graph.stop();
    }
  });
  await attempt(['B5'], measureSizes);
  await attempt(['B8'], measureEndurance);
}

/** Each stack on one graph, started when it is first asked for. */
function stacksOn(graph) {
  const started = new Map();
  return async (name) => {
    if (!started.has(name)) started.set(name, await graph.serve(name));
    return started.get(name);
  };
}

/** Contestants of the stacks that a case is asked of, after their answers were found to be the same. */
async function contestants(bench, stack, entries) {
  const chosen = entries.filter(({ cases }) => cases.some(bench.asks));
  const list = [];
  let expected;
  for (const { name, question, shape } of chosen) {
    const server = await stack(name);
    const answer = shape(await dataOf(server.client, question));
    expected ??= { name, answer };
    deepEqual(expected, { name, answer });
    list.push({ name, server, question });
  }
  return list;
}

async function measureTraces(bench, stack) {
  const id = roots.tree;
  const neo4jOnly = bench.engine === 'neo4j' ? ['B3'] : [];
  const question = ours.trace(id);
  const list = await contestants(bench, stack, [
    { name: 'ours', cases: ['B1', 'B3', 'B4'], question, shape: answers.flatTrace },
    { name: 'raw', cases: ['B1', 'B3', 'B4'], question: raw.trace(id), shape: answers.flatTrace },
    { name: 'defaults', cases: ['B4'], question: defaults.trace(id), shape: answers.partsTrace },
    { name: 'neo4j-graphql', cases: neo4jOnly, question: neo4jGraphql.trace(id), shape: answers.connectedTrace },
  ]);
  const costs = await inTurns(list, bench.plan);
  const what = `trace of ${TREE_NODES} nodes`;
  const base = { costs, what, noisyBy: costs.raw };
  bench.judge('B1', { ...base, than: 'raw', one: 'raw', atLeast: 0.8 });
  await measureOthers(bench, stack, 'B1', { what, afresh: ours.traceAfresh(id), question, raw: raw.trace(id) });
  if (costs['neo4j-graphql'])
    bench.judge('B3', { ...base, than: '@neo4j/graphql', one: 'neo4j-graphql', atLeast: 2.3 });
  if (costs.defaults) {
    bench.judge('B4', { ...base, than: 'defaults', one: 'defaults', atLeast: bench.engine === 'neo4j' ? 2.3 : 4.5 });
  }
}

async function measureNodes(bench, stack) {
  const id = roots.tree;
  const neo4jOnly = bench.engine === 'neo4j' ? ['B3'] : [];
  const question = ours.node(id);
  const list = await contestants(bench, stack, [
    { name: 'ours', cases: ['B2', 'B3'], question, shape: answers.node },
    { name: 'raw', cases: ['B2', 'B3'], question: raw.node(id), shape: answers.node },
    { name: 'neo4j-graphql', cases: neo4jOnly, question: neo4jGraphql.node(id), shape: answers.foundNode },
  ]);
  // The less there is to do, the longer Java still compiles while it is done.
  const costs = await inTurns(list, { ...bench.plan, warmUp: 10 * bench.plan.warmUp });
  const base = { costs, what: 'one node', noisyBy: costs.raw };
  bench.judge('B2', { ...base, than: 'raw', one: 'raw', atLeast: bench.engine === 'neo4j' ? 0.85 : 0.6 });
  await measureOthers(bench, stack, 'B2', {
    what: base.what,
    afresh: ours.nodeAfresh(id),
    question,
    raw: raw.node(id),
  });
  if (costs['neo4j-graphql'])
    bench.judge('B3', { ...base, than: '@neo4j/graphql', one: 'neo4j-graphql', atLeast: 2.5 });
}

/** The same where nothing is held of what it reads, and where the very answer is kept; these have no target. */
async function measureOthers(bench, stack, id, { what, afresh, question, raw: rawQuestion }) {
  if (!bench.asks(id)) return;
  const asRaw = { name: 'raw', server: await stack('raw'), question: rawQuestion };
  for (const [how, asked] of [
    ['nothing held', afresh],
    ['asked again', again(question)],
  ]) {
    const costs = await inTurns([{ name: 'ours', server: await stack('ours'), question: asked }, asRaw], bench.plan);
    bench.judge(id, { costs, what: `${what}, ${how}`, than: 'raw', one: 'raw', noisyBy: costs.raw });
  }
}

/** First and deep page of the components, against the pages of @neo4j/graphql, which counts from the start. */
async function measureOthersPages(bench, stack) {
  const [mine, other] = [await stack('ours'), await stack('neo4j-graphql')];
  const pages = await walk(mine, (after) => ours.page(lists.components, after));
  const size = bench.sizes.components;
  for (const name of ['first', 'deep']) {
    const at = name === 'first' ? 0 : pages.length >> 1;
    const what = `${name} page of ${PAGE} of ${size} components by name`;
    const atLeast = bench.isQuick ? undefined : 8;
    const offset = at === 0 ? null : Buffer.from(`arrayconnection:${at * PAGE - 1}`).toString('base64');
    const theirs = neo4jGraphql.page(offset);
    try {
      const list = await contestants(bench, stack, [
        { name: 'ours', cases: ['B3'], question: ours.page(lists.components, pages[at]), shape: answers.page },
        { name: 'neo4j-graphql', cases: ['B3'], question: theirs, shape: answers.connectedPage },
      ]);
      const costs = await inTurns(list, { ...bench.plan, warmUp: bench.plan.warmUp / 4 });
      bench.judge('B3', { costs, what, than: '@neo4j/graphql', one: 'neo4j-graphql', atLeast, noisyBy: costs.ours });
    } catch (error) {
      if (!(error instanceof NoAnswer && error.url === other.url)) throw error;
      bench.record({ id: 'B3', what, note: `@neo4j/graphql: ${error.message}`, met: true });
    }
  }
}

/** The cursors before each page of a list; null before the first. */
async function walk({ client }, questionOf) {
  const pages = [null];
  for (;;) {
    const [{ pageInfo }] = Object.values(await dataOf(client, questionOf(pages.at(-1))));
    if (!pageInfo.hasNextPage) return pages;
    pages.push(pageInfo.endCursor);
  }
}

/** Many ways to few things cost no more than one way to each. */
async function measurePaths(bench, stack) {
  const server = await stack('ours');
  const list = [];
  for (const name of ['dag', 'stalks']) {
    const question = ours.deepTrace(roots[name]);
    const { nodes, completeness } = (await dataOf(server.client, question)).trace;
    if (nodes.length !== SMALL_GRAPH || completeness.outcome !== 'EXHAUSTED') {
      throw new Error(`The trace of the ${name} has ${nodes.length} nodes and ends with ${completeness.outcome}.`);
    }
    list.push({ name, server, question });
  }
  const costs = await inTurns(list, bench.plan);
  bench.record({
    id: 'B6',
    what: `2^20 paths to ${SMALL_GRAPH} nodes, against one path to each, as deep`,
    costs,
    value: ratio(costs.dag.cpu, costs.stalks.cpu),
    unit: 'times',
    atMost: 1.5,
    noisyBy: costs.stalks,
  });
}

/** Pages at both ends and in the middle cost the same: in milliseconds on a file, against the raw statement on Neo4j. */
async function measurePages(bench, stack) {
  const names = bench.engine === 'neo4j' ? ['ours', 'raw'] : ['ours'];
  const askers = { ours, raw };
  const cursors = {};
  for (const name of names) {
    const pages = await walk(await stack(name), (after) => askers[name].page(lists.organizations, after));
    cursors[name] = { first: pages[0], middle: pages[pages.length >> 1], last: pages.at(-1) };
  }
  const list = [];
  for (const at of ['first', 'middle', 'last']) {
    let expected;
    for (const name of names) {
      const server = await stack(name);
      const question = askers[name].page(lists.organizations, cursors[name][at]);
      const answer = answers.page(await dataOf(server.client, question));
      expected ??= { name, answer };
      deepEqual(expected, { name, answer });
      list.push({ name: `${name} ${at}`, server, question });
    }
  }
  const costs = await inTurns(list, { ...bench.plan, warmUp: bench.plan.warmUp / 2 });
  const size = bench.sizes.organizations;
  for (const at of ['first', 'middle', 'last']) {
    const what = `${at} page of ${PAGE} of ${size} organizations by name`;
    const own = { [`ours ${at}`]: costs[`ours ${at}`] };
    if (bench.engine === 'neo4j') {
      const value = ratio(costs[`ours ${at}`].clock, costs[`raw ${at}`].clock);
      const both = { ...own, [`raw ${at}`]: costs[`raw ${at}`] };
      bench.record({ id: 'B7', what: `${what}, clock of ours / raw`, costs: both, value, unit: 'times', atMost: 1.5 });
    } else {
      bench.record({ id: 'B7', what, costs: own, value: spread(costs[`ours ${at}`].p50), unit: 'ms', atMost: 3 });
    }
  }
  const medians = ['first', 'middle', 'last'].map((at) => median(costs[`ours ${at}`].p50));
  const dearest = Math.max(...medians) / Math.min(...medians);
  bench.record({
    id: 'B7',
    what: 'dearest of these pages / cheapest',
    value: spread([dearest]),
    unit: 'times',
    atMost: WITHIN,
  });
}

async function measureHub(bench, stack) {
  const server = await stack('ours');
  const size = bench.sizes.organizations;
  const cut = (await dataOf(server.client, ours.hubTrace(roots.behindHub))).trace.completeness.outcome;
  bench.record({
    id: 'B9',
    what: `trace through a hub of ${size} relations ends by its cap`,
    note: cut,
    met: cut === 'BUDGET',
  });
  const list = [
    { name: 'degree', server, question: ours.supplierCount(roots.hub) },
    { name: 'first page', server, question: ours.suppliers(roots.hub) },
    { name: 'trace', server, question: ours.hubTrace(roots.behindHub) },
  ];
  const costs = await inTurns(list, { ...bench.plan, warmUp: bench.plan.warmUp / 10 });
  const limits = { degree: 10, 'first page': 50 };
  for (const { name } of list) {
    const what = `${name} ${name === 'trace' ? 'through' : 'of'} a hub of ${size} relations`;
    const value = spread(costs[name].p50);
    bench.record({ id: 'B9', what, costs: { [name]: costs[name] }, value, unit: 'ms', atMost: limits[name] });
  }
}

/** The same tree in ever larger networks, as it is held and as it is read. */
async function measureSizes(bench) {
  const graphs = [];
  const servers = [];
  try {
    for (const relations of bench.graphSizes) {
      const [network, tree] = [newDirectory('network'), newDirectory('tree')];
      await tierline(['generate', network, '--relations', String(relations), '--seed', '1']);
      const graph = await loadGraph(bench.engine, [[network], await writeTree(tree)]);
      graphs.push(graph);
      bench.saw({ neo4j: graph.neo4jVersion });
      const server = await graph.serve('ours');
      const { nodes } = (await dataOf(server.client, ours.trace(roots.tree))).trace;
      if (nodes.length !== TREE_NODES)
        throw new Error(`Among ${relations} relations the trace has ${nodes.length} nodes.`);
      servers.push({ name: `${relations} relations`, server });
    }
    const [smallest, ...larger] = servers.map(({ name }) => name);
    for (const [how, question] of [
      ['', ours.trace(roots.tree)],
      [', nothing held', ours.traceAfresh(roots.tree)],
    ]) {
      const list = servers.map((one) => ({ ...one, question }));
      const costs = await inTurns(list, bench.plan);
      for (const name of larger) {
        bench.record({
          id: 'B5',
          what: `trace of ${TREE_NODES} nodes${how}, among ${name} / among ${smallest}`,
          costs: { [smallest]: costs[smallest], [name]: costs[name] },
          value: ratio(costs[name].cpu, costs[smallest].cpu),
          unit: 'times',
          atMost: WITHIN,
          noisyBy: costs[smallest],
        });
      }
    }
  } finally {
    for (const graph of graphs) await graph.stop();
  }
}

async function measureEndurance(bench) {
  const graph = await loadGraph(bench.engine, [await writeShapes(newDirectory('shapes'), bench.sizes)]);
  bench.saw({ neo4j: graph.neo4jVersion });
  try {
    for (const row of await sustainedLoad(await graph.serve('watched'), bench)) bench.record({ id: 'B8', ...row });
  } finally {
    await graph.stop();
  }
}
