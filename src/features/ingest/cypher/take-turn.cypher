// take-turn: no rows; fails, by a division by zero, when another writer took the turn since it was read
MERGE (t:WriteTurn {name: 'graph'})
SET t.taken = true,
  t.lastInstant = CASE WHEN t.lastInstant > $lastInstant THEN t.lastInstant ELSE $lastInstant END
WITH t, CASE WHEN coalesce(t.turn, 0) = $turn THEN 1 ELSE 0 END AS isMine
SET t.turn = 1 / isMine + $turn
