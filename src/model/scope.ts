/** Under what a reader reads. Every statement that crosses a relation applies the whole of it to each one. */
export interface ReadingScope {
  /** The day facts must hold on, YYYY-MM-DD. */
  readonly asOf: string;
  /** The instant by which facts must have been recorded. */
  readonly asKnownOn: string;
  /** Whether `asKnownOn` was asked for, so that earlier versions of entities are read and not what stands. */
  readonly isPast: boolean;
  /** The least confidence a relation must have, 0 to 1. */
  readonly minConfidence: number;
  /** The access keys the reader may see; `''` is the public's. */
  readonly access: readonly string[];
}

/** What the public sees of today, as known now. */
export function publicScope(now: Date): ReadingScope {
  const instant = now.toISOString();
  return { asOf: instant.slice(0, 10), asKnownOn: instant, isPast: false, minConfidence: 0, access: [''] };
}

/** The names under which a scope is bound to a statement. */
export const scopeParameters = ['asOf', 'asKnownOn', 'minConfidence', 'access'] as const;
