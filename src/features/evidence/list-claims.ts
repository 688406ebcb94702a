/** A page of the claims that stand by themselves on an entity, by predicate; one statement for all of a batch. */
import type { Context } from '../../graphql/context';
import { checkFirst, Edge, type Page, pageOf } from '../../graphql/page';
import { claimCountLoader, claimLoader } from './evidence.loaders';

export async function listClaims(context: Context, id: string, first: number, after: string | null): Promise<Page> {
  checkFirst(first);
  const list = `claims about ${id}`;
  const [afterPredicate, afterId] =
    after === null ? ['', ''] : (context.cursors.open('after', list, after) as [string, string]);
  const claims = await claimLoader(context, first + 1).load({ id, afterPredicate, afterId });
  const edges = claims.map((claim) => new Edge(claim, null, context.cursors, list, [claim.predicate, claim.id]));
  return pageOf(edges, first, after, () => claimCountLoader(context).load(id));
}
