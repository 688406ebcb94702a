import { existsSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readJsonDocument } from '../../../../src/features/ingest/files/read-json-document';
import { home } from '../../../support/engines';
import { fileOf, problemsOf } from './table-files';

const json = (content: string | Buffer) => readJsonDocument(fileOf('bom.json', content));

describe('readJsonDocument', () => {
  it('reads a whole nested document, with a byte order mark, in UTF-16 or packed', async () => {
    const text = '{"components": [{"name": "저항기", "components": [{"name": "R1"}]}]}';
    const document = { components: [{ name: '저항기', components: [{ name: 'R1' }] }] };
    expect(await json(text)).toEqual(document);
    expect(await json(`\uFEFF${text}`)).toEqual(document);
    expect(await json(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toEqual(document);
    expect(await readJsonDocument(fileOf('bom.json.gz', gzipSync(text)))).toEqual(document);
  });

  it.each([
    [
      'an object that is not closed',
      '{\r\n  "a": [1, 2\r\n',
      3,
      'character 1 of line 3 the text ends; expected a comma or ]',
    ],
    ['a comma before the end', '{\n  "a": 1,\n}', 3, 'character 1 of line 3 is "}"; expected a key in quotes'],
    ['single quotes', "{'a': 1}", 1, `character 2 of line 1 is "'"; expected a key in quotes or }`],
    ['an unknown word', '[\n  1,\n  NaN]', 3, 'character 3 of line 3 is "N"; expected a value'],
    ['text behind the end', '{}\n{}', 2, 'character 1 of line 2 is "{"; expected nothing more'],
    ['an empty file', '', 1, 'character 1 of line 1 the text ends; expected a value'],
  ])('refuses %s with its place', async (_, content, line, place) => {
    const message = `It is no valid JSON: at ${place}.`;
    expect(await problemsOf(json(content))).toEqual([{ file: 'bom.json', line, message }]);
  });

  it('refuses a document above 256 MB', async () => {
    const path = fileOf('bom.json', `[${' '.repeat(5_000)}`);
    truncateSync(path, 256_000_001);
    expect(await problemsOf(readJsonDocument(path))).toEqual([
      { file: 'bom.json', message: 'It is larger than 256 MB, the limit; split it into several documents.' },
    ]);
  });

  it('refuses a document that is nested so deep that it would fill memory, whatever its texts hold', async () => {
    const nested = (depth: number) => `${'[{"[[[[":'.repeat(depth / 2)}"\\"[[[["${'}]'.repeat(depth / 2)}`;
    expect(await json(nested(500))).toBeInstanceOf(Array);
    const message = 'Its objects and lists lie more than 500 deep inside of each other, the limit; flatten it.';
    expect(await problemsOf(json(nested(502)))).toEqual([{ file: 'bom.json', message }]);
    expect(await problemsOf(json('['.repeat(40_000_000)))).toEqual([{ file: 'bom.json', message }]);
  });

  const published = join(home, '../shared/data/cyclonedx-hbom/pcie-sata-adapter-hbom.json');
  (existsSync(published) ? it : it.skip)('reads a published bill of materials', async () => {
    expect(await readJsonDocument(published)).toMatchObject({ bomFormat: 'CycloneDX' });
  });
});
