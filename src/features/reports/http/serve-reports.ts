/** `/reports`, a page on all reports; `/reports.json`, their list; `/reports/NAME.csv` and so on, their rows. */
import type { ServerResponse } from 'node:http';
import { AppError, shown } from '../../../errors';
import { describeReports } from '../describe-report';
import { reportFormats } from '../formats/formats';
import { sendProblem } from './problem';
import { PAGE_POLICY, reportsPage } from './reports-page';
import type { ReportsRequest } from './reports-request';
import { sendRows } from './send-rows';

export const isOfReports = (path: string): boolean => /^\/reports(\.json|\/.*)?$/.test(path);

export async function serveReports(asked: ReportsRequest): Promise<void> {
  const { shelf, log, request, response, url } = asked;
  try {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      throw new AppError('METHOD_NOT_ALLOWED', 'Reports are only read. Use GET.', { expected: 'GET or HEAD' });
    }
    if (url.pathname === '/reports') return send(response, 'text/html', reportsPage(describeReports(shelf)));
    if (url.pathname === '/reports.json') {
      return send(response, 'application/json', JSON.stringify({ reports: describeReports(shelf) }));
    }
    const [, name = '', ending] = /^\/reports\/(.*?)(?:\.(\w+))?$/.exec(url.pathname) ?? [];
    const report = await shelf.find(name);
    const format = reportFormats.find((one) => one.ending === ending);
    if (!format) throw noSuchFormat(name, ending ?? '');
    await sendRows(asked, report, format);
  } catch (error) {
    sendProblem(response, log, error);
  }
}

function send(response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-cache',
    'content-security-policy': PAGE_POLICY,
  });
  response.end(text);
}

function noSuchFormat(name: string, ending: string): AppError {
  const endings = reportFormats.map((format) => format.ending);
  const expected = `one of ${endings.join(', ')}`;
  const remedy = `Ask for /reports/${name}.csv.`;
  return new AppError('NOT_FOUND', `The ending is ${shown(ending)}; expected ${expected}. ${remedy}`, {
    ...{ field: 'format', value: ending.slice(0, 80), expected, remedy },
  });
}
