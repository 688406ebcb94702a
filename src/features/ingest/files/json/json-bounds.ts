/** Where a JSON value ends and how deep it goes, by brackets and quotes alone; whether it is valid is not looked at. */

/** The place behind the value that begins at `from`; -1 where the text ends before it. */
export function endOfValue(text: string, from: number): number {
  const first = text[from];
  if (first === '"') return endOfString(text, from);
  if (first === '{' || first === '[') return endOfBrackets(text, from);
  for (let at = from; at < text.length; at++) if (/[\s,:{}[\]"]/.test(text[at] as string)) return at;
  return -1;
}

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [...'"\\{}[]'].map((sign) => sign.charCodeAt(0));

function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return -1;
}

function endOfBrackets(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) {
      at = endOfString(text, at) - 1;
      if (at < 0) return -1;
    } else if (sign === OPEN || sign === OPEN_LIST) depth++;
    else if ((sign === CLOSE || sign === CLOSE_LIST) && --depth === 0) return at + 1;
  }
  return -1;
}

/** Whether objects and lists lie inside of each other more than `most` deep. */
export function isDeeperThan(most: number, text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) {
      at = endOfString(text, at) - 1;
      if (at < 0) return false;
    } else if (sign === OPEN || sign === OPEN_LIST) {
      if (++depth > most) return true;
    } else if (sign === CLOSE || sign === CLOSE_LIST) depth--;
  }
  return false;
}
