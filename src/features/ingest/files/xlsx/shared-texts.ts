/** The texts that cells of a workbook refer to by number. */
import { MOST_SHARED_CHARACTERS, MOST_SHARED_TEXTS, MOST_UNPACKED } from '../limits';
import type { Refuse } from '../refuse';
import { RichText } from './rich-text';
import { walkXml } from './xml-walk';
import type { ZipArchive } from './zip-archive';

export async function readSharedTexts(
  part: string | undefined,
  archive: ZipArchive,
  refuse: Refuse,
): Promise<readonly string[]> {
  const texts: string[] = [];
  let characters = 0;
  if (part === undefined) return texts;
  const text = new RichText();
  const visitor = {
    open(name: string) {
      if (name === 'si') text.start();
      else text.open(name);
    },
    text: (piece: string) => text.add(piece),
    close(name: string) {
      text.close(name);
      if (name !== 'si') return;
      const value = text.value();
      characters += value.length;
      texts.push(value);
    },
  };
  for await (const _ of walkXml(archive.read(part, MOST_UNPACKED), part, visitor, refuse)) {
    if (texts.length <= MOST_SHARED_TEXTS && characters <= MOST_SHARED_CHARACTERS) continue;
    throw refuse('It has more different texts than fit into memory; save the sheet as .csv, or split it.');
  }
  return texts;
}
