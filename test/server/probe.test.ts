import { onEveryEngine } from '../support/engines';
import { serve } from './serving';
import { request } from 'node:http';
describe('p', () => {
  onEveryEngine('tiny', (store) => {
    it('x', async () => {
      const s = await serve(store());
      const big = (chunked: boolean, slow: boolean) => new Promise<string>((done) => {
        const url = new URL(s.url);
        const req = request({ host: url.hostname, port: url.port, path: '/graphql', method: 'POST', headers: { 'content-type': 'application/json', ...(chunked ? {} : { 'content-length': 5_000_000 }) } }, (res) => {
          let t = ''; res.on('data', (d) => { t += d; }); res.on('end', () => done(`${res.statusCode} ${t.slice(0, 20)} ${res.headers.connection}`)); res.on('error', (e) => done('res ' + e.message));
        });
        req.on('error', (e: any) => done('req ' + e.code));
        let sent = 0;
        const go = () => { if (sent >= 5_000_000) { req.end(); return; } sent += 100_000; req.write(Buffer.alloc(100_000, 32)); slow ? setTimeout(go, 5) : setImmediate(go); };
        go();
      });
      for (const c of [true, false]) for (const sl of [true, false]) { const out: Record<string, number> = {}; for (let i = 0; i < 10; i++) { const r = await big(c, sl); out[r] = (out[r] ?? 0) + 1; } console.log(c, sl, out); }
      const raw = (path: string, method = 'GET') => new Promise<string>((done) => {
        const url = new URL(s.url);
        const req = request({ host: url.hostname, port: url.port, path, method }, (res) => { let t = ''; res.on('data', (d) => { t += d; }); res.on('end', () => done(`${res.statusCode} ${t.slice(0, 90)}`)); });
        req.on('error', (e: any) => done('req ' + e.code)); req.end();
      });
      for (const p of ['//', '/%', 'http://[', '/graphql?query=%', '/graphql?query=%7B__typename%7D&variables=x', '/\\', '/graphql/']) console.log(p, await raw(p));
      console.log(s.lines);
      await s.stop();
    });
  });
});
