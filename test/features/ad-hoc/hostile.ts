/** 150 statements that try what an analyst may not, by what they want. None may succeed on any engine. */
export interface Lures {
  /** A file whose content must appear nowhere. */
  readonly canary: string;
  /** Where a listener on this machine must see nobody. */
  readonly port: number;
}

export type Wish = 'write' | 'schema' | 'file' | 'network' | 'others' | 'options' | 'hide' | 'exhaust';

export interface Hostile {
  readonly wants: Wish;
  readonly text: string;
}

const writes = [
  "CREATE (n:Entity {id: 'hostile:1'})",
  "CREATE (n:Entity {id: 'hostile:2'}) RETURN n.id AS id",
  "MERGE (n:Entity {id: 'hostile:3'}) RETURN n.id AS id",
  "MATCH (n:Entity) SET n.name = 'owned' RETURN count(n) AS c",
  'MATCH (n:Entity) SET n += {name: null} RETURN count(n) AS c',
  'MATCH (n:Entity) SET n:Owned RETURN count(n) AS c',
  'MATCH (n:Entity) REMOVE n.name RETURN count(n) AS c',
  'MATCH (n:Entity) REMOVE n:Entity RETURN count(n) AS c',
  'MATCH (n:Entity) DETACH DELETE n',
  'MATCH (n) DETACH DELETE n RETURN count(*) AS c',
  'MATCH ()-[r]->() DELETE r',
  'MATCH (n:Entity) DELETE n',
  'MATCH (n:Entity) FOREACH (x IN [1] | SET n.name = x)',
  'MATCH (n:Entity) WITH n LIMIT 1 FOREACH (x IN [1] | DETACH DELETE n) RETURN 1 AS one',
  "UNWIND [1, 2] AS x CREATE (n:Entity {id: 'hostile:' + x}) RETURN n.id AS id",
  "UNWIND [1] AS x MERGE (n:Entity {id: 'hostile:4'}) ON CREATE SET n.x = x ON MATCH SET n.x = x RETURN n.id AS id",
  "MATCH (a:Entity), (b:Entity) WITH a, b LIMIT 1 CREATE (a)-[r:OWNS {id: 'hostile:5'}]->(b) RETURN r.id AS id",
  "MATCH (a:Entity) WITH a LIMIT 1 MERGE (a)-[r:OWNS {id: 'hostile:6'}]->(a) RETURN r.id AS id",
  "CALL () { CREATE (n:Entity {id: 'hostile:7'}) RETURN n } RETURN n.id AS id",
  'MATCH (n:Entity) CALL (n) { SET n.name = 1 RETURN 1 AS x } RETURN x',
  'MATCH (n:Entity) CALL { WITH n DETACH DELETE n } RETURN 1 AS one',
  "OPTIONAL MATCH (n:Nobody) CREATE (m:Entity {id: 'hostile:8'}) RETURN m.id AS id",
  "WITH 1 AS x MERGE (n:Entity {id: 'hostile:9'}) RETURN n.id AS id UNION RETURN 'b' AS id",
  "RETURN 1 AS id UNION CREATE (n:Entity {id: 'hostile:10'}) RETURN n.id AS id",
  "INSERT (n:Entity {id: 'hostile:11'})",
  "MATCH (n:Entity) WHERE EXISTS { CREATE (m:Entity {id: 'hostile:12'}) RETURN m } RETURN n.id AS id",
];

const schema = [
  'CREATE INDEX hostile FOR (n:Entity) ON (n.x)',
  'CREATE CONSTRAINT hostile FOR (n:Entity) REQUIRE n.x IS UNIQUE',
  'DROP INDEX hostile IF EXISTS',
  'DROP CONSTRAINT entity_id IF EXISTS',
  'CREATE TEXT INDEX hostile FOR (n:Entity) ON (n.x)',
  'CREATE DATABASE hostile',
  "CREATE USER hostile SET PASSWORD 'hostile-hostile'",
  "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'bbbbbbbbb'",
  'DROP USER neo4j',
  "CALL db.createLabel('Hostile')",
  'CALL db.clearQueryCaches()',
  'CALL db.awaitIndexes(1)',
];

