/** The statements that walk the graph, three tiers at a time. */
import { loadStatement } from '../../store/statement';

export const traceStatements = {
  exploreDownstream: loadStatement(__dirname, 'explore-downstream'),
  exploreUpstream: loadStatement(__dirname, 'explore-upstream'),
  exploreEitherWay: loadStatement(__dirname, 'explore-either-way'),
};
