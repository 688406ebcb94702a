/** The graph patterns of a bare Cypher text: nodes and the relations between them. */

export interface Pattern {
  /** As it stands, nodes and relations in turn. */
  readonly text: string;
  readonly nodes: readonly { readonly variable: string; readonly label: string }[];
  readonly relations: readonly { readonly variable: string; readonly types: string; readonly range: string }[];
}

const NODE = String.raw`\(\s*(?<variable>\w*)\s*(?<label>(?::[^(){}]*)?)\s*(?:\{[^}]*\}|\$\w+)?\s*\)`;
const RELATION = String.raw`<?-(?:\[\s*(?<variable>\w*)\s*(?<types>(?::[^\]{}*$]*)?)(?<range>\*?[\d.]*)\s*(?:\{[^}]*\}|\$\w+)?\s*\])?->?`;

const unnamed = (part: string): string => part.replaceAll(/\?<\w+>/g, '?:');

/** Every chain of at least one node and one relation. */
export function patternsOf(text: string): Pattern[] {
  const chain = new RegExp(`${unnamed(NODE)}(?:\\s*${unnamed(RELATION)}\\s*${unnamed(NODE)})+`, 'g');
  return Array.from(text.matchAll(chain), ([found]) => ({
    text: found,
    nodes: groupsOf(found, NODE) as unknown as Pattern['nodes'],
    relations: groupsOf(found, RELATION) as unknown as Pattern['relations'],
  }));
}

const groupsOf = (text: string, part: string) =>
  Array.from(text.matchAll(new RegExp(part, 'g')), ({ groups }) => ({ ...groups }));

/** Variables of nodes, relations and paths, for a text gives none of them out as they are. */
export function graphVariables(text: string): ReadonlySet<string> {
  const nodes = Array.from(text.matchAll(/(?<!\w|\bCALL\s*)\(\s*(\w+)\s*(?=[:{)])/g), ([, variable]) => variable);
  const relations = Array.from(text.matchAll(/-\[\s*(\w+)/g), ([, variable]) => variable);
  const paths = Array.from(text.matchAll(/\b(\w+)\s*=\s*(?:shortestPath\s*)?\(/g), ([, variable]) => variable);
  return new Set([...nodes, ...relations, ...paths] as string[]);
}