const files = ({ canary }: Lures) => [
  `LOAD CSV FROM '${canary}' AS l RETURN l`,
  `LOAD CSV FROM 'file://${canary}' AS l RETURN l`,
  `LOAD CSV WITH HEADERS FROM 'file://${canary}' AS l RETURN l`,
  `load csv from "${canary}" as l return l`,
  `MATCH (n:Entity) LOAD CSV FROM '${canary}' AS l RETURN l`,
  `MATCH (n:Entity) WITH n LIMIT 1 LOAD CSV FROM 'file://${canary}' AS l RETURN l`,
  `WITH 1 AS x LOAD CSV FROM '${canary}' AS l RETURN l, x`,
  `WITH '${canary}' AS f LOAD CSV FROM f AS l RETURN l`,
  `WITH 'file://${canary}' AS f LOAD CSV FROM f AS l RETURN collect(l) AS ls`,
  `UNWIND ['${canary}'] AS f LOAD CSV FROM f AS l FIELDTERMINATOR ';' RETURN l`,
  `CALL () { LOAD CSV FROM '${canary}' AS l RETURN l } RETURN l`,
  `CALL { LOAD CSV FROM 'file://${canary}' AS l RETURN l } RETURN l`,
  `RETURN COLLECT { LOAD CSV FROM 'file://${canary}' AS l RETURN l } AS c`,
  `RETURN COUNT { LOAD CSV FROM 'file://${canary}' AS l RETURN l } AS c`,
  `MATCH (n:Entity) WHERE EXISTS { LOAD CSV FROM '${canary}' AS l RETURN l } RETURN n.id AS id`,
  `RETURN [x IN [1] | COLLECT { LOAD CSV FROM 'file://${canary}' AS l RETURN l }] AS c`,
  `RETURN 1 AS l UNION ALL LOAD CSV FROM '${canary}' AS l RETURN l`,
  `LOAD PARQUET FROM '${canary}' AS l RETURN l`,
  `LOAD JSONL FROM '${canary}' AS l RETURN l`,
  `LOAD DATA FROM '${canary}' FORMAT CSV AS l RETURN l`,
  `CALL apoc.load.csv('${canary}')`,
  `RETURN file('${canary}') AS f`,
  `WITH file() AS f LOAD CSV FROM '${canary}' AS l RETURN l, f, linenumber() AS n`,
  `COPY (MATCH (n) RETURN n) TO '${canary}.out'`,
];

const networks = ({ port }: Lures) => [
  `LOAD CSV FROM 'http://127.0.0.1:${port}/x' AS l RETURN l`,
  `LOAD CSV FROM 'http://localhost:${port}/x' AS l RETURN l`,
  `LOAD CSV FROM 'http://[::1]:${port}/x' AS l RETURN l`,
  `LOAD CSV FROM 'ftp://127.0.0.1:${port}/x' AS l RETURN l`,
  `WITH 'http://127.0.0.1:${port}/' AS u LOAD CSV FROM u AS l RETURN l`,
  `MATCH (n:Entity) WITH n LIMIT 1 LOAD CSV FROM 'http://127.0.0.1:${port}/' + n.id AS l RETURN l`,
  `RETURN COLLECT { LOAD CSV FROM 'http://127.0.0.1:${port}/x' AS l RETURN l } AS c`,
  `CALL apoc.load.json('http://127.0.0.1:${port}/x')`,
  `RETURN genai.vector.encode('x', 'OpenAI', {token: 'x'}) AS v`,
  `CALL apoc.bolt.load('bolt://127.0.0.1:${port}', 'RETURN 1')`,
  `LOAD CSV FROM 'jar:http://127.0.0.1:${port}/x!/y' AS l RETURN l`,
];

