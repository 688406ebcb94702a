/**
 * `npm run bench`: what the hot path costs, beside other ways to the same answer on the same data, in one run.
 *
 * ours            Tierline as `tierline serve` starts it
 * raw             node:http, the product's own statements, the engine's own client, JSON.stringify; no checks, no limits
 * defaults        Apollo Server, type-graphql and DataLoader with nothing changed
 * neo4j-graphql   @neo4j/graphql on Apollo Server, with the reading scope as filters of every relation; on Neo4j only
 *
 * B1 trace against raw, B2 one node against raw, B3 trace, one node and pages against @neo4j/graphql, B4 trace against
 * the defaults, B5 the same trace in ever larger graphs, B6 many paths to few things, B7 first, middle and last page by
 * name, B8 minutes at 0.8 of what the server can do while loads run, B9 a hub. cases.mjs holds the targets.
 *
 * Every server is a process of its own in production mode, pinned to one core together with its database, the client to
 * another. The answers of all stacks are compared deeply before anything is timed. Each stack is warmed up on all cores by
 * a number of requests, then asked over one connection in rounds whose order is reversed every other time. Ours is never
 * sent the same request twice, so no answer is one that was kept, but where a line says "asked again". It holds what it has
 * read while the graph stays, as it does for everybody who asks more than once; where a line says "nothing held" every
 * request is of another reading, so it reads as the raw code does, which holds nothing. A cost is the CPU of all processes
 * of a stack, Java included, or the clock; medians and extremes of the rounds count, ratios are made round by round. On a
 * machine that does other things the numbers are noisy, which is said where the raw code spreads by 30 %. CPU is read from
 * /proc, so it runs on Linux alone.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { caseIds, measureEngine } from './cases.mjs';
import { machine, versions } from './machine.mjs';
import { Report } from './report.mjs';

const HELP = `npm run bench -- [options]: what the hot path costs, beside other ways to the same answer

  --quick              two minutes: smaller graphs, fewer and shorter rounds, no B8, no million of relations
  --only B1,B7         some of ${caseIds.join(', ')}; all when absent
  --engine NAME        embedded or neo4j; may be given twice; both when absent
  --sizes 1e4,1e5      relations of the graphs of B5; 1e4,1e5,1e6 when absent
  --minutes N          how long B8 runs; 10 when absent
  --json               print the results as JSON and nothing else
  --help               print this

Exit codes: 0 every target is met, 1 one is missed or a measurement failed, 2 used wrongly.`;

class UsedWrongly extends Error {}

const engineNames = ['embedded', 'neo4j'];

function readOptions() {
  const { values } = parsed();
  const only = values.only?.split(',') ?? caseIds.filter((id) => !(values.quick && id === 'B8'));
  const engines = values.engine ?? engineNames;
  const graphSizes = (values.sizes ?? (values.quick ? '1e4,1e5' : '1e4,1e5,1e6')).split(',').map(Number);
  const minutes = Number(values.minutes ?? 10);
  refuseUnless(
    only.every((id) => caseIds.includes(id)),
    `--only is ${values.only}; expected some of ${caseIds.join()}`,
  );
  refuseUnless(
    engines.every((name) => engineNames.includes(name)),
    `--engine is ${engines}; expected embedded or neo4j`,
  );
  refuseUnless(
    graphSizes.length > 1 && graphSizes.every((size) => size >= 1_000),
    `--sizes is ${values.sizes}; expected at least two numbers from 1000 on`,
  );
  refuseUnless(minutes > 0, `--minutes is ${values.minutes}; expected a number above 0`);
  const part = [values.only, ...(values.engine ?? [])].filter(Boolean);
  return { isQuick: values.quick, json: values.json, help: values.help, only, engines, part, graphSizes, minutes };
}

function parsed() {
  const flag = { type: 'boolean', default: false };
  const text = { type: 'string' };
  const options = { quick: flag, json: flag, help: flag, only: text, sizes: text, minutes: text };
  try {
    return parseArgs({ options: { ...options, engine: { type: 'string', multiple: true } } });
  } catch (error) {
    throw new UsedWrongly(error.message);
  }
}

function refuseUnless(fits, sentence) {
  if (!fits) throw new UsedWrongly(sentence);
}

const plans = {
  quick: { warmUp: 300, warmUpSeconds: 8, rounds: 4, seconds: 0.5 },
  full: { warmUp: 1_500, warmUpSeconds: 60, rounds: 6, seconds: 2 },
};
/** A Java gets faster for thousands of requests. */
const planOf = (scale, engine) =>
  engine === 'neo4j' ? { ...plans[scale], warmUp: 3 * plans[scale].warmUp } : plans[scale];

const sizes = {
  quick: { organizations: 5_000, components: 2_000 },
  full: { organizations: 50_000, components: 20_000 },
};
const leftOut = {
  quick:
    'B8; a million of relations in B5; lists and hub have a tenth of their size, so pages against @neo4j/graphql are not judged',
  full: 'ten millions of relations in B5, by hand with --sizes',
};

async function main() {
  const options = readOptions();
  if (options.help) return console.log(HELP);
  const scale = options.isQuick ? 'quick' : 'full';
  const say = options.json ? () => undefined : console.log;
  const report = new Report(
    {
      scale,
      leftOut: options.graphSizes.includes(1e7) ? 'nothing' : leftOut[scale],
      plan: plans[scale],
      sizes: sizes[scale],
      machine: machine(),
      versions: versions(),
    },
    say,
  );
  for (const engine of options.engines) {
    await measureEngine({
      ...{ engine, isQuick: options.isQuick, plan: planOf(scale, engine), sizes: sizes[scale] },
      ...{ graphSizes: options.graphSizes, minutes: options.minutes },
      asks: (id) => options.only.includes(id),
      saw: ({ neo4j }) => neo4j && report.sawNeo4j(neo4j),
      record: (row) => report.add(engine, row),
      judge: (id, row) => options.only.includes(id) && report.addRatio(engine, id, row),
    });
  }
  const text = JSON.stringify(report.end(), (_, value) => (typeof value === 'number' ? rounded(value) : value), 2);
  const directory = join(import.meta.dirname, 'results');
  mkdirSync(directory, { recursive: true });
  const file = join(directory, `${[new Date().toISOString().slice(0, 10), scale, ...options.part].join('-')}.json`);
  writeFileSync(file, `${text}\n`);
  if (options.json) console.log(text);
  else say(`${report.summary()}\nWritten to ${file}`);
  process.stdout.write('', () => process.exit(report.isMet ? 0 : 1));
}

const rounded = (number) => Number(number.toPrecision(6));

main().catch((error) => {
  const isWrongUse = error instanceof UsedWrongly;
  console.error(isWrongUse ? `${error.message}\n\n${HELP}` : error.stack);
  process.exit(isWrongUse ? 2 : 1);
});
