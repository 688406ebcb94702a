/** Statements that an analyst of a supply chain writes; all of them must run on both engines. */
export interface Honest {
  readonly text: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

const LIVE = "r.retractedAt > '9000'";

export const honest: readonly Honest[] = [
  // Counting and listing
  { text: 'RETURN 1 AS one' },
  { text: 'MATCH (n:Entity) RETURN count(n) AS entities' },
  { text: 'MATCH (n:Entity) UNWIND labels(n) AS label RETURN label, count(*) AS things ORDER BY things DESC, label' },
  {
    text: 'MATCH (a:Entity)-[r]->(b:Entity) RETURN type(r) AS kind, count(r) AS relations ORDER BY relations DESC, kind',
  },
  { text: 'MATCH (o:Organization) RETURN o.id AS id, o.name AS name, o.nameKo AS korean ORDER BY name, id LIMIT 50' },
  { text: 'MATCH (o:Organization) WHERE o.nameKo IS NULL RETURN count(o) AS without' },
  { text: 'MATCH (p:Platform) RETURN p.id AS id, p.domain AS domain, p.variant AS variant ORDER BY id' },
  {
    text: 'MATCH (c:Component) WHERE c.level IS NOT NULL RETURN c.level AS level, count(*) AS parts ORDER BY parts DESC, level',
  },
  { text: 'MATCH (n:Entity {id: $id}) RETURN n {.*} AS entity', parameters: { id: 'organization:alder' } },
  {
    text: 'UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN n.name AS name',
    parameters: { ids: ['organization:alder', 'organization:birch'] },
  },
  { text: "MATCH (n:Entity) WHERE n.name CONTAINS 'Lens' RETURN n.id AS id ORDER BY id" },
  {
    text: 'MATCH (n:Entity) WHERE n.search CONTAINS $word RETURN n.id AS id ORDER BY n.sortKey, id',
    parameters: { word: '광학' },
  },
  {
    text: 'MATCH (n:Entity) WHERE n.name STARTS WITH $start RETURN n.name AS name ORDER BY name LIMIT 10',
    parameters: { start: 'A' },
  },
  { text: 'MATCH (n:Organization) RETURN n LIMIT 3' },
  { text: 'MATCH (n:Organization) RETURN DISTINCT left(n.name, 1) AS letter ORDER BY letter' },
  // Who supplies what
  {
    text: 'MATCH (o:Organization)-[r:SUPPLIES]->(c:Component) RETURN o.name AS maker, c.name AS part, r.share AS share ORDER BY part, maker',
  },
  {
    text: `MATCH (o:Organization)-[r:SUPPLIES]->(c:Component) WHERE ${LIVE} WITH c, collect(DISTINCT o.name) AS makers WHERE size(makers) = 1 RETURN c.name AS part, makers[0] AS only ORDER BY part`,
  },
  {
    text: 'MATCH (c:Component) OPTIONAL MATCH (o:Organization)-[r:SUPPLIES]->(c) WITH c, count(o) AS makers WHERE makers = 0 RETURN c.name AS part ORDER BY part',
  },
  {
    text: 'MATCH (c:Component) WHERE NOT EXISTS { MATCH (o:Organization)-[:SUPPLIES]->(c) } RETURN c.id AS id ORDER BY id',
  },
  {
    text: 'MATCH (o:Organization)-[r:SUPPLIES]->(c:Component) WITH o, count(DISTINCT c) AS parts ORDER BY parts DESC, o.id LIMIT 5 RETURN o.name AS name, parts',
  },
  {
    text: 'MATCH (o:Organization) RETURN o.name AS name, COUNT { (o)-[:SUPPLIES]->(:Component) } AS parts ORDER BY parts DESC, name',
  },
  {
    text: 'MATCH (o:Organization)-[r:SUPPLIES]->(c:Component) WHERE r.confidence >= $least RETURN count(r) AS trusted',
    parameters: { least: 0.8 },
  },
  {
    text: 'MATCH (:Organization)-[r:SUPPLIES]->(:Component) RETURN min(r.confidence) AS least, avg(r.confidence) AS mean, max(r.confidence) AS most',
  },
  {
    text: 'MATCH (:Organization)-[r:SUPPLIES]->(c:Component) WHERE r.leadTimeDays IS NOT NULL RETURN c.name AS part, max(r.leadTimeDays) AS days ORDER BY days DESC, part',
  },
  {
    text: 'MATCH (a:Organization)-[:SUPPLIES]->(c:Component)<-[:SUPPLIES]-(b:Organization) WHERE a.id < b.id RETURN a.name AS one, b.name AS other, collect(DISTINCT c.name) AS shared ORDER BY one, other',
  },
  {
    text: 'MATCH (o:Organization)-[r:SUPPLIES]->(c:Component) WITH c, sum(r.share) AS total RETURN c.name AS part, total ORDER BY part',
  },
  {
    text: 'MATCH (o:Organization)-[r:SUPPLIES]->(c:Component) WHERE r.share IS NOT NULL WITH c, sum(r.share * r.share) AS hhi RETURN c.name AS part, hhi ORDER BY hhi DESC, part',
  },
  // Tier by tier
  {
    text: 'MATCH (c:Component)-[:PART_OF]->(p:Platform) RETURN p.name AS platform, collect(c.name) AS parts ORDER BY platform',
  },
  {
    text: 'MATCH (c:Component)-[:PART_OF*1..5]->(p:Platform) RETURN p.name AS platform, count(DISTINCT c) AS parts ORDER BY platform',
  },
  {
    text: 'MATCH p = (c:Component)-[:PART_OF*1..4]->(t:Platform) RETURN c.name AS part, t.name AS platform, min(length(p)) AS tier ORDER BY tier, part, platform',
  },
  {
    text: 'MATCH p = (c:Component)-[:PART_OF*1..4]->(t:Platform) WHERE all(r IN relationships(p) WHERE r.confidence >= 0.5) RETURN count(p) AS trusted',
  },
  {
    text: 'MATCH p = (c:Component)-[:PART_OF*1..4]->(t:Platform) RETURN [n IN nodes(p) | n.name] AS way ORDER BY way LIMIT 20',
  },
  {
    text: 'MATCH p = (c:Component)-[:PART_OF*1..4]->(t:Platform) RETURN c.name AS part, reduce(x = 1.0, r IN relationships(p) | x * r.confidence) AS confidence ORDER BY confidence, part LIMIT 10',
  },
  {
    text: 'MATCH (o:Organization)-[:SUPPLIES]->(:Component)-[:PART_OF*0..4]->(c:Component) RETURN o.name AS maker, count(DISTINCT c) AS reached ORDER BY reached DESC, maker',
  },
  {
    text: 'MATCH (a:Organization {id: $a}) MATCH (b:Platform {id: $b}) MATCH p = shortestPath((a)-[:SUPPLIES|PART_OF*..8]->(b)) RETURN length(p) AS steps',
    parameters: { a: 'organization:alder', b: 'platform:garam' },
  },
  {
    text: 'MATCH (o:Organization)-[:SUPPLIES]->(c:Component)-[:PART_OF]->(x:Entity) WITH x, collect(DISTINCT o.id) AS makers RETURN x.id AS id, size(makers) AS makers ORDER BY makers DESC, id',
  },
  {
    text: 'MATCH (p:Platform)-[:INTEGRATED_BY]->(o:Organization) RETURN p.name AS platform, o.name AS prime ORDER BY platform, prime',
  },
  {
    text: 'MATCH (p:Platform)-[:INTEGRATED_BY]->(o:Organization)<-[r:SUPPLIES_TO]-(s:Organization) RETURN s.name AS supplier, o.name AS prime, p.name AS platform ORDER BY supplier, prime, platform',
  },
  // Contracts and money
  {
    text: 'MATCH (p:Platform)-[d:DELIVERED_UNDER]->(c:Contract)-[:BOUGHT_BY]->(b:Entity) RETURN p.name AS platform, c.name AS contract, b.name AS buyer, d.quantity AS quantity ORDER BY contract',
  },
  {
    text: 'MATCH (c:Contract) WHERE c.amount IS NOT NULL RETURN c.currency AS currency, sum(c.amount) AS total, count(c) AS contracts ORDER BY currency',
  },
  {
    text: "MATCH (c:Contract) WHERE c.signedOn >= '2020-01-01' RETURN left(c.signedOn, 4) AS year, count(c) AS contracts ORDER BY year",
  },
  {
    text: 'MATCH (o:Organization)-[:SUPPLIES]->(:Component)-[:PART_OF*1..4]->(p:Platform)-[:DELIVERED_UNDER]->(c:Contract) RETURN o.name AS name, count(DISTINCT c) AS contracts ORDER BY contracts DESC, name',
  },
  {
    text: 'MATCH (i:Instrument)-[:BACKS]->(c:Contract) RETURN c.name AS contract, collect(i.name) AS backing ORDER BY contract',
  },
  {
    text: 'MATCH (f:Organization)-[:PROVIDES]->(i:Instrument) OPTIONAL MATCH (i)-[:BENEFITS]->(o:Organization) RETURN f.name AS lender, i.name AS instrument, o.name AS borrower ORDER BY lender, instrument, borrower',
  },
  {
    text: 'MATCH (g:Programme)-[:GRANTS]->(a:Award)-[:AWARDED_TO]->(o:Organization) RETURN g.name AS programme, o.name AS firm, a.amount AS amount ORDER BY programme, firm',
  },
  {
    text: 'MATCH (a:Organization)-[r:OWNS]->(b:Organization) RETURN a.name AS owner, b.name AS owned, r.share AS share ORDER BY owner, owned',
  },
  {
    text: 'MATCH (a:Organization)-[:OWNS*1..3]->(b:Organization) RETURN a.name AS owner, collect(DISTINCT b.name) AS group ORDER BY owner',
  },
  {
    text: 'MATCH (x:Entity)-[:USES]->(t:Technology) RETURN t.name AS technology, count(x) AS users ORDER BY users DESC, technology',
  },
  // Evidence and time
  {
    text: 'MATCH (c:Claim)-[:STATED_IN]->(s:Source) RETURN s.title AS source, count(c) AS claims ORDER BY claims DESC, source',
  },
  {
    text: 'MATCH (c:Claim) WITH c.subject AS subject, c.predicate AS predicate, count(*) AS readings WHERE readings > 1 RETURN subject, predicate, readings ORDER BY subject, predicate',
  },
  { text: `MATCH (:Entity)-[r]->(:Entity) WHERE NOT ${LIVE} RETURN count(r) AS ended` },
  {
    text: 'MATCH (:Entity)-[r]->(:Entity) WHERE r.validFrom <= $day AND $day < r.validTo RETURN type(r) AS kind, count(*) AS valid ORDER BY kind',
    parameters: { day: '2024-06-30' },
  },
  {
    text: 'MATCH (s:Source) WITH s.publisher AS publisher, collect(s.title) AS titles RETURN publisher, titles[0..3] AS first ORDER BY publisher',
  },
  // The language
  {
    text: 'MATCH (o:Organization) WITH CASE WHEN o.employees IS NULL THEN $none WHEN o.employees < 300 THEN $small ELSE $large END AS size RETURN size, count(*) AS firms ORDER BY size',
    parameters: { none: '모름', small: '중소', large: '대기업 🏭' },
  },
  {
    text: 'MATCH (o:Organization) CALL (o) { MATCH (o)-[r:SUPPLIES]->(c:Component) RETURN c.name AS part ORDER BY part LIMIT 2 } RETURN o.name AS maker, part ORDER BY maker, part',
  },
  { text: 'MATCH (o:Organization) RETURN o.id AS id UNION MATCH (p:Platform) RETURN p.id AS id' },
  { text: 'UNWIND range(1, 12) AS month RETURN month, month * month AS square' },
  {
    text: '// The firms, by name\nMATCH (o:Organization) /* all of them */ RETURN o.name AS name ORDER BY name SKIP 1 LIMIT 3',
  },
  {
    text: 'MATCH (o:Organization) WITH o ORDER BY o.id WITH collect(o.name) AS names UNWIND range(0, size(names) - 1) AS at RETURN at, names[at] AS name',
  },
  {
    text: 'RETURN $map.a AS a, $list[1] AS b, $none AS c, $nested AS d',
    parameters: { map: { a: 1.5 }, list: [1, 2, 3], none: null, nested: { deep: [{ x: '한화' }, { x: '🚀' }] } },
  },
];
