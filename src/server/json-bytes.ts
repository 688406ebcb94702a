/**
 * JSON in bytes. V8 makes a text of more than 65,536 characters, where one of them is Korean, ten times as slowly as a
 * shorter one, so the items of a long list become bytes a group at a time.
 */

const GROUP = 100;
/** How deep in an answer lists are looked for: data, field, list of a connection. */
const DEPTH = 3;
const LEAST_ROOM = 1 << 18;
/** What one answer took beyond this is given back. */
const MOST_ROOM = 1 << 23;
const COMMA = 0x2c;
/** Of UTF-8, for one character of a text. */
const MOST_BYTES = 3;

let room = Buffer.allocUnsafeSlow(LEAST_ROOM);

/** The bytes of what `JSON.stringify` gives for a value that it gives a text for. */
export function jsonBytes(value: unknown): Buffer {
  if (!holdsLong(value, 0)) return Buffer.from(JSON.stringify(value));
  const writing = new Writing();
  writing.write(value, 0);
  return writing.bytes();
}

class Writing {
  private text = '';
  private end = 0;

  write(value: unknown, depth: number): void {
    if (!holdsLong(value, depth)) this.text += JSON.stringify(value);
    else if (Array.isArray(value)) this.writeItems(value);
    else this.writeFields(value as Plain, depth);
  }

  bytes(): Buffer {
    this.flush();
    const bytes = Buffer.from(room.subarray(0, this.end));
    if (room.length > MOST_ROOM) room = Buffer.allocUnsafeSlow(LEAST_ROOM);
    return bytes;
  }

  private writeFields(value: Plain, depth: number): void {
    let before = '{';
    for (const [key, field] of Object.entries(value)) {
      if (field === undefined) continue;
      this.text += `${before}${JSON.stringify(key)}:`;
      before = ',';
      this.write(field, depth + 1);
    }
    this.text += before === '{' ? '{}' : '}';
  }

  /** The list of a group is written over the bracket that ended the one before, and goes on from it. */
  private writeItems(items: readonly unknown[]): void {
    this.flush();
    for (let start = 0; start < items.length; start += GROUP) {
      if (start > 0) this.end -= 1;
      const begin = this.end;
      this.text = JSON.stringify(items.slice(start, start + GROUP));
      this.flush();
      if (start > 0) room[begin] = COMMA;
    }
  }

  private flush(): void {
    const most = this.end + this.text.length * MOST_BYTES;
    if (most > room.length) {
      const larger = Buffer.allocUnsafeSlow(2 * most);
      room.copy(larger, 0, 0, this.end);
      room = larger;
    }
    this.end += room.write(this.text, this.end);
    this.text = '';
  }
}

/** Whether a value is a long list, or one is looked for and found in it. */
function holdsLong(value: unknown, depth: number): boolean {
  if (Array.isArray(value)) return value.length > GROUP;
  if (depth >= DEPTH || !isPlain(value)) return false;
  for (const key in value) if (holdsLong(value[key], depth + 1)) return true;
  return false;
}

type Plain = Readonly<Record<string, unknown>>;

/** Whether JSON shows the fields of a value and no more; an answer's objects have no prototype where graphql-js made them. */
function isPlain(value: unknown): value is Plain {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return (prototype === null || prototype === Object.prototype) && !('toJSON' in value);
}
