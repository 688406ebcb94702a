import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../src/config';
import { home } from '../support/engines';

const read = (file: string): string => readFileSync(join(home, file), 'utf8');

const DEVELOPMENT_PASSWORD = 'tierline-development';
const PASSWORD = `\${NEO4J_PASSWORD:-${DEVELOPMENT_PASSWORD}}`;

/** The instructions of a Dockerfile, each a keyword and its text. */
function instructionsOf(text: string): [keyword: string, rest: string][] {
  const lines = text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n');
  return lines.filter((line) => line !== '').map((line) => [line.split(' ', 1)[0] ?? '', line.replace(/^\S+ /, '')]);
}

/** The scalars of a compose file by their path; knows the maps and lists of one item a line that ours is made of. */
function scalarsOf(text: string): [path: string, value: string][] {
  const scalars: [string, string][] = [];
  let path: { readonly indent: number; readonly name: string }[] = [];
  for (const line of text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))) {
    const indent = line.search(/\S/);
    const [, item, name, value = ''] = /^(- )?(?:([\w.-]+):(?: |$))?(.*)$/.exec(line.trim()) ?? [];
    path = path.filter((part) => part.indent < indent);
    if (name) path.push({ indent, name });
    else if (!item) throw new Error(`docker-compose.yml has a line that this test cannot read: ${line}`);
    if (value !== '') scalars.push([path.map((part) => part.name).join('.'), value]);
  }
  return scalars;
}

const docker = instructionsOf(read('Dockerfile'));
const lastStage = docker.slice(docker.findLastIndex(([keyword]) => keyword === 'FROM'));
const the = (keyword: string): string | undefined => lastStage.find(([known]) => known === keyword)?.[1];
const imageSettings = Object.fromEntries((the('ENV') ?? '').split(' ').map((setting) => setting.split('=')));

const compose = scalarsOf(read('docker-compose.yml'));
const valuesAt = (path: string): string[] => compose.filter(([known]) => known === path).map(([, value]) => value);
const below = (path: string): Record<string, string> =>
  Object.fromEntries(
    compose
      .filter(([known]) => known.startsWith(`${path}.`))
      .map(([known, value]) => [known.slice(path.length + 1), value]),
  );

/** The names that src/config.ts asks the environment for. */
function knownSettings(): Set<string> {
  const names = new Set<string>();
  const env: NodeJS.ProcessEnv = { NEO4J_URI: 'bolt://db', NEO4J_PASSWORD: 'secret' };
  const get = (target: NodeJS.ProcessEnv, name: string | symbol): string | undefined => {
    names.add(String(name));
    return target[String(name)];
  };
  readConfig(new Proxy(env, { get }), home);
  return names;
}

