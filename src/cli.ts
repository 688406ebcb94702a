#!/usr/bin/env node
/** The `tierline` command. Exit codes: 0 done, 1 failed, 2 used wrongly, 130 stopped by Ctrl-C. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { cypher, param, params, formats as rowFormats } from './cli/cypher';
import { exportTo } from './cli/export';
import { generate, parameter, parameterHelp } from './cli/generate';
import { load } from './cli/load';
import { namedValue, report, reportFormatNames } from './cli/report';
import { search } from './cli/search';
import { trace } from './cli/trace';
import { batches, undo } from './cli/undo';
import { AppError, type ErrorCode } from './errors';
import { formats } from './features/export/export-graph';

const LOAD_HELP = `
Files are CSV, XLSX, JSON or NDJSON, also with .gz. Without a mapping each is named for its kind or relation, such as
supplies.csv, or is an export of Tierline. A load that was broken off is finished by running it again.`;

const USED_WRONGLY: readonly ErrorCode[] = [
  'BAD_INPUT',
  'BAD_ID',
  'BAD_CURSOR',
  'BOUND_EXCEEDED',
  'NOT_FOUND',
  'STALE_TOKEN',
];

const program = new Command('tierline')
  .description('Who is behind a weapon system, tier by tier.')
  .addHelpText('after', '\nThe graph is the one that TIERLINE_GRAPH or NEO4J_URI names; README.md lists the settings.')
  .exitOverride()
  .showHelpAfterError();

program
  .command('serve')
  .description('serve GraphQL, as npm start does')
  .action(async () => void (await import('./main.js')));

program
  .command('load')
  .description('load data packages or files, whole or not at all; loading the same twice changes nothing')
  .argument('<path...>', 'directories with a datapackage.json; or files, which belong together')
  .option('--mapping <file>', 'how foreign columns become ours: a file, or dod-p1, cyclonedx-hbom or supplier-list')
  .option('--valid-rows', 'take the rows that are right where others are wrong')
  .option('--verdicts <file>', 'write a CSV with what became of every row')
  .option('--batch <name>', 'the name by which the load can be undone; made from the input and the time when absent')
  .option('--dry-run', 'say what would be new and changed and whose tier would shift, and write nothing')
  .option('--json', 'print the report as JSON')
  .addHelpText('after', LOAD_HELP)
  .action(load);

program
  .command('batches')
  .description('list what was loaded, the latest first')
  .option('--json', 'print the list as JSON')
  .action(batches);

program
  .command('undo')
  .description('take a load back whole; what others named since then stays')
  .argument('<batch>', 'its name, as load or batches print it')
  .option('--json', 'print the report as JSON')
  .action(undo);

program
  .command('search')
  .description('find things by name, alias or identifier')
  .argument('<word...>', 'words that must all be there, in any script')
  .option('--first <number>', 'how many to show, 1 to 100', whole, 25)
  .option('--json', 'print the answer as JSON')
  .action(search);

program
  .command('trace')
  .description('show the chain behind an entity, tier by tier')
  .argument('<id>', 'id of the entity, for example platform:k2; search finds it')
  .option('--down', 'go downstream, to platforms, contracts and buyers, instead of upstream')
  .option('--max-tier <number>', 'how many tiers to go, 1 to 12', whole, 8)
  .option('--first <number>', 'how many entities to show, 1 to 5000', whole, 500)
  .option('--as-of <date>', 'the day the facts must hold on, YYYY-MM-DD; today when absent')
  .option('--min-confidence <number>', 'the least confidence of a relation, 0 to 1', decimal)
  .option('--json', 'print the answer as JSON')
  .action(trace);

program
  .command('report')
  .description('run a saved report; without a name, list them')
  .argument('[name]', 'name of the report')
  .option('--param <name=value>', 'a parameter of the report; may be given several times', namedValue)
  .option('--limit <number>', 'how many rows; of a table 100, else all, at most 10000 unless the report is resumable')
  .option('--after <place>', 'go on behind this row, as a resumable report prints it')
  .option('--watermark <graph>', 'refuse a graph that has changed since it was printed')
  .option('--as-of <date>', 'the day the facts must hold on, YYYY-MM-DD; today when absent')
  .option('--as-known-on <instant>', 'leave out what was recorded later, like 2026-11-22T09:30:00Z')
  .option('--min-confidence <number>', 'the least confidence of a relation, 0 to 1')
  .addOption(new Option('--format <format>', 'a table when absent, or as --out ends').choices(reportFormatNames))
  .option('--out <file>', 'a new file, also with .gz')
  .option('--check <file...>', 'say what is wrong with files that shall become reports, and run nothing else')
  .option('--json', 'print the list or the rows as JSON')
  .action(report);

program
  .command('cypher')
  .description('ask in Cypher, read-only, of the whole graph: every recorded version, whoever may see it')
  .argument('<query>', 'one statement that begins with MATCH, WITH, UNWIND, RETURN or CALL { … }')
  .option('--param <name=value>', 'what stands for $name: JSON, else text; may be given several times', param)
  .option('--params <json>', 'all of them as one JSON object', params)
  .option('--limit <number>', 'how many rows to show, 1 to 10000', whole, 1_000)
  .option('--timeout <milliseconds>', 'when to stop it, 100 to 60000', whole, 10_000)
  .option('--explain', 'show the plan with its estimates, and run nothing')
  .addOption(new Option('--format <format>', 'how to print the rows').choices(rowFormats).default('table'))
  .option('--json', 'print the answer as JSON')
  .action(cypher);

program
  .command('generate')
  .description('write a data package of a synthetic network, for trying things out at size')
  .argument('<directory>', 'a new or empty directory')
  .option('--relations <number>', 'how many relations, 1000 to 20000000', whole, 10_000)
  .option('--seed <number>', 'the same seed gives the same bytes', whole, 1)
  .option('--set <name=number>', 'a parameter of the network; may be given several times', parameter)
  .option('--json', 'print the report as JSON')
  .addHelpText('after', () => `\n${parameterHelp()}`)
  .action(generate);

program
  .command('export')
  .description('copy the whole graph, every recorded version of it, or write a bill of materials')
  .argument('<target>', 'a new directory, or a new file that ends in .ndjson, .graphml, .cypher or .cdx.json')
  .addOption(new Option('--format <format>', 'what to write; guessed from the name when absent').choices(formats))
  .option('--root <id>', 'the platform or component whose bill of materials to write; all of them when absent')
  .option('--as-known-on <instant>', 'leave out what was recorded later, like 2026-11-22T09:30:00Z')
  .option('--json', 'print the report as JSON')
  .action(exportTo);

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Expected a whole number.');
  return Number(text);
}

function decimal(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('Expected a number like 0.8.');
  return Number(text);
}

/** Commander has told of its own errors; the others are told here, in one sentence. */
function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const known = error instanceof AppError;
  process.stderr.write(`${known ? error.message : `Tierline failed: ${error}`}\n`);
  if (known && error.code === 'CANCELLED') return 130;
  return known && USED_WRONGLY.includes(error.code) ? 2 : 1;
}

/** A reader such as `head` that has enough ends the command. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

program.parseAsync().catch((error: unknown) => {
  process.exitCode = exitCode(error);
});
