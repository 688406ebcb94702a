/** The forms in which a report leaves, by the ending of a file. */
import { csv } from './csv';
import { json, ndjson } from './json';
import { markdown } from './markdown';
import type { ReportFormat } from './report-format';
import { xlsx } from './xlsx';

export const reportFormats: readonly ReportFormat[] = [csv, xlsx, json, ndjson, markdown];
