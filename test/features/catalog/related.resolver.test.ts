import { data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';

describe('what leads from a thing to others', () => {
  onEveryEngine('tiny', (store) => {
    const node = async (id: string, fields: string) =>
      (await data(store(), `{ node(id: "${id}") { ${fields} } }`)).node;

    it('shows the properties of a relation, its validity, its sources and its two ends', async () => {
      const fields = `... on SupplyRelation {
        kind share soleSource qualified capacityPerMonth leadTimeDays site { id } contract { id }
        confidence validFrom validTo recordedAt sources { id reliability } from { id } to { id }
      }`;
      expect(await node('SUPPLIES/organization:alder/component:lens', fields)).toEqual({
        kind: 'SUPPLIES',
        share: 1,
        soleSource: true,
        qualified: true,
        capacityPerMonth: 40,
        leadTimeDays: 120,
        site: null,
        contract: null,
        confidence: 0.9,
        validFrom: null,
        validTo: null,
        recordedAt: '2024-01-01T00:00:00.000Z',
        sources: [{ id: 'source:invented', reliability: 1 }],
        from: { id: 'organization:alder' },
        to: { id: 'component:lens' },
      });
    });

    it('shows bounds of validity that are known, and a version that was held before', async () => {
      const query = `query ($id: ID!) @reading(asOf: "2022-01-01", asKnownOn: "2024-03-01T00:00:00Z") {
        ring: node(id: "SUPPLIES/organization:hanbit/component:ring") { ... on SupplyRelation { validFrom validTo } }
        old: node(id: $id) { ... on SupplyRelation { share confidence recordedAt } }
      }`;
      expect(await data(store(), query, { id: 'SUPPLIES/organization:birch/component:ring' })).toEqual({
        ring: { validFrom: '2015-01-01', validTo: '2023-01-01' },
        old: {
          share: 0.5,
          confidence: 0.4,
          recordedAt: '2024-01-01T00:00:00.000Z',
        },
      });
    });

    it('shows money as exact minor units with their currency, and as a decimal text', async () => {
      const sums = 'amount { minorUnits currency amount } otherAmount { minorUnits currency amount } rate rateOn';
      expect(await node('contract:export', `... on Contract { ${sums} }`)).toEqual({
        amount: { minorUnits: 10_000_000_050, currency: 'USD', amount: '100000000.50' },
        otherAmount: { minorUnits: 130_000_000_650, currency: 'KRW', amount: '130000000650' },
        rate: 1300,
        rateOn: '2025-01-15',
      });
      expect(await node('contract:framework', '... on Contract { amount { amount } rate }')).toEqual({
        amount: null,
        rate: null,
      });
      const supply = '... on FirmSupplyRelation { amount { minorUnits currency amount } share }';
      expect(await node('SUPPLIES_TO/organization:alder/organization:hanbit', supply)).toEqual({
        amount: { minorUnits: 1_250_075, currency: 'USD', amount: '12500.75' },
        share: null,
      });
    });

    it('shows a role that an organization holds with its connections, and null for one it does not hold', async () => {
      const fields = `... on Organization { roles
        sme { organization { id } } primeContractor { organization { name } platforms(first: 5) { nodes { id } } }
        financier { instruments(first: 5) { nodes { id } } } government { programmes(first: 5) { nodes { id } } }
      }`;
      expect(await node('organization:garnet', fields)).toEqual({
        roles: ['PRIME_CONTRACTOR'],
        sme: null,
        primeContractor: { organization: { name: 'Garnet Defence' }, platforms: { nodes: [{ id: 'platform:garam' }] } },
        financier: null,
        government: null,
      });
      expect(await node('organization:hanbit', fields)).toMatchObject({
        roles: ['SME'],
        sme: { organization: { id: 'organization:hanbit' } },
        primeContractor: null,
      });
      expect(await node('organization:birch', fields)).toMatchObject({ roles: [], sme: null, government: null });
    });

    it('shows a reference as the thing it names', async () => {
      const fields =
        '... on Claim { subject { __typename id } object { id } value rank retractedAt statedIn(first: 1) { nodes { id } } }';
      expect(await node('claim:hanbit-employees-20', fields)).toEqual({
        subject: { __typename: 'Organization', id: 'organization:hanbit' },
        object: null,
        value: '20',
        rank: 'NORMAL',
        retractedAt: null,
        statedIn: { nodes: [{ id: 'source:rumour' }] },
      });
    });

    it('shows the sources of an entity, and that a source has none of its own', async () => {
      expect(await node('organization:alder', '... on Entity { sources { id } aliases nameKo }')).toEqual({
        sources: [{ id: 'source:invented' }],
        aliases: ['Alder Lens Works'],
        nameKo: '오리나무광학',
      });
      expect(await node('source:rumour', '... on Entity { sources { id } aliases }')).toEqual({
        sources: [],
        aliases: null,
      });
      const both = 'SUPPLIES_TO/organization:hanbit/organization:alder';
      expect((await node(both, '... on Relation { sources { id } }')).sources).toEqual([
        { id: 'source:invented' },
        { id: 'source:rumour' },
      ]);
    });

    it('shows null, never zero, for what is not known', async () => {
      const fields = '... on Organization { employees foundedOn revenue { amount } nameKo brn sizeClass }';
      expect(await node('organization:dogwood', fields)).toEqual({
        employees: null,
        foundedOn: null,
        revenue: null,
        nameKo: null,
        brn: null,
        sizeClass: 'LARGE',
      });
    });
  });

  onEveryEngine('korea-defence', (store) => {
    it('leads from a supply to its site and its contract', async () => {
      const id = 'SUPPLIES/organization:hanwha-systems/component:cheongung-ii-radar';
      const query = `{ node(id: "${id}") { ... on SupplyRelation { soleSource contract { ... on Contract { signedOn amount { amount currency } } } } } }`;
      expect((await data(store(), query)).node).toEqual({
        soleSource: true,
        contract: { signedOn: '2025-10-27', amount: { amount: '860000000000', currency: 'KRW' } },
      });
    });
  });
});
