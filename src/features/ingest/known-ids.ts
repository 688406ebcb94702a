/** The entities that a load may name: those of its own rows and those of the graph, and what is to be known of them. */
import { claimKey } from '../../model/claims';
import { kinds, type Role, roleNames } from '../../model/kinds';
import type { KnownEntity } from './graph-reader';
import { IdSet } from './id-set';
import type { LoadedRecord } from './record';

export interface Ids {
  has(id: string): boolean;
  rolesOf(id: string): readonly Role[];
}

type LookUp = (ids: readonly string[]) => Promise<ReadonlyMap<string, KnownEntity>>;

const LARGEST_LOOK_UP = 2_000;
const HASH_SHIFT = 2 ** 31;

export class KnownIds implements Ids {
  /** How far a source is trusted, of those that rows name. */
  readonly reliabilities = new Map<string, number>();
  /** Ids about which several rows speak. */
  readonly repeated = new Set<string>();
  private readonly own = new IdSet();
  private readonly inGraph = new IdSet();
  private readonly announced = new IdSet();
  private readonly met = new IdSet();
  private readonly keys = new Map<string, Set<string>>();

  constructor(private readonly lookUp: LookUp) {}

  addOwn(id: string, roles: readonly Role[], reliability: number | null): void {
    this.own.add(id, PRESENT + (roleBits(roles) | ((this.own.get(id) ?? 0) % PRESENT)));
    if (reliability !== null) this.reliabilities.set(id, reliability);
  }

  /** Takes back an id whose row is refused after all. */
  remove(id: string): void {
    this.own.add(id, 0);
    this.reliabilities.delete(id);
  }

  /** An id that a row further down will bring. */
  announce(id: string): void {
    this.announced.add(id, PRESENT);
  }

  isOwn(id: string): boolean {
    return (this.own.get(id) ?? 0) >= PRESENT;
  }

  has(id: string): boolean {
    return this.reliabilities.has(id) || this.isOwn(id) || this.inGraph.has(id) || this.announced.has(id);
  }

  rolesOf(id: string): readonly Role[] {
    const bits = ((this.own.get(id) ?? 0) % PRESENT) | ((this.inGraph.get(id) ?? 0) % PRESENT);
    return roleNames.filter((_, at) => bits & (1 << at));
  }

  /** Looks up in the graph what is not known yet. */
  async resolve(ids: readonly string[]): Promise<Ids> {
    const missing = [...new Set(ids)].filter((id) => !this.has(id) || this.lacksReliability(id));
    for (let start = 0; start < missing.length; start += LARGEST_LOOK_UP) {
      const found = await this.lookUp(missing.slice(start, start + LARGEST_LOOK_UP));
      for (const [id, { labels, properties }] of found) {
        this.inGraph.add(id, PRESENT + roleBits(roleNames.filter((role) => labels.includes(role))));
        if (typeof properties.reliability === 'number') this.reliabilities.set(id, properties.reliability);
      }
    }
    return this;
  }

  /** The line of an earlier row that makes the same claim, or null; notes ids that several claims speak of. */
  meet(record: LoadedRecord, key: string): number | null {
    const name = `${key} ${record.recordedAt ?? ''}`;
    const claim = claimKey(record.claim);
    const hash = hashOf(claim);
    const known = this.met.get(name);
    if (record.recordedAt !== null && !this.met.add(`${key} at any time`)) this.repeated.add(record.id);
    if (known === undefined) {
      this.met.add(name, hash * HASH_SHIFT + record.line);
      return null;
    }
    this.repeated.add(record.id);
    const keys = this.keys.get(name) ?? new Set();
    this.keys.set(name, keys);
    if (Math.floor(known / HASH_SHIFT) === hash || keys.has(claim)) return known % HASH_SHIFT;
    keys.add(claim);
    return null;
  }

  /** As far as the best of the sources; null without any. */
  readonly reliability = (sources: readonly string[]): number | null =>
    sources.length === 0 ? null : Math.max(...sources.map((id) => this.reliabilities.get(id) ?? 0));

  private lacksReliability(id: string): boolean {
    return id.startsWith(SOURCE) && !this.reliabilities.has(id);
  }
}

const SOURCE = `${kinds.Source.prefix}:`;
/** Beyond the bits of the roles. */
const PRESENT = 1 << roleNames.length;

const roleBits = (roles: readonly Role[]): number =>
  roleNames.reduce((bits, role, at) => (roles.includes(role) ? bits | (1 << at) : bits), 0);

/** 20 bits, which with a line make a number that is exact. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 16)) & 0xfffff;
}
