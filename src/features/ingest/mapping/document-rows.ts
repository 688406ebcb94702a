/** The rows of a JSON document: what lies at the ways of an input, and the rows nested in each. */
import type { DocumentRows } from './mapping';
import { isObject, walked } from './steps';

export interface DocumentRow {
  readonly row: object;
  /** The row it lies in; undefined for the outermost. */
  readonly parent: object | undefined;
}

/** A row before the rows inside it, in the order of the document; as deep as they go. */
export function* documentRows(document: unknown, { paths, nested }: DocumentRows): Generator<DocumentRow> {
  const waiting: DocumentRow[] = [];
  const push = (value: unknown, parent: object | undefined) => {
    const rows = (Array.isArray(value) ? value : [value]).filter(isObject);
    for (const row of rows.reverse()) waiting.push({ row, parent });
  };
  for (const path of [...paths].reverse()) push(walked(document, path), undefined);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    if (nested) push(walked(next.row, nested), next.row);
  }
}
