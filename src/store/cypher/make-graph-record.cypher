// make-graph-record: no rows; notes the key of a new graph
MERGE (graph:Graph {id: 'graph'})
ON CREATE SET graph.key = $key
