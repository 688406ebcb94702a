/** The text of a template with what a row holds. */
import type { Template } from './mapping';
import type { Scope } from './scope';
import { keyOf, slugOf } from './slug';

const forms = { plain: (text: string) => text, slug: slugOf, key: keyOf } as const;

/** Null where a place of the template holds nothing known. */
export function filled({ parts }: Template, scope: Scope): string | null {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else {
      const found = scope.known(part.path);
      if (found === '') return null;
      text += forms[part.form](found);
    }
  }
  return text;
}
