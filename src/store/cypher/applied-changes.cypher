// applied-changes: a change of the schema that ran on this graph, by file
MATCH (change:SchemaChange)
RETURN change.file AS file, change.checksum AS checksum
ORDER BY file
