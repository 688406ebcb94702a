/** The container of old binary Office files, which also holds new ones that are encrypted (MS-CFB, MS-OFFCRYPTO). */
import { type FileHandle, open } from 'node:fs/promises';

export const isOleContainer = (head: Buffer): boolean => head.subarray(0, 4).equals(Buffer.of(0xd0, 0xcf, 0x11, 0xe0));

const SECTOR_EXPONENT = 30;
const DIRECTORY_SECTOR = 48;
const DIRECTORY_READ = 4_096;
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** Whether the directory of the container `path` names an encrypted package; `head` is the start of the file. */
export async function isEncryptedPackage(path: string, head: Buffer): Promise<boolean> {
  if (!isOleContainer(head) || head.length < DIRECTORY_SECTOR + 4) return false;
  const sector = 2 ** Math.min(head.readUInt16LE(SECTOR_EXPONENT), 12);
  const at = (head.readUInt32LE(DIRECTORY_SECTOR) + 1) * sector;
  const file: FileHandle = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(DIRECTORY_READ), 0, DIRECTORY_READ, at);
    return buffer.subarray(0, bytesRead).includes(ENCRYPTED);
  } finally {
    await file.close();
  }
}
