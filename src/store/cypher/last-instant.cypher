// last-instant: one row, the last instant at which what writers have written begins or ends; none before the first time
MATCH (t:WriteTurn {name: 'graph'})
RETURN t.lastInstant AS instant
