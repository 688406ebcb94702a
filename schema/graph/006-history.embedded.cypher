// Here a constraint makes no index of its own.
CREATE INDEX superseded_version_lookup IF NOT EXISTS FOR (n:Superseded) ON (n.version);
CREATE INDEX dispute_version_lookup IF NOT EXISTS FOR (n:Dispute) ON (n.version);
CREATE INDEX batch_name_lookup IF NOT EXISTS FOR (n:Batch) ON (n.name);
