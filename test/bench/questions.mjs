/**
 * The questions, as each stack is asked them, and the one shape in which its answers are compared. A trace is the root
 * and three tiers: id, name and three more fields of each entity, id, ends and confidence of each relation. Tierline and
 * the raw code give it as two lists, the others nested. A page is 50 entities by name with their five fields.
 */
const FIELDS = 'id name nameKo description recordedAt';
const MOST = 500;
export const PAGE = 50;

const TRACE = `query ($id: ID!) { trace(root: $id, direction: UPSTREAM, via: [PART_OF], maxTier: 3, first: ${MOST}) {
  nodes { tier entity { ${FIELDS} } } relations { id from { id } to { id } confidence } completeness { outcome } } }`;
const NODE = `query ($id: ID!) { node(id: $id) { id ... on Entity { ${FIELDS} } } }`;
const pageText = (field) => `query ($after: String) { ${field}(first: ${PAGE}, after: $after) {
  nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } }`;

let asked = 0;

/** A question that is never the same request twice, so that no answer is given that was kept. */
const anew = (query, variables) => () => ({ query, variables, extensions: { asked: asked++ } });

/** A question that is never of the same reading twice, so that nothing is held of what it reads; its answer is the same. */
const afresh = (query, variables) => () => ({ query, variables: { ...variables, least: ++asked * 1e-12 } });
const TRACE_AFRESH = TRACE.replace('$id: ID!', '$id: ID!, $least: Float!').replace(
  'first:',
  'minConfidence: $least, first:',
);
const NODE_AFRESH = NODE.replace('($id: ID!)', '($id: ID!, $least: Float!) @reading(minConfidence: $least)');

const SUPPLIERS = `query ($id: ID!) { node(id: $id) {
  ... on Component { suppliers(first: ${PAGE}) { nodes { ${FIELDS} } } } } }`;
const SUPPLIER_COUNT = `query ($id: ID!) { node(id: $id) {
  ... on Component { suppliers(first: 1) { totalCount { value } } } } }`;

export const ours = {
  trace: (id) => anew(TRACE, { id }),
  hubTrace: (id) => anew(TRACE.replace('via: [PART_OF], ', ''), { id }),
  deepTrace: (id) => anew(TRACE.replace('maxTier: 3', 'maxTier: 12'), { id }),
  traceAfresh: (id) => afresh(TRACE_AFRESH, { id }),
  node: (id) => anew(NODE, { id }),
  nodeAfresh: (id) => afresh(NODE_AFRESH, { id }),
  page: ({ field }, after = null) => anew(pageText(field), { after }),
  suppliers: (id) => anew(SUPPLIERS, { id }),
  supplierCount: (id) => anew(SUPPLIER_COUNT, { id }),
};

/** The same request again and again, which is answered with what was kept. */
export const again = (question) => {
  const same = question();
  return () => same;
};

export const raw = {
  trace: (id) => ({ question: 'trace', id, most: MOST }),
  node: (id) => ({ question: 'node', id }),
  page: ({ field, kind }, after = null) => ({ question: 'page', kind, field, size: PAGE, after }),
};

const nested = (depth) =>
  depth === 0 ? FIELDS : `${FIELDS} parts { id confidence component { ${nested(depth - 1)} } }`;

export const defaults = {
  trace: (id) => ({ query: `query ($id: ID!) { component(id: $id) { ${nested(3)} } }`, variables: { id } }),
};

const connected = (depth) =>
  depth === 0
    ? FIELDS
    : `${FIELDS} partsConnection(where: { edge: $scope }) { edges { properties { id confidence } node { ${connected(depth - 1)} } } }`;

/** The reading scope as filters: of relations all of it, of entities what the product asks of a list. */
function scopeFilters() {
  const now = new Date().toISOString();
  const today = now.slice(0, 10);
  const known = { recordedAt: { lte: now }, retractedAt: { gt: now } };
  const holds = { validFrom: { lte: today }, validTo: { gt: today } };
  return { known, relation: { ...holds, ...known, confidence: { gte: 0 }, access: { in: [''] } } };
}

export const neo4jGraphql = {
  trace: (id) => ({
    query: `query ($id: ID!, $scope: PartOfWhere!) { components(where: { id: { eq: $id } }) { ${connected(3)} } }`,
    variables: { id, scope: scopeFilters().relation },
  }),
  node: (id) => ({
    query: `query ($id: ID!) { components(where: { id: { eq: $id } }) { ${FIELDS} } }`,
    variables: { id },
  }),
  page: (after = null) => ({
    query: `query ($after: String, $known: ComponentWhere!) {
      componentsConnection(first: ${PAGE}, after: $after, where: $known, sort: [{ sortKey: ASC }]) {
        edges { node { ${FIELDS} } } pageInfo { hasNextPage endCursor } } }`,
    variables: { after, known: scopeFilters().known },
  }),
};

/** Entities and relations of a trace, whatever their order. */
const shapeOf = (nodes, relations) => ({ nodes: byText(nodes), relations: byText(relations) });

const byText = (list) => list.map((one) => JSON.stringify(one)).sort();

const valuesOf = ({ id, name, nameKo, description, recordedAt }) => [id, name, nameKo, description, recordedAt];

export const answers = {
  flatTrace: ({ trace: { nodes, relations } }) =>
    shapeOf(
      nodes.map(({ tier, entity }) => [tier, ...valuesOf(entity)]),
      relations.map(({ id, from, to, confidence }) => [id, from.id, to.id, confidence]),
    ),
  partsTrace: ({ component }) =>
    nestedTrace(component, ({ parts }) => parts?.map(({ id, confidence, component: part }) => [id, confidence, part])),
  connectedTrace: ({ components: [component] }) =>
    nestedTrace(component, ({ partsConnection }) =>
      partsConnection?.edges.map(({ properties: { id, confidence }, node }) => [id, confidence, node]),
    ),
  node: ({ node }) => valuesOf(node),
  foundNode: ({ components: [node] }) => valuesOf(node),
  page: (data) => {
    const [{ nodes, pageInfo }] = Object.values(data);
    return { nodes: nodes.map(valuesOf), hasNextPage: pageInfo.hasNextPage };
  },
  connectedPage: ({ componentsConnection: { edges, pageInfo } }) => ({
    nodes: edges.map(({ node }) => valuesOf(node)),
    hasNextPage: pageInfo.hasNextPage,
  }),
};

/** Lists of a trace that was given as a tree; an entity counts at the first tier it is met on. */
function nestedTrace(root, partsOf) {
  const nodes = new Map();
  const relations = new Map();
  for (let tier = 0, whole = [root]; whole.length > 0; tier++) {
    const next = [];
    for (const entity of whole) {
      if (!nodes.has(entity.id)) nodes.set(entity.id, [tier, ...valuesOf(entity)]);
      for (const [id, confidence, part] of partsOf(entity) ?? []) {
        relations.set(id, [id, part.id, entity.id, confidence]);
        next.push(part);
      }
    }
    whole = next;
  }
  return shapeOf([...nodes.values()], [...relations.values()]);
}
