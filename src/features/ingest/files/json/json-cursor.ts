/** Walks over a JSON text that arrives in chunks, value by value, and holds no more than one of them. */

import { inMegabytes, LONGEST_RECORD } from '../limits';
import type { Refuse } from '../refuse';
import { endOfValue } from './json-bounds';

export interface JsonValue {
  /** Line in which it begins. */
  readonly line: number;
  readonly text: string;
}

export class JsonCursor {
  private text = '';
  private at = 0;
  private line = 1;
  private readonly chunks: AsyncIterator<Buffer>;

  constructor(
    chunks: AsyncIterable<Buffer>,
    private readonly refuse: Refuse,
  ) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next sign that is no white space, which stays; empty at the end of the text. */
  async peek(): Promise<string> {
    for (;;) {
      while (/\s/.test(this.text[this.at] ?? '')) this.goTo(this.at + 1);
      if (this.at < this.text.length) return this.text[this.at] as string;
      if (!(await this.read())) return '';
    }
  }

  /** Goes over one of `signs`, which says which; anything else is refused. */
  async take(signs: string, expected: string): Promise<string> {
    const sign = await this.peek();
    if (sign === '' || !signs.includes(sign)) throw this.unexpected(sign, expected);
    this.goTo(this.at + 1);
    return sign;
  }

  /** Whether the next value is a list that begins with an object. */
  async isListOfObjects(): Promise<boolean> {
    if ((await this.peek()) !== '[') return false;
    for (;;) {
      const behind = /^\[\s*(\S)/.exec(this.text.slice(this.at, this.at + LONGEST_RECORD));
      if (behind) return behind[1] === '{';
      if (this.text.length - this.at > LONGEST_RECORD || !(await this.read())) return false;
    }
  }

  /** The text of the next value, by its brackets and quotes; up to the caller to see whether it is valid. */
  async value(): Promise<JsonValue> {
    if ((await this.peek()) === '') throw this.unexpected('', 'a value');
    const { line } = this;
    for (;;) {
      const end = endOfValue(this.text, this.at);
      if ((end < 0 ? this.text.length : end) - this.at > LONGEST_RECORD) {
        const limit = `is longer than ${inMegabytes(LONGEST_RECORD)}, the limit`;
        throw this.refuse(`The value that begins here ${limit}; expected flat objects, each a row.`, { line });
      }
      if (end >= 0) {
        const text = this.text.slice(this.at, end);
        this.goTo(end);
        return { line, text };
      }
      if (!(await this.read())) throw this.unexpected('', 'the end of a value');
    }
  }

  unexpected(sign: string, expected: string) {
    const found = sign === '' ? 'the file ends here' : `${JSON.stringify(sign)} stands here`;
    return this.refuse(`It is no valid table in JSON: ${found}; expected ${expected}.`, { line: this.line });
  }

  async close(): Promise<void> {
    await this.chunks.return?.();
  }

  private goTo(place: number): void {
    const passed = this.text.slice(this.at, place);
    for (let at = passed.indexOf('\n'); at >= 0; at = passed.indexOf('\n', at + 1)) this.line++;
    this.at = place;
  }

  private async read(): Promise<boolean> {
    const { done, value } = await this.chunks.next();
    if (done) return false;
    this.text = this.text.slice(this.at) + value.toString();
    this.at = 0;
    return true;
  }
}
