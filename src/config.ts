/** The settings, all optional, from the environment; the only reader of it. Every mistake is reported at once. */
import { resolve } from 'node:path';
import { settingsRefused } from './errors';

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
  /** After this long a request is answered with DEADLINE_EXCEEDED. */
  readonly deadlineMs: number;
  readonly logLevel: string;
}

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
  const seed = text('TIERLINE_SEED', uri ? 'none' : resolve(home, 'seeds/korea-defence'));
  const config: Config = {
    host: text('TIERLINE_HOST', '127.0.0.1'),
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
    deadlineMs: number('TIERLINE_DEADLINE_MS', 10_000, 100, 600_000),
    logLevel,
  };
  if (problems.length > 0) throw settingsRefused(problems);
  return config;
}
