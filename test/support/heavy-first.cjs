const Sequencer = require('@jest/test-sequencer').default;

/** The files that take longest, the longest first. */
const heavy = [
  'main/killed-load',
  'features/ingest/dod-exhibits',
  'features/catalog/list-related',
  'store/statements',
  'store/differential',
  'features/export/text-formats',
  'features/catalog/kind-lists',
  'features/generate/network-shape',
  'features/evidence/changes',
  'contract/hostile-documents',
  'features/ingest/writes/import-queue',
  'features/evidence/conflicts',
  'features/reports/shipped-reports',
].map((name) => require.resolve(`../${name}.test.ts`));

/**
 * Jest's order, but the heavy files before all others: on a new clone jest does not know how long each takes, and one that
 * began last would leave the other process idle.
 */
module.exports = class HeavyFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => (heavy.includes(path) ? heavy.indexOf(path) : heavy.length);
    return super.sort(tests).sort((one, other) => place(one) - place(other));
  }
};
