/** Ad-hoc statements on the embedded graph: on a snapshot of it, in a process that is thrown away with the statement. */
import { type AdHoc, type AdHocPlan, type AdHocQuestion, MOST_AT_ONCE } from '../ad-hoc';
import { untilStopped } from '../cancellation';
import type { Row } from '../values';
import { boundParameters } from './check-parameters';
import { checkPlan } from './check-plan';
import { checkText } from './check-text';
import { underDeadline } from './deadline';
import { refusedByGrafeo } from './grafeo-errors';
import { GRAFEO_READS, planOf } from './grafeo-plan';
import { Places } from './places';
import { checkShutIn, type ReaderProcess } from './reader-process';
import { Readers, type Reading } from './readers';
import type { SnapshotSource } from './snapshots';

export async function adHocOnSnapshots(source: SnapshotSource): Promise<AdHoc> {
  await checkShutIn();
  const readers = new Readers(source);
  const places = new Places(MOST_AT_ONCE);

  async function inProcess<T>(
    question: AdHocQuestion,
    work: (reading: Reading, parameters: Row) => Promise<T>,
  ): Promise<T> {
    checkText(question.text);
    const parameters = boundParameters(question.parameters, (whole) => whole);
    return underDeadline(question, async (stop) => {
      const leave = await places.take(stop);
      let reading: Reading | undefined;
      try {
        const taken = await readers.take(stop);
        reading = taken;
        return await untilStopped(
          () => work(taken, parameters),
          stop,
          () => taken.reader.end(),
        );
      } catch (error) {
        throw refusedByGrafeo(error, question.text);
      } finally {
        if (reading) readers.giveBack(reading);
        leave();
      }
    });
  }

  return {
    explain: (question) => inProcess(question, ({ reader }, parameters) => explain(reader, question, parameters)),
    ask: (request) =>
      inProcess(request, async ({ reader, snapshot }, parameters) => {
        const plan = await explain(reader, request, parameters);
        const { text, mostRows } = request;
        const rows = await reader.ask({ explains: false, text, parameters, mostRows });
        return { ...rows, plan, version: snapshot.version, snapshotAt: snapshot.at };
      }),
    async close() {
      readers.close();
    },
  };
}

async function explain(reader: ReaderProcess, { text }: AdHocQuestion, parameters: Row): Promise<AdHocPlan> {
  const plan = planOf(await reader.ask({ explains: true, text, parameters, mostRows: 1 }));
  checkPlan(plan, GRAFEO_READS);
  return plan;
}
