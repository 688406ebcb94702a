import type { Store } from '../../../../src/store/store';
import { ask, data } from '../../../support/api';
import { onEveryEngine } from '../../../support/engines';
import { rows } from '../../graph-rows';
import { loadBasics, undo, upsert } from './writing';

const firm = (more: object = {}) => ({ id: 'organization:a', name: 'Firm A', sources: ['source:register'], ...more });

const organization = async (store: Store, id: string) =>
  (await data(store, `query ($id: ID!) { node(id: $id) { ... on Organization { id name employees } } }`, { id })).node;

describe('organizationUpsert', () => {
  onEveryEngine(null, (store) => {
    beforeAll(() => loadBasics(store()));

    it('makes an organization with every sort of field, and shows it', async () => {
      const before = await store().version();
      const payload = await upsert(store(), {
        ...firm(),
        brn: '124-81-00998',
        sizeClass: 'LARGE',
        foundedOn: '1969-01-13',
        employees: 1200,
        revenue: { amount: '12.50', currency: 'USD' },
        aliases: ['A Corp', '에이'],
        roles: ['SME', 'PRIME_CONTRACTOR'],
        clientMutationId: 'mine',
      });
      expect(payload).toEqual({
        organization: {
          id: 'organization:a',
          name: 'Firm A',
          brn: '1248100998',
          employees: 1200,
          sizeClass: 'LARGE',
          foundedOn: '1969-01-13',
          aliases: ['A Corp', '에이'],
          roles: ['SME', 'PRIME_CONTRACTOR'],
          recordedAt: expect.stringMatching(/^\d{4}-.*Z$/),
          confidence: 0.6,
          revenue: { amount: '12.50', currency: 'USD' },
          sources: [{ id: 'source:register' }],
        },
        idOrigin: 'GIVEN',
        userErrors: [],
        changeSet: { new: 1, changed: 0, unchanged: 0, conflicting: 0, refused: 0, batch: expect.any(String) },
        watermark: await store().version(),
        clientMutationId: 'mine',
      });
      expect(payload.watermark).not.toBe(before);
    });

    it('changes what the same source said, and writes nothing when it says the same again', async () => {
      const changed = await upsert(store(), firm({ employees: 1300 }));
      expect(changed.changeSet).toMatchObject({ new: 0, changed: 1, unchanged: 0 });
      expect(changed.organization).toMatchObject({ employees: 1300, sizeClass: null });
      const before = await store().version();
      const same = await upsert(store(), firm({ employees: 1300 }));
      expect(same.changeSet).toMatchObject({ changed: 0, unchanged: 1, batch: null });
      expect(same.watermark).toBe(before);
    });

    it('lets two sources disagree and drops neither', async () => {
      const { changeSet } = await upsert(store(), firm({ employees: 900, sources: ['source:press'] }));
      expect(changeSet).toMatchObject({ changed: 0, conflicting: 1 });
      expect(await organization(store(), 'organization:a')).toMatchObject({ employees: 1300 });
    });

    it('is undone by its batch', async () => {
      const { changeSet } = await upsert(store(), { ...firm({ id: 'organization:b', name: 'Firm B' }) });
      expect(await undo(store(), { name: changeSet.batch })).toMatchObject({ undone: { removed: 1 }, userErrors: [] });
      expect(await organization(store(), 'organization:b')).toBeNull();
      const again = await undo(store(), { name: changeSet.batch });
      expect(again.userErrors).toMatchObject([{ code: 'ALREADY_RETRACTED', path: ['input', 'name'] }]);
      const unknown = await undo(store(), { name: 'nobody' });
      expect(unknown).toMatchObject({ undone: null, userErrors: [{ code: 'UNKNOWN_ID', path: ['input', 'name'] }] });
    });

    it('brings a new source along, with an id made from its name', async () => {
      const input = firm({
        id: 'organization:c',
        name: 'Firm C',
        sources: [],
        newSources: [{ name: 'Annual Report 2025', publisher: 'Firm C', reliability: 0.7, publishedOn: '2026-03-01' }],
      });
      const { organization: made, changeSet } = await upsert(store(), input);
      expect(made).toMatchObject({ confidence: 0.7, sources: [{ id: 'source:annual-report-2025' }] });
      expect(changeSet).toMatchObject({ new: 2 });
    });

    it('says all that is wrong at once, each at its place, and writes nothing', async () => {
      const before = await store().version();
      const payload = await upsert(store(), {
        ...firm({ id: 'Organization A', brn: '124-81-00999', lei: 'nope' }),
        employees: -1,
        revenue: { amount: '1e3', currency: 'USD' },
        aliases: ['one; two'],
        sources: [],
      });
      expect(payload.organization).toBeNull();
      expect(
        payload.userErrors.map(({ code, path }: { code: string; path: string[] }) => [code, path.join('.')]),
      ).toEqual(
        expect.arrayContaining([
          ['BAD_IDENTIFIER', 'input.brn'],
          ['BAD_IDENTIFIER', 'input.lei'],
          ['OUT_OF_RANGE', 'input.employees'],
          ['BAD_NUMBER', 'input.revenue.amount'],
          ['BAD_TEXT', 'input.aliases'],
          ['MISSING_VALUE', 'input.sources'],
        ]),
      );
      expect(payload.userErrors).toContainEqual({
        code: 'BAD_IDENTIFIER',
        path: ['input', 'brn'],
        message: 'brn is "124-81-00999"; expected 10 digits NNN-NN-NNNNN with a valid check digit.',
        userMessage: 'An identifier has a wrong form or check digit.',
        row: null,
      });
      expect(payload.changeSet).toMatchObject({ new: 0, refused: 1, batch: null });
      expect(await store().version()).toBe(before);
    });

    it('refuses an id of a wrong form, and a source that is not there', async () => {
      const { userErrors } = await upsert(store(), firm({ id: 'component:a' }));
      expect(userErrors).toMatchObject([
        {
          code: 'BAD_ID',
          path: ['input', 'id'],
          message: expect.stringMatching(/^id is "component:a"; expected organization:<key>/),
        },
      ]);
      const unknown = await upsert(store(), firm({ sources: ['source:nobody'] }));
      expect(unknown.userErrors).toMatchObject([
        { code: 'UNKNOWN_ID', path: ['input', 'sources'], message: expect.stringContaining('source:nobody') },
      ]);
    });

    it('names the new source whose values are wrong', async () => {
      const source = { name: 'Odd', publisher: 'Odd', reliability: 1.5 };
      const { userErrors } = await upsert(store(), firm({ newSources: [source] }));
      expect(userErrors).toMatchObject(
        expect.arrayContaining([expect.objectContaining({ path: ['input', 'newSources', '0', 'reliability'] })]),
      );
    });

    describe('without an id', () => {
      const unnamed = (more: object) => ({ name: 'Firm D', sources: ['source:register'], ...more });

      it('makes one from the first identifier, and finds the organization by any of them later', async () => {
        const made = await upsert(store(), unnamed({ lei: '5493001KJTIIGC8Y1R12', cage: '1AB23' }));
        expect([made.organization.id, made.idOrigin]).toEqual(['organization:lei-5493001KJTIIGC8Y1R12', 'IDENTIFIER']);
        const found = await upsert(store(), unnamed({ cage: '1AB23', lei: '5493001KJTIIGC8Y1R12', employees: 5 }));
        expect([found.organization.id, found.idOrigin]).toEqual(['organization:lei-5493001KJTIIGC8Y1R12', 'HELD']);
        const other = await upsert(store(), unnamed({ name: 'Firm D Ltd', cage: '1AB23', sources: ['source:press'] }));
        expect([other.organization.id, other.idOrigin]).toEqual(['organization:lei-5493001KJTIIGC8Y1R12', 'HELD']);
      });

      it('finds it under the id that it has, and refuses identifiers of two organizations', async () => {
        const brn = '2208162517';
        await upsert(store(), firm({ id: 'organization:e', name: 'Firm E', brn }));
        expect((await upsert(store(), unnamed({ name: 'Firm E', brn }))).organization.id).toBe('organization:e');
        const { userErrors } = await upsert(store(), unnamed({ brn, cage: '1AB23' }));
        expect(userErrors).toMatchObject([{ code: 'DUPLICATE', path: ['input', 'id'] }]);
      });

      it('makes one from the name, and asks for an id where another name makes the same', async () => {
        const made = await upsert(store(), unnamed({ name: 'Small Works' }));
        expect([made.organization.id, made.idOrigin]).toEqual(['organization:small-works', 'NAME']);
        expect((await upsert(store(), unnamed({ name: 'SMALL WORKS' }))).userErrors).toEqual([]);
        const { userErrors } = await upsert(store(), unnamed({ name: 'Small-Works' }));
        expect(userErrors).toMatchObject([{ code: 'DUPLICATE', path: ['input', 'name'] }]);
      });
    });

    describe('on a version that was seen', () => {
      it('writes over it and over no other', async () => {
        const { organization: seen } = await upsert(store(), firm({ id: 'organization:v', name: 'V' }));
        const next = await upsert(
          store(),
          firm({ id: 'organization:v', name: 'V', employees: 1, expectedVersion: seen.recordedAt }),
        );
        expect(next.changeSet).toMatchObject({ changed: 1 });
        const before = await store().version();
        const stale = await upsert(
          store(),
          firm({ id: 'organization:v', name: 'V', employees: 2, expectedVersion: seen.recordedAt }),
        );
        expect(stale.userErrors).toEqual([
          {
            code: 'VERSION_CONFLICT',
            path: ['input', 'expectedVersion'],
            message: `organization:v stands in the version ${next.organization.recordedAt}; expected the version ${seen.recordedAt}. Read it again and decide anew.`,
            userMessage: 'It was changed since it was read.',
            row: null,
          },
        ]);
        expect(await store().version()).toBe(before);
        expect(stale.organization).toMatchObject({ employees: 1 });
      });

      it('refuses one that must be new and stands, and one that was expected and does not', async () => {
        const stands = await upsert(store(), firm({ mustBeNew: true }));
        expect(stands.userErrors).toMatchObject([{ code: 'VERSION_CONFLICT', path: ['input', 'mustBeNew'] }]);
        const input = firm({ id: 'organization:none', expectedVersion: '2026-01-01T00:00:00Z' });
        expect((await upsert(store(), input)).userErrors).toMatchObject([{ code: 'VERSION_CONFLICT' }]);
      });

      it('lets one of several at once through', async () => {
        const { organization: seen } = await upsert(store(), firm({ id: 'organization:w', name: 'W' }));
        const writes = [1, 2, 3, 4].map((employees) =>
          upsert(store(), firm({ id: 'organization:w', name: 'W', employees, expectedVersion: seen.recordedAt })),
        );
        const codes = (await Promise.all(writes)).map(({ userErrors }) => userErrors[0]?.code ?? 'taken');
        expect(codes.sort()).toEqual(['VERSION_CONFLICT', 'VERSION_CONFLICT', 'VERSION_CONFLICT', 'taken']);
      });
    });

    it('says what would become of it and writes nothing', async () => {
      const before = await store().version();
      const { changeSet, organization: none } = await upsert(store(), firm({ id: 'organization:dry', dryRun: true }));
      expect(changeSet).toMatchObject({ new: 1, batch: null });
      expect([none, await store().version()]).toEqual([null, before]);
    });

    it('runs several mutations in order, up to ten in a document', async () => {
      const field = (at: number) =>
        `m${at}: organizationUpsert(input: { id: "organization:m", name: "M", employees: ${at}, sources: ["source:register"] }) { organization { employees } }`;
      const many = (count: number) => `mutation { ${Array.from({ length: count }, (_, at) => field(at)).join(' ')} }`;
      const ten = await data(store(), many(10));
      expect([ten.m0.organization.employees, ten.m9.organization.employees]).toEqual([0, 9]);
      const before = await store().version();
      const { errors } = await ask(store(), many(11));
      expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX', field: 'mutations', limit: 10 } }]);
      expect(await store().version()).toBe(before);
    });

    it('shows what it wrote in the relations of its answer, too', async () => {
      const query = `mutation {
        relationAssert(input: { relations: [{ kind: SUPPLIES, from: "organization:a", to: "component:lens", sources: ["source:register"] }] }) { userErrors { message } }
        organizationUpsert(input: { id: "organization:a", name: "Firm A", sources: ["source:press"] }) {
          organization { components(first: 5) { nodes { id } } } } }`;
      const { organizationUpsert } = await data(store(), query);
      expect(organizationUpsert.organization.components.nodes).toEqual([{ id: 'component:lens' }]);
    });

    it('leaves each of its records in the graph with the name of its batch', async () => {
      const { changeSet } = await upsert(store(), firm({ id: 'organization:z', name: 'Z' }));
      const [row] = await rows(store(), 'MATCH (n:Entity {id: "organization:z"}) RETURN n.batches AS batches');
      expect(row).toEqual({ batches: [changeSet.batch] });
    });
  });
});
