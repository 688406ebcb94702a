/** Templates of a mapping: `{column}` is filled in, `{column|slug}` and `{column|key}` in a form fit for an id. */
import type { Path, Slot, Template } from './mapping';

/** What is wrong with the text of a template; thrown to whoever knows its place. */
export class TemplateMistake extends Error {}

/** `pathOf` resolves what stands between the braces. Throws TemplateMistake. */
export function compileTemplate(text: string, pathOf: (text: string) => Path): Template {
  const parts: (string | Slot)[] = [];
  let literal = '';
  for (const piece of text.match(/\{\{|\}\}|\{[^{}]*\}|[{}]|[^{}]+/g) ?? []) {
    if (piece === '{' || piece === '}') {
      throw new TemplateMistake(`has a brace without its other half; write {column}, or {{ and }} for braces.`);
    }
    if (piece === '{{' || piece === '}}') literal += piece.slice(1);
    else if (!piece.startsWith('{')) literal += piece;
    else {
      if (literal !== '') parts.push(literal);
      literal = '';
      parts.push(slotOf(piece.slice(1, -1), pathOf));
    }
  }
  if (literal !== '' || parts.length === 0) parts.push(literal);
  return { parts };
}

function slotOf(inside: string, pathOf: (text: string) => Path): Slot {
  const [, name = '', form = 'plain'] = /^(.*?)(?:\|\s*(slug|key)\s*)?$/s.exec(inside) ?? [];
  if (name.trim() === '') throw new TemplateMistake('has empty braces; name a column between them.');
  return { path: pathOf(name.trim()), form: form as Slot['form'] };
}

export const slotsOf = ({ parts }: Template): Slot[] => parts.filter((part): part is Slot => typeof part !== 'string');
