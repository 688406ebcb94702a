// remove-entities: no rows; leaves of entities of one kind the id alone, which their earlier relations hang on
UNWIND $rows AS row
MERGE (n:Entity {id: row.id})
SET n = {id: row.id}
REMOVE n:KIND:Sme:PrimeContractor:FinancingInstitution:GovernmentBody
SET n:Removed
