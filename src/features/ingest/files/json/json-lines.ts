/** The lines of a text that are not blank: in NDJSON each is one JSON value. */

import { inMegabytes, LONGEST_RECORD } from '../limits';
import type { Refuse } from '../refuse';
import type { JsonValue } from './json-cursor';

export async function* jsonLines(text: AsyncIterable<Buffer>, refuse: Refuse): AsyncGenerator<JsonValue> {
  let line = 0;
  let rest = '';
  for await (const chunk of text) {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() as string;
    for (const text of lines) {
      line += 1;
      if (text.trim() !== '') yield { line, text: text.trim() };
    }
    if (rest.length > LONGEST_RECORD) {
      const message = `This line is longer than ${inMegabytes(LONGEST_RECORD)}, the limit; expected one flat object a line.`;
      throw refuse(message, { line: line + 1 });
    }
  }
  if (rest.trim() !== '') yield { line: line + 1, text: rest.trim() };
}
