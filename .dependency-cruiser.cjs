/** Who may import whom. Each rule's comment says what to do instead. */
const inside = (folder) => `^src/${folder}/`;

/** A folder of src may import only these. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: allowed },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Move what both need into a file of its own. Only *.type.ts files may point at each other.',
      severity: 'error',
      from: { pathNot: '\\.type\\.ts$' },
      to: { circular: true },
    },
    {
      name: 'pure-core',
      comment: 'algorithms and model do no I/O: let the caller read, and pass plain values in.',
      severity: 'error',
      from: { path: ['^src/algorithms/', '^src/model/'] },
      to: {
        path: [
          '^node:(fs|net|http|child_process)',
          '^(fs|net|http|child_process)$',
          'neo4j-driver',
          '@grafeo-db',
          '@apollo',
          'type-graphql',
        ],
      },
    },
    only(
      'algorithms-alone',
      inside('algorithms'),
      [inside('algorithms')],
      'Arithmetic knows nothing of the graph; pass typed arrays in.',
    ),
    only(
      'model-alone',
      inside('model'),
      [inside('model')],
      'The vocabulary depends on nothing; put the rest where it is used.',
    ),
    only(
      'store',
      inside('store'),
      [inside('store'), inside('model'), '^src/errors\\.ts$'],
      'The port knows statements, not features; pass what it needs.',
    ),
    only(
      'documents',
      inside('documents'),
      [inside('documents'), '^src/errors\\.ts$'],
      'How a document is read does not depend on what it holds; let the feature check that.',
    ),
    only(
      'graphql',
      inside('graphql'),
      [
        inside('graphql'),
        inside('model'),
        '^src/errors\\.ts$',
        '^src/store/(store|statement|values|ad-hoc|graph-record)\\.ts$',
      ],
      'What features share knows no feature; move the code into the feature.',
    ),
    {
      name: 'feature',
      comment:
        'A feature takes from the port, model, algorithms, graphql, errors, and from another feature only its types.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/features/$1/',
          '^src/features/[^/]+/[^/]+\\.type\\.ts$',
          '^src/(model|algorithms|graphql|documents)/',
          '^src/store/(store|statement|values|ad-hoc)\\.ts$',
          '^src/store/dialect/',
          '^src/errors\\.ts$',
        ],
      },
    },
    {
      name: 'driver-in-its-adapter',
      comment: 'Use the port (src/store/store.ts); an engine is known to its own adapter alone.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/store/(neo4j|embedded)\\.ts$', '^src/store/ad-hoc/(neo4j-|snapshot-reader\\.ts$)'],
      },
      to: { path: ['neo4j-driver', '@grafeo-db'] },
    },
    {
      name: 'product-without-tests',
      comment: 'Nothing that ships imports a test; move what both need into src.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody imports this file: use it or delete it.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '^src/(main|cli|store/ad-hoc/snapshot-reader)\\.ts$' },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
