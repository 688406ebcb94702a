// write-entities: no rows; makes or replaces entities of one kind, each with its roles
UNWIND $rows AS row
MERGE (n:Entity {id: row.properties.id})
SET n = $common
SET n += row.properties
REMOVE n:Removed:Sme:PrimeContractor:FinancingInstitution:GovernmentBody
SET n:KIND
FOREACH (_ IN CASE WHEN 'Sme' IN row.roles THEN [1] ELSE [] END | SET n:Sme)
FOREACH (_ IN CASE WHEN 'PrimeContractor' IN row.roles THEN [1] ELSE [] END | SET n:PrimeContractor)
FOREACH (_ IN CASE WHEN 'FinancingInstitution' IN row.roles THEN [1] ELSE [] END | SET n:FinancingInstitution)
FOREACH (_ IN CASE WHEN 'GovernmentBody' IN row.roles THEN [1] ELSE [] END | SET n:GovernmentBody)
