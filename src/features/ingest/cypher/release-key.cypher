// release-key: no rows; forgets a key, for the request that holds it was refused
MATCH (i:IdempotencyKey {key: $key})
WHERE i.owner = $owner
DELETE i
