/** Jest's globalTeardown. */
export { stopEngines as default } from './start-engines';
