/** A format of one file: a text for each page of the graph between a head and a foot. */
import type { Page } from './read-graph';

export interface TextFormat {
  readonly head: string;
  readonly foot: string;
  page(page: Page): string;
  /** Entities of which nothing stands; earlier relations lead to them. Left out where a format needs none for that. */
  removed?(ids: readonly string[]): string;
}