describe('Dockerfile', () => {
  it('builds on and starts from a Debian image of a stated Node, never Alpine', () => {
    const images = docker.filter(([keyword]) => keyword === 'FROM').map(([, image]) => image.split(' ', 1)[0]);
    expect(images).toEqual(['node:22-bookworm-slim', 'node:22-bookworm-slim']);
  });

  it('installs what the lock file says and leaves the tools behind', () => {
    const runs = docker.filter(([keyword]) => keyword === 'RUN').map(([, command]) => command);
    expect(runs[0]).toBe('npm ci');
    expect(runs[1]).toBe('npm run build && npm prune --omit=dev');
  });

  it('holds what the server reads while it runs', () => {
    const copied = lastStage.filter(([keyword]) => keyword === 'COPY').map(([, files]) => files.split(' ').at(-1));
    expect(copied.sort()).toEqual(['./', 'dist', 'node_modules', 'schema', 'seeds']);
  });

  it('runs as a user without rights, who owns nothing but the volume of the graph', () => {
    expect(lastStage.map(([keyword]) => keyword).lastIndexOf('USER')).toBeLessThan(lastStage.length - 1);
    expect(the('USER')).toBe('node');
    expect(the('RUN')).toBe('mkdir /data && chown node:node /data');
    expect(the('VOLUME')).toBe('/data');
    expect(imageSettings.TIERLINE_GRAPH).toBe('/data/graph');
  });

  it('starts the server itself, so that SIGTERM reaches it', () => {
    expect(the('ENTRYPOINT')).toBe('["node", "dist/main.js"]');
    expect(the('STOPSIGNAL')).toBe('SIGTERM');
  });

  it('asks the server itself whether it is ready', () => {
    expect(the('HEALTHCHECK')).toMatch(/CMD \["node", "-e", "fetch\(`http:\/\/127\.0\.0\.1:.*\/health\/ready`\)/);
  });

  it('sets only what the server knows and takes', () => {
    const names = Object.keys(imageSettings).filter((name) => name !== 'NODE_ENV');
    expect(names.filter((name) => !knownSettings().has(name))).toEqual([]);
    expect(readConfig(imageSettings, '/app')).toMatchObject({ host: '0.0.0.0', port: 4000, graph: '/data/graph' });
    expect(the('EXPOSE')).toBe(imageSettings.TIERLINE_PORT);
  });

  it('gets every file that it copies', () => {
    const letThrough = new Set(read('.dockerignore').match(/(?<=^!).*/gm));
    const wanted = docker
      .filter(([keyword, files]) => keyword === 'COPY' && !files.startsWith('--from'))
      .flatMap(([, files]) => files.split(' ').slice(0, -1));
    expect(wanted.filter((file) => !letThrough.has(file) || !existsSync(join(home, file)))).toEqual([]);
    expect(letThrough.size).toBe(wanted.length);
  });
});

describe('docker-compose.yml', () => {
  /** As it is where nothing is set. */
  const api = Object.fromEntries(
    Object.entries(below('services.api.environment')).map(([name, value]) => [
      name,
      value.replace(/^\$\{\w+:-(.*)\}$/, '$1'),
    ]),
  );

  it('publishes no port beyond this machine', () => {
    const ports = compose.filter(([path]) => path.endsWith('.ports')).map(([, port]) => port);
    expect(ports).toEqual(['127.0.0.1:7474:7474', '127.0.0.1:7687:7687', '127.0.0.1:4000:4000']);
    expect(compose.filter(([path]) => /network_mode|privileged|\.user$/.test(path))).toEqual([]);
  });

  it('takes the password from NEO4J_PASSWORD and has none of its own but that for development', () => {
    const secrets = compose.filter(([path]) => /AUTH|PASSWORD/.test(path)).map(([, value]) => value);
    expect(secrets).toEqual([`neo4j/${PASSWORD}`, PASSWORD]);
    expect(read('docker-compose.yml').replaceAll(PASSWORD, '')).not.toContain(DEVELOPMENT_PASSWORD);
  });

  it('waits for a Neo4j that answers Cypher', () => {
    expect(valuesAt('services.neo4j.image')).toEqual(['neo4j:5.26-community']);
    expect(valuesAt('services.neo4j.healthcheck.test')[0]).toMatch(/^\["CMD-SHELL", .* cypher-shell .*RETURN 1/);
    expect(valuesAt('services.api.depends_on.neo4j.condition')).toEqual(['service_healthy']);
  });

  it('keeps the graph in a named volume', () => {
    expect(valuesAt('services.neo4j.volumes')).toEqual(['neo4j-data:/data']);
    expect(read('docker-compose.yml')).toMatch(/^volumes:\n {2}neo4j-data:$/m);
  });

  it('bounds the memory of Neo4j and lets no statement reach its files or the network', () => {
    const settings = below('services.neo4j.environment');
    for (const name of ['heap_initial__size', 'heap_max__size', 'pagecache_size']) {
      expect(settings[`NEO4J_server_memory_${name}`]).toMatch(/^\d+[mg]$/);
    }
    expect(settings.NEO4J_dbms_security_allow__csv__import__from__file__urls).toBe('"false"');
    expect(settings.NEO4J_internal_dbms_cypher__ip__blocklist).toBe('0.0.0.0/0,::/0');
  });

  it('sets only what the server knows and takes, and fills the graph with what the image holds', () => {
    const substituted = Array.from(read('docker-compose.yml').matchAll(/\$\{(\w+):/g), ([, name = '']) => name);
    expect([...Object.keys(api), ...substituted].filter((name) => !knownSettings().has(name))).toEqual([]);
    const config = readConfig({ ...imageSettings, ...api }, '/app');
    expect(config.neo4j).toMatchObject({ uri: 'bolt://neo4j:7687', username: 'neo4j', password: DEVELOPMENT_PASSWORD });
    expect(config.seed).toBe(`${the('WORKDIR')}/seeds/korea-defence`);
    expect(existsSync(join(home, 'seeds/korea-defence/datapackage.json'))).toBe(true);
  });

  it('leaves the server nothing to write to but a place that goes with it, and no rights', () => {
    expect(valuesAt('services.api.read_only')).toEqual(['true']);
    expect(valuesAt('services.api.tmpfs')).toEqual(['/tmp']);
    expect(valuesAt('services.api.cap_drop')).toEqual(['[ALL]']);
    expect(valuesAt('services.api.security_opt')).toEqual(['["no-new-privileges:true"]']);
  });
});
