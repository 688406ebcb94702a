/** How much a random test does, and what it begins with. */

const { TIERLINE_FUZZ, TIERLINE_SEED } = process.env;

/** Answers to compare; `TIERLINE_FUZZ` asks for more or fewer. */
export const comparisons = Number(TIERLINE_FUZZ ?? 1_000);

/** The same in each normal run; a run that asks for more goes where none has been, unless `TIERLINE_SEED` says where. */
export const firstSeed = Number(TIERLINE_SEED ?? (TIERLINE_FUZZ ? Date.now() % 2 ** 31 : 1));

/** One line for whoever runs the tests, with the seed to run it again. */
export const written = (sentence: string): boolean =>
  process.stderr.write(`${sentence}, from TIERLINE_SEED=${firstSeed} on.\n`);
