/** What a run was made with and on. */
import { existsSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { pinned, product } from './processes.mjs';

const packages = [
  'graphql',
  '@apollo/server',
  'type-graphql',
  'graphql-jit',
  'dataloader',
  'neo4j-driver',
  '@neo4j/graphql',
  '@grafeo-db/js',
];

export function versions() {
  const known = { node: process.version.slice(1) };
  for (const name of packages) {
    const file = join(product, 'node_modules', name, 'package.json');
    if (existsSync(file)) known[name] = JSON.parse(readFileSync(file, 'utf8')).version;
  }
  return known;
}

export function machine() {
  const [cpu] = cpus();
  return { cpu: cpu.model, cores: cpus().length, load: loadavg().map((load) => Number(load.toFixed(2))), pinned };
}
