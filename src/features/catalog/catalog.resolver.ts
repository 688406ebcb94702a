/** Things by id and by text. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../../graphql/context';
import { KindEnum, Node } from '../../graphql/node.type';
import { entityIfThere } from '../../graphql/selection';
import type { Kind } from '../../model/kinds';
import { SearchConnection } from './catalog.type';
import { findNodes } from './find-nodes';
import { searchEntities } from './search-entities';

@Resolver()
export class CatalogResolver {
  @Query(() => Node, { nullable: true, description: 'What an id names; null when it names nothing.' })
  async node(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return (await findNodes(context, [id], (one) => entityIfThere(context, one, info)))[0] ?? null;
  }

  @Query(() => [Node], { nullable: 'items', description: 'What up to 100 ids name, in their order; null for nothing.' })
  nodes(
    @Arg('ids', () => [ID], { description: 'Their ids.' }) ids: string[],
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return findNodes(context, ids, (one) => entityIfThere(context, one, info));
  }

  @Query(() => SearchConnection, {
    description: 'Things whose names, aliases or identifiers hold every word: whole names, then starts, then parts.',
  })
  search(
    @Arg('text', () => String, { description: 'One or more words, in any script.' }) text: string,
    @Arg('kinds', () => [KindEnum], { nullable: true, description: 'Only these kinds; all when absent.' })
    kinds: Kind[] | null,
    @Arg('first', () => Int, { defaultValue: 25, description: 'How many to show, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Show what comes behind this cursor.' })
    after: string | null,
    @Ctx() context: Context,
  ) {
    return searchEntities(context, text, kinds ?? [], first, after ?? null);
  }
}
