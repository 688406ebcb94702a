// keep-payload: no rows; notes what the request under a key gave
MATCH (i:IdempotencyKey {key: $key})
WHERE i.owner = $owner
SET i.payload = $payload
