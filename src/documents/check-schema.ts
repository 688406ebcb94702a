/** Checks a document against its JSON Schema and says each mistake in plain words, at its place. */
import { readFileSync } from 'node:fs';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { shown } from '../errors';
import type { PlacedDocument, Way } from './placed-document';

/** The check of documents against the schema in a file, which is read at the first use. */
export function schemaCheck(path: string): (document: PlacedDocument) => void {
  let validate: ValidateFunction | undefined;
  return (document) => {
    validate ??= new Ajv({ allErrors: true, verbose: true, strictTypes: false }).compile(
      JSON.parse(readFileSync(path, 'utf8')),
    );
    if (validate(document.value)) return;
    for (const error of validate.errors ?? []) {
      if (error.propertyName !== undefined) continue;
      const way = wayOf(error.instancePath);
      const name = (error.params.additionalProperty ?? error.params.propertyName) as string | undefined;
      const place = name === undefined ? document.placeOf(way) : document.placeOfKey([...way, name]);
      document.mistake(way, sentenceOf(error), place);
    }
  };
}

const wayOf = (pointer: string): Way =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What is wrong with it, behind its name. */
function sentenceOf({ keyword, params, data, parentSchema, message }: ErrorObject): string {
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys((parentSchema as { properties?: object } | undefined)?.properties ?? {});
      return `has ${shown(params.additionalProperty)}, which it cannot have; known are ${known.join(', ')}.`;
    }
    case 'propertyNames':
      return `has the name ${shown(params.propertyName)}; expected letters and digits, a letter first.`;
    case 'required':
      return `lacks ${shown(params.missingProperty)}; add it.`;
    case 'type':
      return `is ${shown(data)}; expected ${[params.type]
        .flat()
        .map((type) => typeNames[type as string])
        .join(' or ')}.`;
    case 'enum':
      return `is ${shown(data)}; expected one of ${(params.allowedValues as unknown[]).map(shown).join(', ')}.`;
    case 'const':
      return `is ${shown(data)}; expected ${shown(params.allowedValue)}.`;
    case 'minItems':
    case 'minLength':
    case 'minProperties':
      return 'is empty; expected at least one.';
    default: {
      const description = (parentSchema as { description?: string } | undefined)?.description;
      return `is ${shown(data)}; expected ${description ? lowered(description) : `what the schema says (${message})`}`;
    }
  }
}

const lowered = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys and values',
  null: 'nothing',
};
