/** `tierline export`: copies the whole graph into a data package or a file. */
import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { badInput } from '../errors';
import { type ExportFormat, exportGraph, formats } from '../features/export/export-graph';
import { normaliseInstant } from '../model/dates';
import { onGraph } from './graph';
import { print, printJson } from './output';

export interface ExportSettings {
  readonly format?: ExportFormat;
  readonly asKnownOn?: string;
  readonly json?: true;
}

export async function exportTo(target: string, { format, asKnownOn, json }: ExportSettings): Promise<void> {
  const as = format ?? guessed(target);
  const options = { asKnownOn: instant(asKnownOn), progress: progressLine() };
  const report = await onGraph((store, stop) => exportGraph(store, target, as, { ...options, stop }));
  if (json) return printJson(report);
  const { entities, relations, bytes, digest, seconds } = report;
  print(`${target}: ${entities} entities and ${relations} versions of relations, ${bytes} bytes in ${seconds} s`);
  print(`digest ${digest}`);
}

function guessed(target: string): ExportFormat {
  const ending = extname(target).slice(1);
  const isDirectory =
    ending === '' || target.endsWith('/') || statSync(target, { throwIfNoEntry: false })?.isDirectory();
  const format = isDirectory ? 'package' : formats.find((name) => name === ending);
  if (format) return format;
  throw badInput(
    'target',
    target,
    'a directory, or a file that ends in .ndjson, .graphml or .cypher',
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
