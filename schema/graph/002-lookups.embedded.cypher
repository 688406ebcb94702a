// Here a constraint makes no index of its own.
CREATE INDEX entity_id_lookup IF NOT EXISTS FOR (n:Entity) ON (n.id);
