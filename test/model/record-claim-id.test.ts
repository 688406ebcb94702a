import type { Claim } from '../../src/model/claims';
import { parseRecordClaimId, recordClaimId } from '../../src/model/record-claim-id';

const claim: Claim = {
  sources: ['source:b', 'source:a'],
  confidence: 0.5,
  rank: 'NORMAL',
  origin: null,
  locator: 'p. 3',
  statedOn: null,
  recordedAt: '2025-01-01T00:00:00.000Z',
  batch: null,
  values: { share: 0.4 },
};

const relation = 'SUPPLIES/organization:a/component:x/batch-2';

describe('the id of a claim on a record', () => {
  it('names its record', () => {
    const id = recordClaimId(relation, '', claim);
    expect(id).toMatch(/^SUPPLIES\/organization:a\/component:x\/batch-2~[0-9a-f]{12}$/);
    expect(parseRecordClaimId(id)).toEqual({ recordId: relation });
    expect(parseRecordClaimId(recordClaimId('organization:a', '', claim))).toEqual({ recordId: 'organization:a' });
  });

  it('stays the same whatever is said, by the same sources at the same place', () => {
    const newer = { ...claim, sources: ['source:a', 'source:b'], values: { share: 0.9 }, confidence: 0.1 };
    expect(recordClaimId(relation, '', newer)).toBe(recordClaimId(relation, '', claim));
  });

  it('differs by record, source, place and access', () => {
    const ids = [
      recordClaimId(relation, '', claim),
      recordClaimId('organization:a', '', claim),
      recordClaimId(relation, 'k', claim),
      recordClaimId(relation, '', { ...claim, sources: ['source:a'] }),
      recordClaimId(relation, '', { ...claim, locator: null }),
    ];
    expect(new Set(ids.map((id) => id.split('~')[0] + (id.split('~')[1] ?? ''))).size).toBe(ids.length);
  });

  it.each(['', 'organization:a', 'claim:x', 'organization:a~', 'organization:a~00112233445', 'nonsense~001122334455'])(
    'is not %j',
    (text) => {
      expect(parseRecordClaimId(text)).toBeNull();
    },
  );
});
