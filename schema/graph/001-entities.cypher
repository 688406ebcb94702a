// Every entity is found by its id.
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT schema_change_file IF NOT EXISTS FOR (n:SchemaChange) REQUIRE n.file IS UNIQUE;
