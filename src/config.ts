/** The settings, all optional, from the environment; the only reader of it. Every mistake is reported at once. */
import { resolve } from 'node:path';
import { settingsRefused } from './errors';
import { isLoopback } from './loopback';

export interface Config {
  readonly host: string;
  readonly port: number;
  /** File of the embedded graph; unused when `neo4j` is set. */
  readonly graph: string;
  readonly neo4j: {
    readonly uri: string;
    readonly username: string;
    readonly password: string;
    readonly database: string;
  } | null;
  /** Data package that an empty graph is filled with at the first start. */
  readonly seed: string | null;
  /** Directory of the user's own reports. */
  readonly reports: string | null;
  /** After this long a request is answered with DEADLINE_EXCEEDED. */
  readonly deadlineMs: number;
  readonly logLevel: string;
  /** What writers must show; undefined where none is set and only this machine writes. */
  readonly writeToken: string | undefined;
  /** Whether analysts may ask in Cypher. */
  readonly cypher: boolean;
  /** What analysts must show; undefined where none is set and only this machine asks. */
  readonly analystToken: string | undefined;
  /** Directory of documents that callers may name by their SHA-256; null without one. */
  readonly documents: string | null;
  /** Whether only those are run. */
  readonly documentsOnly: boolean;
}

const SHORTEST_TOKEN = 32;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

/** Throws SETTINGS_REFUSED with a line for each setting that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv, home: string): Config {
  const problems: string[] = [];
  const text = (name: string, otherwise: string): string => env[name]?.trim() || otherwise;
  const number = (name: string, otherwise: number, least: number, most: number): number => {
    const value = text(name, String(otherwise));
    const fits = /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
    if (!fits) problems.push(`${name} is ${JSON.stringify(value)}; expected a whole number from ${least} to ${most}.`);
    return Number(value);
  };
  const uri = text('NEO4J_URI', '');
  if (uri && !/^(neo4j|bolt)(\+s|\+ssc)?:\/\/.+/.test(uri)) {
    problems.push(`NEO4J_URI is ${JSON.stringify(uri)}; expected neo4j://host:port, bolt://host:port or neo4j+s://….`);
  }
  if (uri && !env.NEO4J_PASSWORD) problems.push('NEO4J_PASSWORD is not set; set the password of NEO4J_USERNAME.');
  const logLevel = text('TIERLINE_LOG', 'warn');
  if (!LOG_LEVELS.includes(logLevel)) {
    problems.push(`TIERLINE_LOG is ${JSON.stringify(logLevel)}; expected one of ${LOG_LEVELS.join(', ')}.`);
  }
  const token = (name: string): string | undefined => {
    const value = text(name, '') || undefined;
    if (value !== undefined && (value.length < SHORTEST_TOKEN || !/^[!-~]+$/.test(value))) {
      problems.push(
        `${name} has ${value.length} characters; expected at least ${SHORTEST_TOKEN}, of letters, digits and signs without spaces.`,
      );
    }
    return value;
  };
  const writeToken = token('TIERLINE_WRITE_TOKEN');
  const analystToken = token('TIERLINE_ANALYST_TOKEN');
  const host = text('TIERLINE_HOST', '127.0.0.1');
  const cypher = text('TIERLINE_CYPHER', 'off');
  if (!['on', 'off'].includes(cypher)) {
    problems.push(`TIERLINE_CYPHER is ${JSON.stringify(cypher)}; expected on or off.`);
  }
  if (cypher === 'on' && analystToken === undefined && !isLoopback(host)) {
    problems.push(`TIERLINE_ANALYST_TOKEN is not set; TIERLINE_CYPHER=on needs it where TIERLINE_HOST is ${host}.`);
  }
  if (analystToken !== undefined && analystToken === writeToken) {
    problems.push('TIERLINE_ANALYST_TOKEN is TIERLINE_WRITE_TOKEN; expected another: an analyst does not write.');
  }
  const documents = text('TIERLINE_DOCUMENTS', '');
  const only = text('TIERLINE_DOCUMENTS_ONLY', 'false');
  if (!['true', 'false'].includes(only)) {
    problems.push(`TIERLINE_DOCUMENTS_ONLY is ${JSON.stringify(only)}; expected true or false.`);
  }
  if (only === 'true' && !documents) {
    problems.push('TIERLINE_DOCUMENTS_ONLY is true; set TIERLINE_DOCUMENTS to the directory of the documents too.');
  }
  const seed = text('TIERLINE_SEED', uri ? 'none' : resolve(home, 'seeds/korea-defence'));
  const config: Config = {
    host,
    port: number('TIERLINE_PORT', 4000, 0, 65_535),
    graph: text('TIERLINE_GRAPH', '.tierline/graph'),
    neo4j: uri
      ? {
          uri,
          username: text('NEO4J_USERNAME', 'neo4j'),
          password: env.NEO4J_PASSWORD ?? '',
          database: text('NEO4J_DATABASE', 'neo4j'),
        }
      : null,
    seed: seed === 'none' ? null : resolve(seed),
    reports: env.TIERLINE_REPORTS?.trim() ? resolve(text('TIERLINE_REPORTS', '')) : null,
    deadlineMs: number('TIERLINE_DEADLINE_MS', 10_000, 100, 600_000),
    logLevel,
    writeToken,
    cypher: cypher === 'on',
    analystToken,
    documents: documents ? resolve(documents) : null,
    documentsOnly: only === 'true',
  };
  if (problems.length > 0) throw settingsRefused(problems);
  return config;
}
