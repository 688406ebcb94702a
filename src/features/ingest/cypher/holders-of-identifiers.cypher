// holders-of-identifiers: an organization that stands and holds one of the identifiers, by id
UNWIND $identifiers AS identifier
MATCH (n:Organization)
WHERE n.search CONTAINS identifier.searched AND n[identifier.name] = identifier.value
WITH DISTINCT n.id AS id
RETURN id
ORDER BY id
