import { onEveryEngine } from '../../../support/engines';
import { type Answer, ask, shipped, titleOf, valuesOf } from './shipped-reports';
import { chainAnswers } from './tiny/chains';
import { contractAnswers } from './tiny/contracts';
import { evidenceAnswers } from './tiny/evidence';
import { firmAnswers } from './tiny/firms';

const answers: readonly Answer[] = [...chainAnswers, ...firmAnswers, ...contractAnswers, ...evidenceAnswers];

it('each shipped report has an answer worked out by hand', () => {
  expect([...new Set(answers.map(({ report }) => report))].sort()).toEqual([...shipped.keys()]);
});

onEveryEngine('tiny', (store) => {
  it.each(answers.map((answer) => [`${titleOf(answer)}: ${answer.because}`, answer] as const))(
    '%s',
    async (_, answer) => {
      expect(valuesOf(await ask(store(), answer))).toEqual(answer.rows);
    },
  );
});
