/**
 * Ids that a load has met, each with a small number. Holds 64 bits of hash for an id instead of its text, so that a
 * million of them take 34 MB; that two ids fall together is likelier than not only beyond five thousand million.
 */
export class IdSet {
  private size = 0;
  private mask = 1_023;
  private high = new Uint32Array(1_024);
  private low = new Uint32Array(1_024);
  private numbers = new Float64Array(1_024).fill(-1);

  /** The number of an id, or undefined. */
  get(id: string): number | undefined {
    const [high, low] = hash(id);
    const number = this.numbers[this.slot(high, low)] as number;
    return number === -1 ? undefined : number;
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  /** Sets the number of an id, a whole number from 0 to 2^53 − 1; false when the id was there. */
  add(id: string, number = 0): boolean {
    if (this.size * 2 > this.mask) this.grow();
    const [high, low] = hash(id);
    const slot = this.slot(high, low);
    const isNew = this.numbers[slot] === -1;
    if (isNew) this.size += 1;
    this.high[slot] = high;
    this.low[slot] = low;
    this.numbers[slot] = number;
    return isNew;
  }

  private slot(high: number, low: number): number {
    let slot = low & this.mask;
    while (this.numbers[slot] !== -1 && (this.low[slot] !== low || this.high[slot] !== high)) {
      slot = (slot + 1) & this.mask;
    }
    return slot;
  }

  private grow(): void {
    const { high, low, numbers } = this;
    const length = numbers.length * 2;
    this.mask = length - 1;
    this.high = new Uint32Array(length);
    this.low = new Uint32Array(length);
    this.numbers = new Float64Array(length).fill(-1);
    for (let at = 0; at < numbers.length; at++) {
      if (numbers[at] === -1) continue;
      const slot = this.slot(high[at] as number, low[at] as number);
      this.high[slot] = high[at] as number;
      this.low[slot] = low[at] as number;
      this.numbers[slot] = numbers[at] as number;
    }
  }
}

/** Two independent 32-bit hashes of a text (FNV-1a with different primes, each finished by murmur's mixer). */
function hash(text: string): [number, number] {
  let one = 0x811c9dc5;
  let other = 0x9e3779b9;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x85ebca6b) + at;
  }
  return [mixed(one), mixed(other)];
}

function mixed(bits: number): number {
  let hashed = bits;
  hashed = Math.imul(hashed ^ (hashed >>> 16), 0x85ebca6b);
  hashed = Math.imul(hashed ^ (hashed >>> 13), 0xc2b2ae35);
  return (hashed ^ (hashed >>> 16)) >>> 0;
}
