import { AppError } from '../../src/errors';
import { cursorSigner } from '../../src/graphql/cursor';

const signer = cursorSigner('key');
const list = '["Organization",[],{"field":"name","direction":"ASC"}]';
const positions = [['b', 'organization:b'], [null, 'x'], [0.1, 'x'], ['한\ud7ffff00🚀\n"', 'x'], [-1, '', ''], []];

const refusal = (cursor: string, of = list, by = signer): unknown => {
  try {
    return by.open('after', of, cursor);
  } catch (error) {
    return error;
  }
};

describe('cursorSigner', () => {
  it('opens what it signed', () => {
    for (const position of positions) expect(signer.open('after', list, signer.sign(list, position))).toEqual(position);
  });

  it('signs alike in every process that has the key', () => {
    expect(cursorSigner('key').sign(list, positions[0])).toBe(signer.sign(list, positions[0]));
    expect(signer.sign(list, positions[0])).toMatch(/^[\w-]+$/);
  });

  it('refuses a cursor with any one letter changed, left out or added', () => {
    const cursor = signer.sign(list, positions[0]);
    const spoiled = Array.from(cursor).flatMap((letter, index) => {
      const [before, behind] = [cursor.slice(0, index), cursor.slice(index + 1)];
      return [`${before}${letter === 'A' ? 'B' : 'A'}${behind}`, `${before}${behind}`, `${before}A${letter}${behind}`];
    });
    for (const text of spoiled)
      expect(refusal(text)).toMatchObject({ code: 'BAD_CURSOR', details: { field: 'after' } });
    expect(refusal(cursor)).toEqual(positions[0]);
  });

  it.each(['', 'A', '=', 'AAAAAAAAAAAAAAAA', 'a cursor', '커서', '\ud800', 'x'.repeat(100_000)])(
    'refuses %j',
    (text) => {
      expect(refusal(text)).toBeInstanceOf(AppError);
      expect((refusal(text) as AppError).message).toBe(
        'after is no cursor of this graph; expected a cursor of the same list, unchanged. Leave it out to start from the beginning.',
      );
    },
  );

  it('refuses the same bytes in another spelling', () => {
    const cursor = signer.sign(list, ['>>>???', 'x']);
    expect(refusal(`${cursor}=`)).toBeInstanceOf(AppError);
    expect(refusal(`${cursor}\n`)).toBeInstanceOf(AppError);
    const spelled = cursor.replaceAll('-', '+').replaceAll('_', '/');
    if (spelled !== cursor) expect(refusal(spelled)).toBeInstanceOf(AppError);
  });

  it('refuses a cursor of another graph', () => {
    expect(refusal(cursorSigner('other').sign(list, positions[0]))).toMatchObject({ code: 'BAD_CURSOR' });
  });

  it('refuses a cursor of another list and says so', () => {
    expect(refusal(signer.sign(list, positions[0]), `${list} `)).toMatchObject({
      code: 'BAD_CURSOR',
      message: expect.stringMatching(/^after belongs to another list or to other arguments/),
    });
  });
});
