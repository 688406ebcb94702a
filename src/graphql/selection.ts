/** What a query asks for below a field, so that no more than that is read. */
import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import { entityHead } from '../model/kinds';
import type { Context } from './context';
import type { EntityRow } from './rows';

/** How much of an entity is asked for: its id, what every entity has, or more than that. */
export type Extent = 'id' | 'head' | 'whole';

type Fragments = GraphQLResolveInfo['fragments'];

/** The names of the fields that are asked for behind a path of fields, on whatever type and condition. */
export function askedAt({ fieldNodes, fragments }: GraphQLResolveInfo, path: readonly string[]): ReadonlySet<string> {
  let nodes: readonly FieldNode[] = fieldNodes;
  for (const name of path) nodes = fieldsIn(nodes, fragments).filter((node) => node.name.value === name);
  return new Set(fieldsIn(nodes, fragments).map((node) => node.name.value));
}

function fieldsIn(nodes: readonly FieldNode[], fragments: Fragments): FieldNode[] {
  const found: FieldNode[] = [];
  const spread = new Set<string>();
  const collect = (set: SelectionSetNode | undefined): void => {
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FIELD) found.push(node);
      else if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet);
      else if (!spread.has(node.name.value)) {
        spread.add(node.name.value);
        collect(fragments[node.name.value]?.selectionSet);
      }
    }
  };
  for (const node of nodes) collect(node.selectionSet);
  return found;
}

const ofIds = new Set(['__typename', 'id']);
const ofHeads = new Set([...ofIds, ...entityHead]);

export const extentOf = (fields: ReadonlySet<string>): Extent =>
  isWithin(fields, ofIds) ? 'id' : isWithin(fields, ofHeads) ? 'head' : 'whole';

export const isWithin = (fields: ReadonlySet<string>, known: ReadonlySet<string>): boolean =>
  [...fields].every((field) => known.has(field));

/** Works out once for each place in a document what its fields ask for. */
export function onceAField<T>(look: (info: GraphQLResolveInfo) => T): (info: GraphQLResolveInfo) => T {
  const known = new WeakMap<readonly FieldNode[], T>();
  return (info) => {
    const found = known.get(info.fieldNodes);
    if (found !== undefined) return found;
    const looked = look(info);
    known.set(info.fieldNodes, looked);
    return looked;
  };
}

const ITEMS = ['edges', 'nodes', 'pageInfo'];

/** Whether anything of a connection is asked for that its items tell, and not only what is counted of the whole list. */
export const asksForItems = onceAField((info) => {
  const asked = askedAt(info, []);
  return ITEMS.some((field) => asked.has(field));
});

/** Whether no more is asked of a connection's nodes than every entity has. */
export const asksForHeads = onceAField((info) =>
  [['nodes'], ['edges', 'node']].every((path) => extentOf(askedAt(info, path)) !== 'whole'),
);

const entityExtent = onceAField((info) => extentOf(askedAt(info, [])));

/** The entity of an id that may name nothing, with no more of it than is asked for. */
export const entityIfThere = (context: Context, id: string, info: GraphQLResolveInfo) =>
  entityExtent(info) === 'whole' ? context.entity(id) : context.head(id);

/** The entity at the end of a relation, of which no more is read than is asked for. */
export function askedEntity(
  context: Context,
  id: string,
  info: GraphQLResolveInfo,
): Pick<EntityRow, 'id'> | null | Promise<EntityRow | null> {
  return entityExtent(info) === 'id' ? { id } : entityIfThere(context, id, info);
}
