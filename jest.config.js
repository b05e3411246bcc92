// One project per tier, chosen by scripts/test.ts. Tests are ES modules in TypeScript; the transform only strips
// types with Node's own stripper, so that what is tested is what is written, line for line.
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/strip-types.js' },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
  testSequencer: '<rootDir>/test/longest-first.js',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: [
    '<rootDir>/lib/',
    '<rootDir>/dist/',
    '<rootDir>/action-templates/delivery-platform/functions/packages/',
  ],
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
};
