/** The statements that read claims. */
import { loadStatement } from '../../store/statement';

export const evidenceStatements = {
  claimsAbout: loadStatement(__dirname, 'claims-about'),
  countClaimsAbout: loadStatement(__dirname, 'count-claims-about'),
  conflicts: loadStatement(__dirname, 'conflicts'),
  countConflicts: loadStatement(__dirname, 'count-conflicts'),
};
