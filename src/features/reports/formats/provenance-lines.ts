/** What a run says of itself, for people: a name and a value a line. */
import { provenanceOf, type ReportRun } from '../run-report';

export function provenanceLines(run: ReportRun): [name: string, value: string | number | boolean | null][] {
  const { report } = run;
  const { parameters, ...rest } = provenanceOf(run);
  return [
    ['title', report.title],
    ['question', report.question],
    ...Object.entries(rest),
    ...Object.entries(parameters).map(([name, value]): [string, string | number | boolean | null] => [
      `parameter ${name}`,
      value as string | number | boolean | null,
    ]),
    ['madeAt', new Date().toISOString()],
  ];
}
