import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { onEveryEngine } from '../support/engines';
import { JSON_TYPE } from './refused-requests';
import { type Served, serve } from './serving';

interface Answered {
  readonly encoding: string | undefined;
  readonly length: number;
  readonly bytes: Buffer;
}

function ask(url: string, query: string, accepted?: string): Promise<Answered> {
  const headers = { ...JSON_TYPE, ...(accepted === undefined ? {} : { 'accept-encoding': accepted }) };
  return new Promise((answered, failed) => {
    request(`${url}/graphql`, { method: 'POST', headers }, async (response) => {
      const { 'content-encoding': encoding, 'content-length': length } = response.headers;
      answered({ encoding, length: Number(length), bytes: Buffer.concat(await response.toArray()) });
    })
      .on('error', failed)
      .end(JSON.stringify({ query }));
  });
}

const LARGE = '{ __schema { types { name description } } }';

describe('an answer', () => {
  onEveryEngine(null, (store) => {
    let served: Served;
    beforeAll(async () => {
      served = await serve(store());
    });
    afterAll(() => served.stop());

    it.each(['gzip', 'br, gzip;q=0.5', 'deflate, GZIP'])(
      'that is large comes in gzip where a caller takes %s',
      async (accepted) => {
        const plain = await ask(served.url, LARGE);
        const zipped = await ask(served.url, LARGE, accepted);
        expect([plain.encoding, zipped.encoding]).toEqual([undefined, 'gzip']);
        expect(plain.bytes.length).toBeGreaterThan(8_000);
        expect(zipped.bytes.length).toBe(zipped.length);
        expect(zipped.bytes.length).toBeLessThan(plain.bytes.length / 3);
        expect(gunzipSync(zipped.bytes).toString()).toBe(plain.bytes.toString());
      },
    );

    it.each(['identity', 'br', 'gzip;q=0', 'gzip; q=0.0', ''])(
      'comes as it is where a caller takes %s',
      async (accepted) => {
        const { encoding, bytes } = await ask(served.url, LARGE, accepted);
        expect(encoding).toBeUndefined();
        expect(JSON.parse(bytes.toString()).data.__schema.types.length).toBeGreaterThan(50);
      },
    );

    it('that is small comes as it is', async () => {
      const { encoding, bytes } = await ask(served.url, '{ __typename }', 'gzip');
      expect([encoding, JSON.parse(bytes.toString()).data]).toEqual([undefined, { __typename: 'Query' }]);
    });
  });
});
