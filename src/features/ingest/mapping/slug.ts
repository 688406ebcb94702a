/** Keys of ids, made of foreign texts: stable, never empty, never too long, and never the same for what differs. */
import { createHash } from 'node:crypto';
import { isKey } from '../../../model/ids';

const LONGEST = 120;
/** 48 bits: two of a hundred thousand names meet with a chance of about one in fifty thousand. */
const HASH_DIGITS = 12;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, HASH_DIGITS);

/**
 * A key by which spellings are one that differ in case, spaces and punctuation alone: "Acme  Corp." and "ACME CORP"
 * → acme-corp. Letters other than a–z cannot stand in a key; a hash of them follows what is left, so no two Korean
 * names meet.
 */
export function slugOf(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase();
  const words = folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const latin = words.join(' ').match(/[a-z0-9]+/g) ?? [];
  const isWhole = words.length > 0 && words.every((word) => /^[a-z0-9]+$/.test(word));
  if (isWhole) return fitted(latin.join('-'));
  return fitted([...latin, hashOf(words.length > 0 ? words.join(' ') : folded)].join('-'));
}

/** A key by which only equal texts are one: the text itself where it is a key already, else its slug and a hash. */
export function keyOf(text: string): string {
  if (isKey(text)) return text;
  const latin =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return fitted([...latin, hashOf(text)].join('-'));
}

/** The key cut to the longest that an id takes; a hash of the whole keeps what was cut apart. */
export function fitted(key: string): string {
  if (key.length <= LONGEST) return key;
  return `${key.slice(0, LONGEST - HASH_DIGITS - 1)}-${hashOf(key)}`;
}
