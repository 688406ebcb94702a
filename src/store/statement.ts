/** A Cypher text with its name. Texts are files, so that any Cypher shell can run them and a test can list them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { badInput } from '../errors';
import { type ReadingScope, scopeParameters } from '../model/scope';
import { type Parameters, toParameter } from './values';

export interface Statement {
  readonly name: string;
  readonly text: string;
  /** The names behind a `$` in the text. */
  readonly parameters: ReadonlySet<string>;
}

/** Reads `cypher/<name>.cypher` beside `directory`; its first lines say what one row is. */
export function loadStatement(directory: string, name: string): Statement {
  const file = readFileSync(join(directory, 'cypher', `${name}.cypher`), 'utf8');
  return statementOf(name, file.replaceAll(/^\/\/.*\n/gm, '').trim());
}

export const statementOf = (name: string, text: string): Statement => ({
  name,
  text,
  parameters: new Set(Array.from(text.matchAll(/\$(\w+)/g), (match) => match[1] as string)),
});

/**
 * The statement for names of the vocabulary: `KIND`, `RELATION` or another word stands in the file for a label or types,
 * which Cypher cannot take as a parameter. `name` comes from the declarations of src/model, never from a caller.
 */
export const standingFor = (statement: Statement, standIn: StandIn, name: string): Statement =>
  statementOf(`${statement.name} of ${name}`, statement.text.replaceAll(new RegExp(`:${standIn}\\b`, 'g'), `:${name}`));

type StandIn = 'KIND' | 'RELATION' | 'FIRST' | 'NEXT';

/** The statement with those properties of a variable, declared in src/model, where its file says `, variable.PROPERTIES`. */
export const withProperties = (statement: Statement, variable: string, names: readonly string[]): Statement =>
  statementOf(
    statement.name,
    statement.text.replaceAll(new RegExp(`, ${variable}\\.PROPERTIES\\b`, 'g'), () =>
      names.map((name) => `, ${variable}.${name}`).join(''),
    ),
  );

/**
 * Parameters as the engine takes them: those of a read with its scope, those of a write without. A missing or an unknown
 * one is an error before anything runs.
 */
export function bind(
  statement: Statement,
  parameters: Parameters,
  scope: ReadingScope | undefined,
  integer: (whole: number) => unknown,
): Record<string, unknown> {
  const bound: Record<string, unknown> = {};
  for (const name of statement.parameters) {
    const given = scope && isOfScope(name) ? scope : parameters;
    if (!(name in given)) throw badInput(name, undefined, `a parameter of ${statement.name}`, 'Pass it.');
    bound[name] = toParameter(name, (given as Parameters)[name], integer, !scope);
  }
  for (const name in parameters) {
    if (!statement.parameters.has(name) || (scope && isOfScope(name))) {
      throw badInput(name, parameters[name], `no such parameter of ${statement.name}`, 'Leave it out.');
    }
  }
  return bound;
}

const namesOfScope: ReadonlySet<string> = new Set(scopeParameters);

const isOfScope = (name: string): boolean => namesOfScope.has(name);
