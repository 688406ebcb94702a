import type { ReadingScope } from '../../src/model/scope';
import { isWrite } from '../../src/store/dialect/bare';
import type { Store } from '../../src/store/store';
import type { Parameters, Row } from '../../src/store/values';
import { emptyStore, engines } from '../support/engines';
import type { Records } from '../support/graph-records';
import { examples, type Registered, registeredStatements } from '../support/statements';
import { comparable } from './comparable-rows';
import { plainAnswers } from './differential/plain-answers';
import { Random } from './differential/random';
import { type Focus, randomFocus, randomGraph } from './differential/random-graph';
import { questions } from './differential/random-questions';
import { randomScope, randomWalkScope } from './differential/random-scope';
import { comparisons, firstSeed, written } from './differential/run-size';
import { writeRecords } from './write-records';

/** Statements whose rows are not about the graph's entities and relations. */
const others = ['any-entity', 'applied-changes', 'batches', 'graph-record', 'is-empty', 'last-instant', 'write-turn'];

const PER_GRAPH = 500;
const LARGEST_GRAPH = 160;

/** A random graph has no versions of entities that are held no more. */
const reads = registeredStatements.filter(
  ({ statement, file, of }) => !isWrite(statement.text) && !others.includes(file) && !of.startsWith('Superseded'),
);

/** Neo4j takes a tenth of a second to plan a text it has not seen; so a run asks of some kinds and relations a lot. */
const GRAPHS_OF_A_FOCUS = 10;

const isIn = ({ kinds, relations }: Focus, { of }: Registered): boolean =>
  of === '' || kinds.some((kind) => kind === of) || relations.some((relation) => relation === of);

/** A statement without random questions is asked what its example asks. */
const files = [...new Set(reads.map(({ file }) => file))];

/** A row with the keys of its maps in one order, as a text. */
const inOneOrder = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

describe('random questions on random graphs', () => {
  it('are answered alike by every engine and by plain TypeScript', async () => {
    let compared = 0;
    for (let seed = firstSeed; compared < comparisons; seed++) {
      const most = Math.min(PER_GRAPH, comparisons - compared);
      const stores = await Promise.all(engines.map(emptyStore));
      try {
        await askOnGraph(stores, seed, most);
      } finally {
        for (const store of stores) await store.close();
      }
      compared += most;
    }
    const parties = ['plain TypeScript', ...engines.map(({ name }) => name)].join(', ');
    written(`${compared} answers to ${files.length} statements compared between ${parties}`);
  }, 3_600_000);
});

async function askOnGraph(stores: readonly Store[], seed: number, most: number): Promise<void> {
  const random = new Random(seed);
  const focus = randomFocus(new Random(Math.floor(seed / GRAPHS_OF_A_FOCUS)));
  const graph = randomGraph(random, random.whole(1, LARGEST_GRAPH), focus);
  for (const store of stores) await writeRecords(store, graph);
  for (let at = 0; at < most; at++) {
    const file = files[at % files.length] as string;
    const asked = random.pick(reads.filter((read) => read.file === file && isIn(focus, read)));
    const question = questions[file] ?? (() => examples[file]!.parameters(graph, asked.of));
    const parameters = question(random, graph, asked.of, focus);
    const scope = file.startsWith('explore-') ? randomWalkScope(random) : randomScope(random);
    await compare(stores, graph, asked, parameters, scope, seed);
  }
}

async function compare(
  stores: readonly Store[],
  graph: Records,
  { statement, file, of }: Registered,
  parameters: Parameters,
  scope: ReadingScope,
  seed: number,
): Promise<void> {
  const named = Object.entries(parameters).filter(([name]) => statement.parameters.has(name));
  const given: Parameters = Object.fromEntries(named);
  const answers: Record<string, Row[]> = {};
  const plain = plainAnswers[file];
  if (plain) answers.plain = comparable(statement, given, plain({ graph, of, given, scope }));
  for (const store of stores)
    answers[store.engine] = comparable(statement, given, await store.read(statement, given, { scope }));
  const [first = '', ...rest] = Object.keys(answers);
  for (const other of rest) {
    const [one, two] = [answers[first] ?? [], answers[other] ?? []];
    if (inOneOrder(one) === inOneOrder(two)) continue;
    const at = one.findIndex((row, index) => inOneOrder(row) !== inOneOrder(two[index]));
    const told = { seed, statement: statement.name, parameters: given, scope };
    const difference = { row: at, [first]: one[at], [other]: two[at] };
    const rows = { [first]: one, [other]: two };
    const parts = [told, difference, rows].map((part) => JSON.stringify(part));
    throw new Error(`${first} and ${other} differ.\n${parts.join('\n')}`);
  }
}
