/**
 * The best raw code: node:http, the product's own statements by the engine's own client, plain objects, JSON.stringify.
 * It answers the three questions of the benchmark and no other, checks nothing and limits nothing.
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { integer, rowsOf, scopeNow } from './engine.mjs';

const require = createRequire(import.meta.url);
const dist = (path) => require(join(import.meta.dirname, '../../../dist', path));
const { catalogStatements } = dist('features/catalog/catalog.statements.js');
const { walkStatement } = dist('features/trace/trace.statements.js');

const FIELDS = ['name', 'nameKo', 'description', 'recordedAt'];
const PARTS = ['PART_OF'];
const explore = walkStatement('upstream', PARTS, PARTS, { relation: ['confidence'], entity: FIELDS }).text;
const heads = catalogStatements.entityHeads.text;
const DEPTH = 3;
const PEEK = 200;

async function readTiers(id, limit, scope) {
  const limits = { limit1: integer(limit), limit2: integer(limit), limit3: integer(limit) };
  const place = { afterNode: '', afterRelation: '' };
  const rows = await rowsOf(explore, { ids: [id], isStart: true, peeks: true, ...place, ...limits, ...scope });
  const tiers = Array.from({ length: DEPTH + 2 }, () => []);
  for (const [tier, start, found] of rows) {
    for (let at = 0; at < found.length; at++) tiers[tier][start + at] = found[at];
  }
  return tiers;
}

const byPlace = (a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[2] < b[2] ? -1 : 1);

async function trace({ id, most }) {
  const scope = scopeNow();
  const [[root], ...tiers] = await readTiers(id, 2 * (most - 1) + PEEK, scope);
  if (!root) throw new Error(`Nothing has the id ${id}`);
  const nodes = [{ tier: 0, entity: entityIn(id, root, 1) }];
  const met = new Set([id]);
  const relations = [];
  for (let tier = 1; tier <= DEPTH; tier++) {
    for (const row of tiers[tier - 1].sort(byPlace)) {
      const [near, far, relation, confidence] = row;
      if (!met.has(far)) {
        met.add(far);
        nodes.push({ tier, entity: entityIn(far, row, 4) });
      }
      relations.push({ id: relation, from: { id: far }, to: { id: near }, confidence });
    }
  }
  const outcome = tiers[DEPTH].length > 0 ? 'TIER_BOUND' : 'EXHAUSTED';
  return { trace: { nodes, relations, completeness: { outcome } } };
}

const entityIn = (id, values, at) => ({
  id,
  name: values[at],
  nameKo: values[at + 1],
  description: values[at + 2],
  recordedAt: values[at + 3],
});

const entity = ({ id, name, nameKo, description, recordedAt }) => ({ id, name, nameKo, description, recordedAt });

async function node({ id }) {
  const [found] = await rowsOf(heads, { ids: [id] });
  if (!found) return { node: null };
  const [, [, name, nameKo, , description, , , recordedAt]] = found;
  return { node: { id, name, nameKo, description, recordedAt } };
}

async function page({ kind, field, size, after }) {
  const [afterKey, afterId] = after === null ? ['', ''] : JSON.parse(Buffer.from(after, 'base64url'));
  const { text } = catalogStatements.listByNameAscending[kind].held;
  const { asKnownOn } = scopeNow();
  const rows = await rowsOf(text, { conditions: [], afterKey, afterId, limit: integer(size + 1), asKnownOn });
  const hasNextPage = rows.length > size;
  if (hasNextPage) rows.pop();
  const last = rows.at(-1);
  const endCursor = last ? Buffer.from(JSON.stringify([last[1], last[0]])).toString('base64url') : null;
  return { [field]: { nodes: rows.map((row) => entity(row[3])), pageInfo: { hasNextPage, endCursor } } };
}

const questions = { trace, node, page };

const server = createServer(async (request, response) => {
  try {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { question, ...asked } = JSON.parse(Buffer.concat(chunks).toString());
    const body = Buffer.from(JSON.stringify({ data: await questions[question](asked) }));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
  } catch (error) {
    response.writeHead(500).end(String(error?.stack));
  }
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
