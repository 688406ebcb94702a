/** The claims of a whole version, as an export writes them into one cell. */
import type { Claim } from './claims';

const RANKS = ['PREFERRED', 'NORMAL', 'DEPRECATED'];

/** The claims of the cell, or null when it is no list of them. */
export function parseClaims(text: string): Claim[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  return Array.isArray(parsed) && parsed.length > 0 && parsed.every(isClaim) ? parsed : null;
}

function isClaim(value: unknown): value is Claim {
  if (typeof value !== 'object' || value === null) return false;
  const { sources, confidence, rank, origin, locator, statedOn, recordedAt, batch, values } = value as Claim;
  return (
    Array.isArray(sources) &&
    sources.every((source) => typeof source === 'string') &&
    (confidence === null || (typeof confidence === 'number' && confidence >= 0 && confidence <= 1)) &&
    RANKS.includes(rank) &&
    [origin, locator, statedOn, batch].every((text) => text === null || typeof text === 'string') &&
    typeof recordedAt === 'string' &&
    typeof values === 'object' &&
    values !== null
  );
}
