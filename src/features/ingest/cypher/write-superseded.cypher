// write-superseded: no rows; keeps versions of entities of one kind that are held no more
UNWIND $rows AS row
MERGE (v:Superseded {version: row.properties.version})
SET v = row.properties
SET v:KIND
FOREACH (_ IN CASE WHEN 'Sme' IN row.roles THEN [1] ELSE [] END | SET v:Sme)
FOREACH (_ IN CASE WHEN 'PrimeContractor' IN row.roles THEN [1] ELSE [] END | SET v:PrimeContractor)
FOREACH (_ IN CASE WHEN 'FinancingInstitution' IN row.roles THEN [1] ELSE [] END | SET v:FinancingInstitution)
FOREACH (_ IN CASE WHEN 'GovernmentBody' IN row.roles THEN [1] ELSE [] END | SET v:GovernmentBody)
