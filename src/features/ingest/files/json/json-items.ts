/** The rows of a JSON text: the items of its one list of objects. */

import type { Refuse } from '../refuse';
import { JsonCursor, type JsonValue } from './json-cursor';
import { jsonFault, refusedJson } from './json-fault';

const SHAPE = 'a list of objects, or an object in which exactly one value is a list of objects';

/** Throws PACKAGE_REFUSED where the text has another shape, which may be known only at its end. */
export async function* jsonItems(text: AsyncIterable<Buffer>, refuse: Refuse): AsyncGenerator<JsonValue> {
  const cursor = new JsonCursor(text, refuse);
  try {
    if ((await cursor.peek()) === '[') yield* itemsOf(cursor);
    else yield* onlyListOf(cursor, refuse);
    const more = await cursor.peek();
    if (more !== '') throw cursor.unexpected(more, 'nothing more');
  } finally {
    await cursor.close();
  }
}

async function* itemsOf(cursor: JsonCursor): AsyncGenerator<JsonValue> {
  await cursor.take('[', SHAPE);
  if ((await cursor.peek()) === ']') return void (await cursor.take(']', 'the end of the list'));
  do {
    const sign = await cursor.peek();
    if (sign !== '{') throw cursor.unexpected(sign, 'an object, as each item of the list is a row');
    yield await cursor.value();
  } while ((await cursor.take(',]', 'a comma or ]')) === ',');
}

async function* onlyListOf(cursor: JsonCursor, refuse: Refuse): AsyncGenerator<JsonValue> {
  let found: string | null = null;
  let sign = await cursor.take('{', SHAPE);
  while (sign !== '}' && !(sign === '{' && (await cursor.peek()) === '}')) {
    const { line, text: key } = await keyOf(cursor);
    if (!(await cursor.isListOfObjects())) checkValue(await cursor.value(), refuse);
    else if (found !== null) {
      throw refuse(`Both ${found} and ${key} are lists of objects; expected ${SHAPE}. Take one out.`, { line });
    } else {
      found = key;
      yield* itemsOf(cursor);
    }
    sign = await cursor.take(',}', 'a comma or }');
  }
  if (found === null) throw refuse(`It holds no list of objects; expected ${SHAPE}.`);
}

async function keyOf(cursor: JsonCursor): Promise<JsonValue> {
  const sign = await cursor.peek();
  if (sign !== '"') throw cursor.unexpected(sign, 'a key in quotes');
  const key = await cursor.value();
  await cursor.take(':', 'a colon');
  return key;
}

function checkValue({ line, text }: JsonValue, refuse: Refuse): void {
  const fault = jsonFault(text);
  if (fault) throw refusedJson(text, fault, line, refuse);
}
