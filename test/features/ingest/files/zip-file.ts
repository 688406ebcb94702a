/** A zip archive (PKWARE APPNOTE) of parts in memory, and the ways in which one can lie. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface Part {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the archive says of its size; else the truth. */
  readonly statedSize?: number;
  readonly isEncrypted?: boolean;
}

/** `isZip64` writes sizes and places into the 64-bit fields, as archives above 4 GB have to. */
export function zipOf(parts: readonly Part[], isZip64 = false): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const { data, size, header } = partOf(part);
    const name = Buffer.from(part.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    header.copy(local, 4);
    local.writeUInt16LE(name.length, 26);
    bodies.push(local, name, data);
    directory.push(...entryOf(header, name, isZip64 ? { size, packed: data.length, offset } : null, offset));
    offset += local.length + name.length + data.length;
  }
  const entries = Buffer.concat(directory);
  return Buffer.concat([...bodies, entries, endOf(parts.length, entries.length, offset, isZip64)]);
}

/** The fields from "version needed" to "uncompressed size", which both headers have. */
function partOf({ content, statedSize, isEncrypted }: Part): { data: Buffer; size: number; header: Buffer } {
  const raw = Buffer.from(content as string);
  const data = deflateRawSync(raw);
  const size = statedSize ?? raw.length;
  const header = Buffer.alloc(22);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(isEncrypted ? 1 : 0, 2);
  header.writeUInt16LE(8, 4);
  header.writeUInt32LE(crc32(raw), 10);
  header.writeUInt32LE(data.length, 14);
  header.writeUInt32LE(size, 18);
  return { data, size, header };
}

function entryOf(
  header: Buffer,
  name: Buffer,
  wide: { size: number; packed: number; offset: number } | null,
  offset: number,
): Buffer[] {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50);
  entry.writeUInt16LE(20, 4);
  header.copy(entry, 6);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(wide ? 0xffffffff : offset, 42);
  if (!wide) return [entry, name];
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  for (const [at, value] of [wide.size, wide.packed, wide.offset].entries()) {
    extra.writeBigUInt64LE(BigInt(value), 4 + 8 * at);
  }
  entry.writeUInt32LE(0xffffffff, 20);
  entry.writeUInt32LE(0xffffffff, 24);
  entry.writeUInt16LE(extra.length, 30);
  return [entry, name, extra];
}

function endOf(count: number, size: number, offset: number, isZip64: boolean): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(isZip64 ? 0xffff : count, 8);
  end.writeUInt16LE(isZip64 ? 0xffff : count, 10);
  end.writeUInt32LE(isZip64 ? 0xffffffff : size, 12);
  end.writeUInt32LE(isZip64 ? 0xffffffff : offset, 16);
  if (!isZip64) return end;
  const wide = Buffer.alloc(76);
  wide.writeUInt32LE(0x06064b50);
  wide.writeBigUInt64LE(44n, 4);
  wide.writeUInt16LE(45, 12);
  wide.writeUInt16LE(45, 14);
  for (const [at, value] of [count, count, size, offset].entries()) wide.writeBigUInt64LE(BigInt(value), 24 + 8 * at);
  wide.writeUInt32LE(0x07064b50, 56);
  wide.writeBigUInt64LE(BigInt(offset + size), 64);
  wide.writeUInt32LE(1, 72);
  return Buffer.concat([wide, end]);
}
