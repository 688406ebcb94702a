import fc from 'fast-check';
import { type Assembly, assemble } from '../../../src/features/export/cyclonedx-assembly';

/** `a>b` says that a is part of b. */
const assembled = (arrows: string, root?: string): Assembly => {
  const parts = arrows.split(' ').map((arrow) => {
    const [from, to] = arrow.split('>') as [string, string];
    return { from, to };
  });
  const ids = [...new Set(parts.flatMap(({ from, to }) => [from, to]))].sort();
  return assemble(ids, parts, root);
};

/** `p(a(c),b)`: c stands in a; a and b stand in p. */
const drawn = ({ tops, nested }: Assembly): string => {
  const draw = (id: string): string => {
    const parts = nested.get(id);
    return parts ? `${id}(${parts.map(draw).join()})` : id;
  };
  return tops.map(draw).join();
};

describe('assemble', () => {
  it.each([
    ['a chain', 'a>b b>p', 'p', 'p(b(a))'],
    ['a part of two wholes in the first of them', 'c>a c>b a>p b>p', 'p', 'p(a(c),b)'],
    ['a part in the whole that is nearest to the root', 'd>c c>b b>p d>p', 'p', 'p(b(c),d)'],
    ['only what is below the root', 'a>p a>q b>q p>q', 'p', 'p(a)'],
    ['a part that several relations join to its whole', 'a>p a>p', 'p', 'p(a)'],
    ['a circle below the root', 'a>b b>c c>a a>p', 'p', 'p(a(c(b)))'],
    ['a circle through the root', 'a>b b>c c>a', 'b', 'b(a(c))'],
    ['a part of itself', 'a>a a>p', 'p', 'p(a)'],
    ['everything under what is part of nothing', 'a>p a>q b>q', undefined, 'p(a),q(b)'],
    [
      'circles that nothing leads to, each from its first member',
      'b>a a>b c>a e>d d>e z>p',
      undefined,
      'p(z),a(b,c),d(e)',
    ],
  ])('nests %s', (_, arrows, root, tree) => {
    expect(drawn(assembled(arrows, root))).toBe(tree);
  });

  it('keeps all the parts of a whole beside those that stand in it', () => {
    const { nested, parts } = assembled('c>a c>b a>p b>p', 'p');
    expect(nested.get('b')).toBeUndefined();
    expect([...(parts.get('b') ?? [])]).toEqual(['c']);
  });

  it('takes a root without parts', () => {
    expect(drawn(assemble(['p'], [], 'p'))).toBe('p');
    expect(drawn(assemble([], []))).toBe('');
  });

  it('is done with a chain of 100,000 and with a whole of 100,000 parts', () => {
    const ids = Array.from({ length: 100_000 }, (_, at) => `c${at}`);
    const chain = ids.slice(1).map((from, at) => ({ from, to: `c${at}` }));
    expect(assemble(ids, chain).tops).toEqual(['c0']);
    const wide = ids.slice(1).map((from) => ({ from, to: 'c0' }));
    expect(assemble(ids, wide, 'c0').nested.get('c0')).toHaveLength(99_999);
  });

  const node = fc.integer({ min: 0, max: 12 }).map(String);
  const parts = fc.array(fc.record({ from: node, to: node }), { maxLength: 40 });

  it('holds each thing once, all of them without a root, and below a root what leads to it', () => {
    fc.assert(
      fc.property(parts, fc.option(node, { nil: undefined }), (relations, root) => {
        const ids = Array.from({ length: 13 }, (_, at) => String(at));
        const { tops, nested, placed } = assemble(ids, relations, root);
        const standing = [...tops, ...[...nested.values()].flat()];
        expect(new Set(standing).size).toBe(standing.length);
        expect(new Set(standing)).toEqual(placed);
        const below = new Set(root === undefined ? ids : [root]);
        for (const whole of below) for (const { from, to } of relations) if (to === whole) below.add(from);
        expect(placed).toEqual(below);
        for (const [whole, inside] of nested)
          for (const part of inside) expect(relations).toContainEqual({ from: part, to: whole });
      }),
    );
  });
});
