// The claims that were made on a subject and are held no more are found by it, too.
CREATE INDEX superseded_claim_subject IF NOT EXISTS FOR (n:SupersededClaim) ON (n.subject);
