import { collected, startReport } from '../../../src/features/reports/run-report';
import { cursorSigner } from '../../../src/graphql/cursor';
import { requestContext } from '../../../src/server/context';
import { shippedReports } from '../../../src/server/schema';
import { Stop } from '../../../src/server/stop';
import { onEveryEngine } from '../../support/engines';

describe('all-supplies', () => {
  onEveryEngine('tiny', (store) => {
    const page = async (limit: number | null, after: string | null) => {
      const shared = { store: store(), cursors: cursorSigner('test'), deadlineMs: 10_000 };
      const context = requestContext(shared, new Stop());
      const request = { parameters: {}, limit, after, watermark: null };
      return collected(await startReport(context, await shippedReports().find('all-supplies'), request));
    };
    const placesOf = ({ rows }: Awaited<ReturnType<typeof page>>) => rows.map(({ place }) => place);

    /** The camera has had a maker and will have one; today none is known. */
    const all = [
      'component:camera ',
      'component:lens SUPPLIES/organization:alder/component:lens',
      'component:ring SUPPLIES/organization:birch/component:ring',
      'component:sight SUPPLIES/organization:birch/component:sight',
      'component:sight SUPPLIES/organization:garnet/component:sight',
    ];

    it('gives each supply that holds, and each component without one', async () => {
      const { rows, isTruncated } = await page(null, null);
      expect(rows.map(({ place }) => place)).toEqual(all);
      expect(isTruncated).toBe(false);
      expect(rows[0]).toMatchObject({ component: 'component:camera', supplier: null, share: null, validFrom: null });
      expect(rows[3]).toMatchObject({
        supplierName: 'Birch Systems',
        share: 0.7,
        isQualified: true,
        isSoleSource: false,
      });
    });

    it.each([1, 2, 3, 4])('gives the same %d at a time, and says where it ends', async (limit) => {
      const places: unknown[] = [];
      for (let after: string | null = null, isMore = true; isMore; ) {
        const answer: Awaited<ReturnType<typeof page>> = await page(limit, after);
        places.push(...placesOf(answer));
        expect(answer.isTruncated).toBe(places.length < all.length);
        after = answer.endCursor;
        isMore = answer.isTruncated;
      }
      expect(places).toEqual(all);
    });
  });
});