const others = [
  'SHOW TRANSACTIONS',
  "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
  'SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id YIELD message RETURN message',
  'SHOW USERS',
  'SHOW CURRENT USER',
  'SHOW SETTINGS',
  'SHOW DATABASES',
  'SHOW PROCEDURES',
  'SHOW FUNCTIONS',
  'SHOW INDEXES',
  'SHOW CONSTRAINTS',
  'CALL dbms.listConnections()',
  'CALL dbms.listConnections() YIELD connectionId AS id CALL dbms.killConnection(id) YIELD message RETURN message',
  "CALL dbms.killConnection('bolt-1')",
  "CALL dbms.killQuery('query-1')",
  "CALL dbms.killTransaction('neo4j-transaction-1')",
  "CALL dbms.setConfigValue('db.transaction.timeout', '0')",
  'CALL dbms.listConfig()',
  "WITH 'bolt-1' AS c CALL dbms.killConnection(c) YIELD message RETURN message",
  "RETURN COLLECT { CALL dbms.killConnection('bolt-1') YIELD message RETURN message } AS m",
  "RETURN [x IN [1] | COUNT { CALL dbms.killConnection('bolt-1') YIELD message RETURN message }] AS m",
  "MATCH (n:Entity) WHERE EXISTS { CALL dbms.killConnection('bolt-1') YIELD message RETURN message } RETURN n.id AS id",
];

const options = [
  'EXPLAIN MATCH (n) DETACH DELETE n',
  "PROFILE CREATE (n:Entity {id: 'hostile:20'})",
  'PROFILE MATCH (n) RETURN count(n) AS c',
  'EXPLAIN PROFILE MATCH (n) RETURN n',
  'CYPHER 5 MATCH (n) RETURN n',
  'CYPHER runtime=parallel MATCH (n) RETURN count(n) AS c',
  'CYPHER 25 PROFILE MATCH (n) SET n.x = 1',
  'USE system SHOW USERS',
  'USE neo4j MATCH (n) DETACH DELETE n',
  'MATCH (n) RETURN 1 AS one; MATCH (n) DETACH DELETE n',
  ';MATCH (n) DETACH DELETE n',
  ':use system',
  'BEGIN',
  'MATCH (n:Entity) CALL (n) { SET n.x = 1 } IN TRANSACTIONS OF 1 ROW',
  'MATCH (n:Entity) CALL (n) { RETURN 1 AS x } IN 8 CONCURRENT TRANSACTIONS RETURN x',
];

const hidden = ({ canary, port }: Lures) => [
  `LOAD/**/CSV FROM '${canary}' AS l RETURN l`,
  `LOAD /* x */ CSV /* y */ FROM '${canary}' AS l RETURN l`,
  `WITH 1 AS x LOAD//\nCSV FROM 'file://${canary}' AS l RETURN l`,
  `/* a */ LOAD CSV FROM '${canary}' AS l RETURN l`,
  `// MATCH (n) RETURN n\nLOAD CSV FROM '${canary}' AS l RETURN l`,
  `/* \\u002A\\u002F PROFILE CREATE (n:Entity) /* */ MATCH (n) RETURN n`,
  `\\u004C\\u004F\\u0041\\u0044 CSV FROM '${canary}' AS l RETURN l`,
  `WITH 1 AS x \\u004COAD CSV FROM 'file://${canary}' AS l RETURN l`,
  `RETURN COLLECT { \\u004COAD CSV FROM 'file://${canary}' AS l RETURN l } AS c`,
  `WITH 1 AS x LO\u0410D CSV FROM '${canary}' AS l RETURN l`,
  `WITH 1 AS x LOAD\u00a0CSV FROM '${canary}' AS l RETURN l`,
  `WITH 1 AS x LOAD\u2003CSV\u3000FROM 'file://${canary}' AS l RETURN l`,
  `WITH 1 AS x LOAD C\u017fV FROM 'file://${canary}' AS l RETURN l`,
  `\u200bLOAD CSV FROM '${canary}' AS l RETURN l`,
  `\ufeffCREATE (n:Entity {id: 'hostile:30'})`,
  `MATCH (n:Entity) /* ' */ SET n.x = 1 /* ' */ RETURN n.id AS id`,
  `MATCH (n:Entity) WHERE n.id = '\\' OR 1 = 1 SET n.x = 1 //' RETURN n`,
  'MATCH (n:Entity) RETURN n.`x` AS a //`\nSET n.x = 1',
  "CALL/**/dbms.killConnection('bolt-1')",
  'CALL //\n db.labels()',
  'CALL `db`.`labels`()',
  "RETURN COLLECT { CALL /*{*/ dbms.killConnection('x') YIELD message RETURN message } AS m",
  "CALL (*) { CALL dbms.killConnection('x') YIELD message RETURN message } RETURN message",
  `MATCH (n:Entity) CALL (n) { CALL (n) { CALL (n) { LOAD CSV FROM 'http://127.0.0.1:${port}' AS l RETURN l } RETURN l } RETURN l } RETURN l`,
  `MATCH (n:Entity {id: $id}) RETURN n\u0000; MATCH (m) DETACH DELETE m`,
];

