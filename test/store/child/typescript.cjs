/** Lets a plain node process load this project's TypeScript: `node -r typescript.cjs file.ts`. */
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');
const jest = require('../../../jest.config.cjs');

const [, options] = Object.values(jest.transform)[0];

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...options, filename, swcrc: false });
  module._compile(code, filename);
};
