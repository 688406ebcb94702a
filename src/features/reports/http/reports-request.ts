/** A request for something under `/reports`, with what is needed to answer it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Context } from '../../../graphql/context';
import type { ReportShelf } from '../report-shelf';

export interface ReportsRequest {
  readonly shelf: ReportShelf;
  readonly log: Logger;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly context: Context;
}
