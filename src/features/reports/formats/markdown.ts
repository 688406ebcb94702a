/** A Markdown table with what the run says of itself below it. */
import { cellText } from './csv';
import { provenanceLines } from './provenance-lines';
import { textFormat } from './report-format';

export const markdown = textFormat('md', 'text/markdown', true, async function* (run) {
  const { columns, title } = run.report;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  yield `# ${escaped(title)}\n\n`;
  yield line(columns.map(({ name }) => escaped(name))) + line(columns.map(() => '---'));
  for await (const rows of run.pages()) {
    yield rows.map((row) => line(columns.map(({ name }) => escaped(cellText(row[name]))))).join('');
  }
  yield `\n${provenanceLines(run)
    .map(([name, value]) => `- ${escaped(name)}: ${escaped(String(value ?? ''))}\n`)
    .join('')}`;
});

/** Neither a border of the table, nor a line of it, nor a mark of Markdown or HTML. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\\|*_`[\]#~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/\r\n|[\r\n]/g, '<br>');
