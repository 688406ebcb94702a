// write-turn: one row, how often the graph was written to; none before the first time
MATCH (t:WriteTurn {name: 'graph'})
RETURN t.turn AS turn
