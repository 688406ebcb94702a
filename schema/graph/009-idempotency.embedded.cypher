// Here a constraint makes no index of its own.
CREATE INDEX idempotency_key_lookup IF NOT EXISTS FOR (n:IdempotencyKey) ON (n.key);
