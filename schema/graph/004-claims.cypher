// The claims on a subject are found by it.
CREATE INDEX claim_subject IF NOT EXISTS FOR (n:Claim) ON (n.subject);
