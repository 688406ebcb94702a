/** `groupBy` and `sums` on the list of each kind: over the whole list that the filter meets, not the page alone. */
import { Arg, type ClassType, FieldResolver, Resolver, Root } from 'type-graphql';
import { namedClass } from '../../graphql/entity-types';
import { type Kind, kindNames } from '../../model/kinds';
import { kindConnections } from './catalog.type';
import { EntityGroup, groupEnums, PropertySum, sumEnums } from './groups.type';
import type { EntityPage } from './list-entities';

type Method = (page: EntityPage, ...args: never[]) => unknown;

export const kindGroupResolvers: readonly ClassType[] = kindNames.map(groupResolver);

function groupResolver(kind: Kind): ClassType {
  const resolver = namedClass(`${kind}GroupResolver`);
  const prototype = resolver.prototype as Record<string, Method>;
  const add = (name: string, type: () => [ClassType], description: string, method: Method) => {
    prototype[name] = method;
    FieldResolver(type, { description })(prototype, name, { value: method });
    Root()(prototype, name, 0);
  };
  const [groups, sums] = [groupEnums[kind], sumEnums[kind]];
  if (groups) {
    const description = 'The whole list in groups, the largest first; what is not known is a group of its own.';
    add(
      'groupBy',
      () => [EntityGroup],
      description,
      (page, by: string, of?: string[] | null) => page.group(by, of ?? []),
    );
    Arg('field', () => groups, { description: 'What the members of a group have in common.' })(prototype, 'groupBy', 1);
    const summed = { nullable: true, description: 'What to sum over each group.' };
    if (sums) Arg('sums', () => [sums], summed)(prototype, 'groupBy', 2);
  }
  if (sums) {
    const sumAll: Method = async (page, of: string[]) => (await page.group(null, of))[0]?.sums;
    add('sums', () => [PropertySum], 'Sums over the whole list.', sumAll);
    Arg('fields', () => [sums], { description: 'What to sum.' })(prototype, 'sums', 1);
  }
  Resolver(() => kindConnections[kind])(resolver);
  return resolver;
}
