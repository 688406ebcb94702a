/**
 * What every record, an entity or a version of a relation, carries beside what it states: who says so, how sure, where
 * in the source, and since when the graph holds it.
 */
import { claimRanks } from './choices';
import type { Kind } from './kinds';
import type { Properties } from './property';

/** How a row is claimed; each may be left out. */
export const claimProperties = {
  rank: {
    type: 'choice',
    values: claimRanks,
    description: 'Standing among claims on the same thing; NORMAL if empty.',
  },
  origin: { type: 'text', description: 'The text its sources go back to; claims of one origin count once.' },
  locator: { type: 'text', description: 'Where in the source it stands.' },
  statedOn: { type: 'date', description: 'Date of the statement.' },
} as const satisfies Properties;

/** When the graph held it. Rows that state none of these are recorded when they are loaded. */
export const historyProperties = {
  recordedAt: { type: 'instant', description: 'When it entered the graph.' },
  retractedAt: { type: 'instant', description: 'When it was taken back; null while it is held.' },
} as const satisfies Properties;

/** Written by an export, so that it loads as the very same graph. A row with `claims` is taken word for word. */
export const foldedProperties = {
  batches: { type: 'texts', description: 'The loads that its claims came with.' },
  disputed: { type: 'texts', description: 'The properties on which its claims disagree.' },
  claims: { type: 'claims', description: 'Its claims as JSON, where there are several.' },
} as const satisfies Properties;

/** Sources and claims are the evidence themselves: their rows are taken as they are, a newer one for an older. */
export const isEvidence = (kind: Kind): boolean => kind === 'Source' || kind === 'Claim';

/** What the columns of a kind have beyond its declared properties. */
export function recordColumns(kind: Kind): Properties {
  const { batches } = foldedProperties;
  if (kind === 'Claim') return { batches };
  if (kind === 'Source') return { ...historyProperties, batches };
  const confidence = {
    type: 'decimal',
    min: 0,
    max: 1,
    description: 'How far the row is trusted, from 0 to 1.',
  } as const;
  return { confidence, ...claimProperties, ...historyProperties, ...foldedProperties };
}
