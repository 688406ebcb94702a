/** One plain page that says of every report what it answers, what it asks for and what its rows hold. */
import { reportFormats } from '../formats/formats';
import type { ReportColumnInfo, ReportInfo, ReportParameterInfo } from '../report.type';

export const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

export function reportsPage(reports: readonly ReportInfo[]): string {
  const served = reports.filter(({ version }) => version !== null);
  const refused = reports.filter(({ version }) => version === null);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Reports of Tierline</title>
<style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;margin:.5rem 0}th,td{border:1px solid #999;padding:.2rem .5rem;text-align:left;vertical-align:top}</style>
</head>
<body>
<h1>Reports</h1>
<p>Add the parameters to an address, such as <code>?limit=10</code>. Every report also takes <code>limit</code>,
<code>asOf</code>, <code>asKnownOn</code> and <code>minConfidence</code>. <a href="/reports.json">The list as JSON</a>;
over GraphQL each is a field of <code>report</code>.</p>
<ul>
${served.map(({ name, title }) => `<li><a href="#${name}">${escaped(title ?? '')}</a></li>`).join('\n')}
</ul>
${served.map(section).join('\n')}
${refused.length === 0 ? '' : `<h2>Files that are no report</h2>\n${refused.map(({ problems }) => problemList(problems)).join('\n')}`}
</body>
</html>
`;
}

const section = ({
  name,
  title,
  question,
  description,
  version,
  parameters,
  columns,
  problems,
  isResumable,
}: ReportInfo) => `
<section id="${name}">
<h2>${escaped(title ?? '')}</h2>
<p><em>${escaped(question ?? '')}</em></p>
<p>${escaped(description ?? '')}</p>
<p><code>${name}</code>, version <code>${version}</code>: ${reportFormats.map(({ ending }) => `<a href="/reports/${name}.${ending}">${ending}</a>`).join(' ')}</p>
${isResumable ? '<p>It may be longer than one answer: go on with <code>after</code>, the first column that orders it in the last row, and <code>watermark</code>, which refuses a graph that has changed.</p>' : ''}
${problemList(problems)}
${parameters.length === 0 ? '<p>It takes no parameters.</p>' : table(['parameter', 'expected', 'meaning', 'default'], parameters.map(parameterRow))}
${table(['column', 'type', 'meaning'], columns.map(columnRow))}
</section>`;

const parameterRow = ({
  name,
  expected,
  description,
  isRequired,
  default: otherwise,
}: ReportParameterInfo): string[] => [
  name,
  expected,
  description,
  isRequired ? 'must be given' : otherwise === null ? 'none' : String(otherwise),
];

const columnRow = ({ name, type, unit, isNullable, description }: ReportColumnInfo): string[] => [
  name,
  [type, unit, isNullable ? 'may be unknown' : null].filter((part) => part !== null).join(', '),
  description,
];

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
    .join('')}</table>`;

const problemList = (problems: readonly string[]): string =>
  problems.length === 0 ? '' : `<ul>${problems.map((problem) => `<li>${escaped(problem)}</li>`).join('')}</ul>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
