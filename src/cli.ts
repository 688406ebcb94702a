#!/usr/bin/env node
/** The `tierline` command. Exit codes: 0 done, 1 failed, 2 used wrongly, 130 stopped by Ctrl-C. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { exportTo } from './cli/export';
import { generate, parameter, parameterHelp } from './cli/generate';
import { load } from './cli/load';
import { search } from './cli/search';
import { trace } from './cli/trace';
import { AppError, type ErrorCode } from './errors';
import { formats } from './features/export/export-graph';

const USED_WRONGLY: readonly ErrorCode[] = ['BAD_INPUT', 'BAD_ID', 'BAD_CURSOR', 'BOUND_EXCEEDED', 'NOT_FOUND'];

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
  .description('load data packages, each whole or not at all; loading one twice changes nothing')
  .argument('<directory...>', 'directories with a datapackage.json')
  .option('--dry-run', 'say what would be new and changed, and write nothing')
  .option('--json', 'print the report as JSON')
  .action(load);

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
  .description('copy the whole graph, every recorded version of it, into a data package or a file')
  .argument('<target>', 'a new directory, or a new file that ends in .ndjson, .graphml or .cypher')
  .addOption(new Option('--format <format>', 'what to write; guessed from the name when absent').choices(formats))
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

program.parseAsync().catch((error: unknown) => {
  process.exitCode = exitCode(error);
});
