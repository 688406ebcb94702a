/** Where a Neo4j answers, and as whom. */
export interface Neo4jAddress {
  uri: string;
  username: string;
  password: string;
  database: string;
}

/** A Neo4j that can be ended. */
export interface StoppableNeo4j extends Neo4jAddress {
  stop(): Promise<void>;
}

/** A Neo4j that this process owns: empty at first, reachable from this machine only, gone without a trace when stopped. */
interface RunningNeo4j extends StoppableNeo4j {
  pid: number;
  /** Resolves when the server has ended, by `stop` or by itself. */
  ended: Promise<void>;
  /** Ends the server and deletes its files. Calling it twice is harmless. */
  stop(): Promise<void>;
}

interface StartOptions {
  /** Eight characters or more: Neo4j refuses less. */
  password: string;
  /** Taken when it is free, else any free port is. */
  port?: number;
  /** 1,024 when absent, which is enough for tests. */
  heapMegabytes?: number;
  /** Compiles fully and has room in memory, as a server in production: slower to start. */
  served?: boolean;
  /** Keeps the graph in memory where that has room, so that no commit waits for a disk. */
  isInMemory?: boolean;
  /** Told in one sentence of a step that takes long. */
  log?: (sentence: string) => void;
}

/** What `server.cjs` exports: plain JavaScript, because both `npm run neo4j` and jest load it. */
export interface Neo4jServer {
  /** Rejects with a sentence that says what is missing, or with the last lines of Neo4j's own log. */
  startNeo4j(options: StartOptions): Promise<RunningNeo4j>;
}

/** What `docker.cjs` exports. */
export interface Neo4jInDocker {
  dockerAnswers(): boolean;
  startNeo4jInDocker(options: StartOptions): Promise<StoppableNeo4j>;
}
