import fc from 'fast-check';
import { entityId, isKey, parseEntityId, parseRelationId, relationId } from '../../src/model/ids';
import { kindNames } from '../../src/model/kinds';
import { relationKinds } from '../../src/model/relations';

const key = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._#-]{0,119}$/);
const kind = fc.constantFrom(...kindNames);
const relation = fc.constantFrom(...relationKinds);
const entity = fc.tuple(kind, key).map(([of, named]) => entityId(of, named));

describe('parseEntityId', () => {
  it('undoes entityId', () => {
    fc.assert(
      fc.property(kind, key, (of, named) => {
        expect(parseEntityId(entityId(of, named))).toEqual({ kind: of, key: named });
      }),
    );
  });

  it.each([
    '',
    ':',
    'organization',
    'organization:',
    ':hanwha',
    'Organization:hanwha',
    'firm:hanwha',
    'organization:-hanwha',
    'organization:han wha',
    'organization:han/wha',
    'organization:hanwha:aerospace',
    'organization:hanwha\n',
    'organization:한화',
    `organization:${'a'.repeat(121)}`,
    'constructor:hanwha',
  ])('refuses %p', (id) => {
    expect(parseEntityId(id)).toBeNull();
  });

  it('gives null or parts that make the same id, whatever the text', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^(organization|site|x)?:?[a-z:#/]{0,4}$/));
    fc.assert(
      fc.property(text, (id) => {
        const parts = parseEntityId(id);
        if (parts) expect(entityId(parts.kind, parts.key)).toBe(id);
      }),
    );
  });
});

describe('parseRelationId', () => {
  it('undoes relationId, with a key and without', () => {
    fc.assert(
      fc.property(relation, entity, entity, fc.option(key, { nil: '' }), (of, from, to, named) => {
        expect(parseRelationId(relationId(of, from, to, named))).toEqual({ relation: of, from, to, key: named });
      }),
    );
  });

  it.each([
    '',
    'SUPPLIES',
    'SUPPLIES/organization:a',
    'SUPPLIES/organization:a/component:b/',
    'SUPPLIES/organization:a/component:b/k/',
    'SUPPLIES/organization:a/component:b/k/l',
    'SUPPLIES/organization:a/component:b/-k',
    'SUPPLIES/organization:a/b',
    'SUPPLIES/a/component:b',
    'supplies/organization:a/component:b',
    'KNOWS/organization:a/component:b',
    'toString/organization:a/component:b',
    '/organization:a/component:b',
  ])('refuses %p', (id) => {
    expect(parseRelationId(id)).toBeNull();
  });
});

describe('isKey', () => {
  it('takes up to 120 letters, digits and . _ # -, the first a letter or digit', () => {
    expect(['a', 'K9-A1', 'x_1.2#3', 'a'.repeat(120)].map(isKey)).toEqual([true, true, true, true]);
    expect(['', '.a', 'a b', 'a:b', 'a'.repeat(121)].map(isKey)).toEqual([false, false, false, false, false]);
  });
});
