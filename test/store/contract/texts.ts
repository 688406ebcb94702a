/** Names of every sort go in and come out unchanged, and are found by what they are. */
import { countOf, refusal, rowsOf, writeAll } from '../ask-store';
import type { ContractCase } from './contract-case';

const names: Record<string, string> = {
  nothing: '',
  quotes: `"double" 'single' \`back\` “curly”`,
  backslashes: String.raw`C:\new\table \u0041 \' \\`,
  Cypher: "x'}) DETACH DELETE n // $id RETURN 1; MATCH (n) /* */",
  'line ends': 'one\ntwo\r\nthree\ttab',
  'control characters': '\u0000\u0001\u0008\u001b\u001f\u007f\u0085\u2028\u2029\ufeff',
  'ten thousand characters': `${'한화 '.repeat(3_333)}x`,
  emoji: '🛰️👩🏽‍🚀🇰🇷 satellite',
  'rare Han': '𠮷野家 㐀 龘',
  'half Hangul': '\u1112\u1161\u11ab 한 ᄒ',
  'not normalised': 'e\u0301 \u212b ﬁ ㎏ ｆｕｌｌ',
  'right to left': '\u202eسلاح\u202c שלום',
  'the last of the plane': '\uffff\ufffe\uffef\ue000',
  'wide spaces': ' \u00a0\u2003\u3000 ',
};

const KEEP = 'MERGE (n:Entity {id: $id}) SET n.name = $name, n.aliases = [$name]';

export const textCases: readonly ContractCase[] = [
  {
    id: 'texts.kept',
    must: 'A text MUST come out of a property as it went in, unit by unit.',
    async run(store) {
      for (const [what, name] of Object.entries(names)) {
        const id = `texts.kept ${what}`;
        await writeAll(store, [KEEP, { id, name }]);
        const rows = await rowsOf(store, 'MATCH (n:Entity {id: $id}) RETURN n.name AS name, n.aliases AS aliases', {
          id,
        });
        expect([what, rows]).toEqual([what, [{ name, aliases: [name] }]]);
      }
    },
  },
  {
    id: 'texts.found',
    must: 'A text MUST be found by being equal, by its start and by a part of it.',
    async run(store) {
      for (const [what, name] of Object.entries(names)) {
        const id = `texts.found ${what}`;
        await writeAll(store, [KEEP, { id, name }]);
        const text = `MATCH (n:Entity {id: $id})
          RETURN n.name = $name AS same, n.name STARTS WITH $start AS starts, n.name CONTAINS $part AS holds`;
        const units = Array.from(name);
        const [start, part] = [units.slice(0, 2).join(''), units.slice(1, 3).join('')];
        const rows = await rowsOf(store, text, { id, name, start, part });
        expect([what, rows]).toEqual([what, [{ same: true, starts: true, holds: true }]]);
      }
    },
  },
  {
    id: 'texts.as-key',
    must: 'A text MUST tell entities apart exactly: no folding, trimming or normalising.',
    async run(store) {
      const ids = ['a', 'A', 'a ', 'á', 'a\u0301', 'ａ', '1', '01', '1.0'].map((key) => `texts.as-key ${key}`);
      for (const id of ids) await writeAll(store, ['MERGE (n:Entity {id: $id}) SET n.seen = true', { id }]);
      expect(await countOf(store, 'texts.as-key')).toBe(ids.length);
      for (const id of ids) {
        expect(await rowsOf(store, 'MATCH (n:Entity {id: $id}) RETURN n.id AS id', { id })).toEqual([{ id }]);
      }
    },
  },
  {
    id: 'texts.half-a-character',
    must: 'A text with half a surrogate pair MUST be refused before anything runs: no engine can keep it.',
    async run(store) {
      for (const name of ['\ud800', 'a\udc00b', '\udc00\ud800', '🛰'.slice(0, 1)]) {
        const write = () =>
          writeAll(store, [KEEP, { id: 'texts.half', name: 'x' }], [KEEP, { id: 'texts.half-2', name }]);
        const { details } = await refusal('BAD_INPUT', write);
        expect(details.field).toBe('name');
        await refusal('BAD_INPUT', () => rowsOf(store, 'RETURN $name AS name', { name }));
      }
      expect(await countOf(store, 'texts.half')).toBe(0);
    },
  },
];
