/** JSON: the rows as objects, then what the run says of itself. */
import { provenanceOf, type ReportRun } from '../run-report';
import { textFormat } from './report-format';

export const json = textFormat('json', 'application/json', true, async function* (run) {
  yield '{"rows":[';
  let isFirst = true;
  for await (const rows of run.pages()) {
    yield `${isFirst ? '' : ','}\n${rows.map((row) => JSON.stringify(row)).join(',\n')}`;
    isFirst = false;
  }
  yield `\n],\n"provenance":${provenance(run)}}\n`;
});

/** A JSON object a line; the last line holds `provenance` alone. */
export const ndjson = textFormat('ndjson', 'application/x-ndjson', false, async function* (run) {
  for await (const rows of run.pages()) yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  yield `{"provenance":${provenance(run)}}\n`;
});

const provenance = (run: ReportRun): string => JSON.stringify(provenanceOf(run));
