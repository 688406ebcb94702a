import { versionOf } from '../../src/store/bookmark';

/** A bookmark as the server makes it: a list of a 16-byte database id, the transaction id, and an empty list. */
const bookmark = (...transactionId: number[]): string => {
  const bytes = [0x91, 0xcc, 0x10, ...Array.from({ length: 16 }, (_, index) => index * 15), ...transactionId, 0x90];
  return `FB:${Buffer.from(bytes).toString('base64')}`;
};

describe('versionOf', () => {
  it.each([
    ['a tiny integer', [0x05], '5'],
    ['the largest tiny integer', [0x7f], '127'],
    ['one byte', [0xc8, 0x0c], '12'],
    ['two bytes', [0xc9, 0x00, 0xc8], '200'],
    ['four bytes', [0xca, 0x00, 0x01, 0x11, 0x70], '70000'],
    ['eight bytes', [0xcb, 0, 0, 0, 1, 0x2a, 5, 0xf2, 0], '5000000000'],
    ['more than 2^53', [0xcb, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], '9223372036854775807'],
  ])('reads a transaction id in %s', (_, bytes, version) => {
    expect(versionOf(bookmark(...bytes))).toBe(version);
  });

  it.each([
    ['nothing', ''],
    ['an older form', 'neo4j:bookmark:v1:tx42'],
    ['another structure', `FB:${Buffer.from([0x92, 0xcc, 0x10]).toString('base64')}`],
    ['an unknown kind of number', bookmark(0xd0, 0x01)],
    ['a number cut off', bookmark(0xcb, 0x00, 0x01)],
    ['no base64', 'FB:§§§'],
  ])('gives a bookmark as it is when it holds %s', (_, text) => {
    expect(versionOf(text)).toBe(text);
  });
});
