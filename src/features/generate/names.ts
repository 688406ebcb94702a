/** Ids and names of what is generated: nobody can take them for real, and two seeds never share one. */
import { entityId } from '../../model/ids';
import type { Kind } from '../../model/kinds';

export interface Names {
  id(kind: Kind, key: string | number): string;
}

export const namesFor = (seed: number): Names => ({ id: (kind, key) => entityId(kind, `synthetic-${seed}-${key}`) });

/** `Synthetic firm 000123` for the firm of index 122. */
export const nameOf = (what: string, index: number): string => `Synthetic ${what} ${numberOf(index)}`;

/** `합성기업 000123` */
export const koreanNameOf = (what: string, index: number): string => `합성${what} ${numberOf(index)}`;

const numberOf = (index: number): string => String(index + 1).padStart(6, '0');
