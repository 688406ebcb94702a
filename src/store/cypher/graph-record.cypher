// graph-record: what the graph knows of itself; one row or none
MATCH (graph:Graph {id: 'graph'})
RETURN graph.key AS key, graph.seeding AS seeding, graph.seeded AS seeded
