import { unknownWords, wordMatcher } from '../../../../src/features/ingest/mapping/unknown-words';

describe('the words for "not known"', () => {
  it('are whole cells in any case, so that names which begin like them stay', () => {
    const isUnknown = wordMatcher(unknownWords);
    for (const text of ['TBD', 'tbd', ' To  Be Selected ', 'N/A', 'Unknown', '미정', '-', 'VARIOUS']) {
      expect(isUnknown(text)).toBe(true);
    }
    for (const text of ['TBD Industries', 'Multiple Launch Rocket System', 'NA', 'NAMMO', '0', 'None Such Ltd', '']) {
      expect(isUnknown(text)).toBe(false);
    }
  });

  it('may lead a text or end one, up to where a letter follows or stands before', () => {
    const isUnknown = wordMatcher(['TBD*', '*VARIOUS*', '*-CTR']);
    for (const text of ['TBD', 'TBD2', 'tbd - 2', 'TBD by gatekeepers', 'ULA/Various', 'various vendors', 'x -ctr']) {
      expect(isUnknown(text)).toBe(true);
    }
    for (const text of ['TBDOM Ltd', 'Not TBD', 'Variousness', 'multivarious']) expect(isUnknown(text)).toBe(false);
  });

  it('are no patterns beyond that', () => {
    const isUnknown = wordMatcher(['a.c', '(x)', '*', '** NO **']);
    expect(['a.c', '(X)', '*', '** no **'].map(isUnknown)).toEqual([true, true, true, true]);
    expect(['abc', 'x', 'anything'].map(isUnknown)).toEqual([false, false, false]);
  });
});
