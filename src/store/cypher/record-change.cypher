// record-change: no rows; notes that a change of the schema ran
MERGE (change:SchemaChange {file: $file})
SET change.checksum = $checksum, change.appliedAt = $at
