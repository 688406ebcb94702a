// give-roles: no rows; gives organizations that were just made their roles
UNWIND $rows AS row
MATCH (n:Entity {id: row.id})
FOREACH (_ IN CASE WHEN 'Sme' IN row.roles THEN [1] ELSE [] END | SET n:Sme)
FOREACH (_ IN CASE WHEN 'PrimeContractor' IN row.roles THEN [1] ELSE [] END | SET n:PrimeContractor)
FOREACH (_ IN CASE WHEN 'FinancingInstitution' IN row.roles THEN [1] ELSE [] END | SET n:FinancingInstitution)
FOREACH (_ IN CASE WHEN 'GovernmentBody' IN row.roles THEN [1] ELSE [] END | SET n:GovernmentBody)
