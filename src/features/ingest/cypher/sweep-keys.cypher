// sweep-keys: no rows; forgets keys that are old, and sooner those whose request never gave a payload
MATCH (i:IdempotencyKey)
WHERE i.at < $expired OR (i.payload IS NULL AND i.at < $abandoned)
DELETE i
