/** Ad-hoc statements on Neo4j: explained, seen through, then run in READ mode, over connections of their own. */
import neo4j, { type Driver, type Plan, type Session } from 'neo4j-driver';
import { type AdHoc, type AdHocPlan, type AdHocQuestion, MOST_AT_ONCE, type PlanOperator } from '../ad-hoc';
import { versionOf } from '../bookmark';
import { untilStopped } from '../cancellation';
import type { Neo4jSettings } from '../neo4j-settings';
import type { Row } from '../values';
import { checkGrowth } from './check-growth';
import { boundParameters } from './check-parameters';
import { checkPlan } from './check-plan';
import { checkText } from './check-text';
import { CollectedRows } from './collect-rows';
import { underDeadline } from './deadline';
import { writes } from './faults';
import { withinMemory } from './memory-watch';
import { refusedByNeo4j } from './neo4j-errors';
import { checkServer } from './neo4j-guard';
import { NEO4J_READS, operatorName } from './neo4j-operators';
import { jsonValue } from './neo4j-values';
import { Places } from './places';

/** On a line of its own, so that the columns in messages are those of the text. */
const EXPLAIN = 'EXPLAIN\n';
const FETCHED_AT_ONCE = 100;

export async function adHocOnNeo4j({ uri, username, password, database }: Neo4jSettings): Promise<AdHoc> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), {
    useBigInt: true,
    maxConnectionPoolSize: MOST_AT_ONCE + 1,
    userAgent: 'tierline-ad-hoc',
  });
  const session = reading(driver, database);
  try {
    await checkServer(session);
  } catch (error) {
    await driver.close();
    throw error;
  } finally {
    await session.close();
  }
  return adHocOn(driver, database);
}

const reading = (driver: Driver, database: string): Session =>
  driver.session({ database, defaultAccessMode: neo4j.session.READ, fetchSize: FETCHED_AT_ONCE });

function adHocOn(driver: Driver, database: string): AdHoc {
  const places = new Places(MOST_AT_ONCE);

  /** The place is free again when the server has let go of the statement, not when its caller has. */
  async function inSession<T>(
    question: AdHocQuestion,
    work: (session: Session, parameters: Row) => Promise<T>,
  ): Promise<T> {
    checkText(question.text);
    checkGrowth(question.text);
    const parameters = boundParameters(question.parameters, BigInt);
    return underDeadline(question, async (stop) => {
      const leave = await places.take(stop);
      const session = reading(driver, database);
      let isClosing = false;
      const close = () => {
        if (!isClosing) session.close().then(leave, leave);
        isClosing = true;
      };
      try {
        const watched = () => withinMemory(() => work(session, parameters), close, stop);
        return await untilStopped(watched, stop, close);
      } catch (error) {
        throw refusedByNeo4j(error, question.text);
      } finally {
        close();
      }
    });
  }

  return {
    explain: (question) => inSession(question, (session, parameters) => explain(session, question, parameters)),
    ask: (request) =>
      inSession(request, async (session, parameters) => {
        const plan = await explain(session, request, parameters);
        const version = versionOf(session.lastBookmarks()[0] ?? '');
        const result = session.run(request.text, parameters, limitsOf(request));
        const collected = new CollectedRows(await result.keys(), request.mostRows);
        for await (const record of result) {
          if (!collected.add([...record.values()].map(jsonValue))) break;
        }
        const { columns, rows, truncatedBy } = collected;
        return { columns, rows, truncatedBy, plan, version, snapshotAt: null };
      }),
    close: () => driver.close(),
  };
}

const limitsOf = ({ timeoutMs }: AdHocQuestion) => ({
  timeout: timeoutMs,
  metadata: { application: 'tierline ad hoc' },
});

async function explain(session: Session, question: AdHocQuestion, parameters: Row): Promise<AdHocPlan> {
  const { summary } = await session.run(EXPLAIN + question.text, parameters, limitsOf(question));
  const operators = summary.plan ? operatorsOf(summary.plan, 0) : [];
  const plan = { operators, estimatedRows: operators[0]?.estimatedRows ?? null };
  checkPlan(plan, NEO4J_READS);
  if (summary.queryType !== 'r' || operators.length === 0 || operators.some(hidesMore)) throw writes();
  return plan;
}

/** A subquery inside an expression is no operator of the plan; it stands in the details of the one that computes it. */
const hidesMore = ({ details }: PlanOperator): boolean => /\bLOAD CSV\b|\bResolvedCall\(/.test(details);

function operatorsOf({ operatorType, arguments: said, children }: Plan, depth: number): PlanOperator[] {
  const rows = Number((said as Row).EstimatedRows ?? Number.NaN);
  const operator = {
    name: operatorName(operatorType),
    depth,
    details: String((said as Row).Details ?? ''),
    estimatedRows: Number.isFinite(rows) ? rows : null,
  };
  return [operator, ...children.flatMap((child) => operatorsOf(child, depth + 1))];
}
