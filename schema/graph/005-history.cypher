// Earlier versions of entities, the versions whose claims disagree, and the loads.
CREATE CONSTRAINT superseded_version IF NOT EXISTS FOR (n:Superseded) REQUIRE n.version IS UNIQUE;
CREATE CONSTRAINT dispute_version IF NOT EXISTS FOR (n:Dispute) REQUIRE n.version IS UNIQUE;
CREATE CONSTRAINT batch_name IF NOT EXISTS FOR (n:Batch) REQUIRE n.name IS UNIQUE;
CREATE INDEX superseded_id IF NOT EXISTS FOR (n:Superseded) ON (n.id);
CREATE INDEX dispute_record IF NOT EXISTS FOR (n:Dispute) ON (n.record);
CREATE CONSTRAINT write_turn_name IF NOT EXISTS FOR (n:WriteTurn) REQUIRE n.name IS UNIQUE;
