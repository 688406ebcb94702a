// idempotency-key: one row, what is known of a key; nulls when nothing is
OPTIONAL MATCH (i:IdempotencyKey {key: $key})
RETURN i.body AS body, i.owner AS owner, i.payload AS payload
