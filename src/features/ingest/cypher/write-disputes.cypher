// write-disputes: no rows; notes versions of entities and relations whose claims disagree
UNWIND $rows AS row
MERGE (d:Dispute {version: row.version})
SET d = row
