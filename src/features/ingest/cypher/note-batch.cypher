// note-batch: no rows; notes what is known of a load
UNWIND $rows AS row
MERGE (b:Batch {name: row.name})
SET b = row
