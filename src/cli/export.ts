/** `tierline export`: copies the whole graph into a data package or a file, or writes a bill of materials. */
import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { badInput } from '../errors';
import type { Counts, LeftOut } from '../features/export/cyclonedx-graph';
import { type ExportFormat, exportGraph, formats } from '../features/export/export-graph';
import { normaliseInstant } from '../model/dates';
import { onGraph } from './graph';
import { print, printJson } from './output';

export interface ExportSettings {
  readonly format?: ExportFormat;
  readonly root?: string;
  readonly asKnownOn?: string;
  readonly json?: true;
}

export async function exportTo(target: string, { format, root, asKnownOn, json }: ExportSettings): Promise<void> {
  const as = format ?? guessed(target);
  const options = { root, asKnownOn: instant(asKnownOn), progress: progressLine() };
  const report = await onGraph((store, stop) => exportGraph(store, target, as, { ...options, stop }));
  if (json) return printJson(report);
  const { entities, relations, bytes, digest, seconds, leftOut } = report;
  print(`${target}: ${entities} entities and ${relations} versions of relations, ${bytes} bytes in ${seconds} s`);
  print(`digest ${digest}`);
  if (leftOut) printLeftOut(leftOut, root);
}

function printLeftOut({ noPlace, outOfScope, notReached }: LeftOut, root: string | undefined): void {
  const tell = (why: string, counts: Counts) => {
    const told = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
    if (told.length > 0) print(`left out, ${why}: ${told.join(', ')}`);
  };
  tell('for a bill of materials has no place for them', noPlace);
  tell('taken back, not holding today or not public', outOfScope);
  tell(`for nothing ${root ? `under ${root}` : 'in the bill'} leads to them`, notReached);
}

function guessed(target: string): ExportFormat {
  if (target.endsWith('.cdx.json')) return 'cyclonedx';
  const ending = extname(target).slice(1);
  const isDirectory =
    ending === '' || target.endsWith('/') || statSync(target, { throwIfNoEntry: false })?.isDirectory();
  const format = isDirectory ? 'package' : formats.find((name) => name === ending);
  if (format) return format;
  throw badInput(
    'target',
    target,
    'a directory, or a file that ends in .ndjson, .graphml, .cypher or .cdx.json',
    'Or use --format.',
  );
}

function instant(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const normalised = normaliseInstant(text);
  if (normalised === null)
    throw badInput('--as-known-on', text, 'an instant like 2026-11-22T09:30:00Z', 'Write it so.');
  return normalised;
}

/** How far it is, on one line of a terminal. */
function progressLine(): (entities: number, relations: number) => void {
  return (entities, relations) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${entities} entities, ${relations} relations\r`);
  };
}
