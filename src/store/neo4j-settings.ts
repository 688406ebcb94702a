export interface Neo4jSettings {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
  /** After this long the server itself ends a statement, whatever became of its caller. */
  readonly statementTimeoutMs: number;
}
