// batches: a load, the latest first
MATCH (b:Batch)
WHERE $name IS NULL OR b.name = $name
RETURN b.name AS id, b.input AS input, b.startedAt AS startedAt, b.finishedAt AS finishedAt, b.undoneAt AS undoneAt,
  b.rows AS rows, b.new AS new, b.changed AS changed, b.unchanged AS unchanged, b.conflicting AS conflicting,
  b.refused AS refused
ORDER BY startedAt DESC, id
LIMIT $limit
