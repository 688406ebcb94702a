// reserve-key: no rows; notes who runs a request under a key, unless it is noted already
MERGE (i:IdempotencyKey {key: $key})
ON CREATE SET i.body = $body, i.owner = $owner, i.at = $at
