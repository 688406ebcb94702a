// note-seeding: no rows; notes the data package that fills the graph, and the one that filled it
MATCH (graph:Graph {id: 'graph'})
SET graph.seeding = $seeding, graph.seeded = $seeded
