/** Entities whose names, aliases or identifiers hold every word of a text, the closest first. */
import { badInput } from '../../errors';
import type { Context } from '../../graphql/context';
import { checkFirst, Edge, type Page, pageOf } from '../../graphql/page';
import type { Kind } from '../../model/kinds';
import { searchWords } from '../../model/names';
import { entityOf } from './catalog.loaders';
import { catalogStatements as statements } from './catalog.statements';
import { byRank, countVersions, readVersions } from './read-versions';

const LONGEST_TEXT = 200;
const MOST_WORDS = 10;

type Position = [rank: number, key: string, id: string];

export async function searchEntities(
  context: Context,
  text: string,
  kinds: readonly Kind[],
  first: number,
  after: string | null,
): Promise<Page> {
  checkFirst(first);
  const query = wordsOf(text);
  const list = JSON.stringify(['search', query.whole, kinds]);
  const [afterRank, afterKey, afterId] =
    after === null ? [-1, '', ''] : (context.cursors.open('after', list, after) as Position);
  const { whole, longest, others } = query;
  const labels = context.scope.isPast ? kinds.flatMap((kind) => [kind, `Superseded${kind}`]) : kinds;
  const parameters = {
    longest,
    others,
    kinds: labels,
    whole: `\n${whole}\n`,
    start: `\n${whole}`,
    word: ` ${whole}`,
    afterRank,
    afterKey,
    afterId,
    limit: first + 1,
  };
  const rows = await readVersions(context, statements.search, parameters, byRank);
  const edges = rows.map((row) => {
    const node = entityOf(row);
    context.remember(node);
    return new Edge(node, null, context.cursors, list, [row.rank, row.key, row.id]);
  });
  return pageOf(edges, first, after, () =>
    countVersions(context, statements.countSearch, { longest, others, kinds: labels }),
  );
}

function wordsOf(text: string): ReturnType<typeof searchWords> {
  if (text.length > LONGEST_TEXT) {
    throw badInput('text', text, `at most ${LONGEST_TEXT} characters`, 'Search for part of the name.');
  }
  const query = searchWords(text);
  if (query.whole === '') throw badInput('text', text, 'at least one character', 'Give part of a name or identifier.');
  if (query.others.length >= MOST_WORDS) {
    throw badInput('text', text, `at most ${MOST_WORDS} words`, 'Search for part of the name.');
  }
  return query;
}