const exhausting = [
  'MATCH (a), (b), (c), (d), (e), (f) RETURN sum(size(a.id) * size(f.id)) AS c',
  'MATCH (a), (b), (c), (d), (e), (f) RETURN DISTINCT a.id + b.id + c.id + d.id + e.id AS x ORDER BY x DESC',
  'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS c',
  'UNWIND range(1, 1000) AS a UNWIND range(1, 1000) AS b UNWIND range(1, 1000) AS c UNWIND range(1, 1000) AS d RETURN count(*) AS n',
  'UNWIND range(1, 1000) AS a UNWIND range(1, 1000) AS b UNWIND range(1, 1000) AS c RETURN collect(a) AS all',
  'UNWIND range(1, 1000) AS a UNWIND range(1, 1000) AS b UNWIND range(1, 1000) AS c RETURN DISTINCT a, b, c ORDER BY c',
  'RETURN range(1, 2000000000) AS r',
  'RETURN size([x IN range(1, 2000000000) WHERE x % 2 = 0]) AS n',
  'RETURN reduce(s = 0, x IN range(1, 3000000000) | s + x) AS n',
  "RETURN size(reduce(s = 'xxxxxxxxxx', i IN range(1, 33) | s + s)) AS n",
  'RETURN any(x IN range(1, 3000000000) WHERE x < 0) AS n',
  'WITH range(0, 999) AS l RETURN [a IN l | [b IN l | [c IN l | [d IN l | 1]]]] AS n',
  "WITH 'xxxxxxxxxx' AS s WITH s+s+s+s AS s WITH s+s+s+s AS s WITH s+s+s+s AS s WITH s+s+s+s AS s WITH s+s+s+s AS s WITH s+s+s+s AS s WITH s+s+s+s AS s WITH s+s+s+s AS s WITH s+s+s+s AS s WITH s+s+s+s AS s WITH s+s+s+s AS s WITH s+s+s+s AS s WITH s+s+s+s AS s WITH s+s+s+s AS s WITH s+s+s+s AS s RETURN size(s) AS n",
  "WITH 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' AS s WITH replace(s, 'x', s) AS s WITH replace(s, 'x', s) AS s WITH replace(s, 'x', s) AS s WITH replace(s, 'x', s) AS s RETURN size(s) AS n",
  `RETURN ${'('.repeat(5_000)}1${')'.repeat(5_000)} AS n`,
];

export const hostile = (lures: Lures): readonly Hostile[] => [
  ...of('write', writes),
  ...of('schema', schema),
  ...of('file', files(lures)),
  ...of('network', networks(lures)),
  ...of('others', others),
  ...of('options', options),
  ...of('hide', hidden(lures)),
  ...of('exhaust', exhausting),
];

const of = (wants: Wish, texts: readonly string[]): Hostile[] => texts.map((text) => ({ wants, text }));
