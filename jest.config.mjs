/** One jest for the whole repository: rules, services against a real PostgreSQL, stories over the whole system. */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { swcrc: true, sourceMaps: 'inline' }] },
  moduleNameMapper: {
    '^#([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^#([a-z-]+)/([a-z/-]+)$': '<rootDir>/libs/$1/src/$2.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
}

const withDatabase = {
  ...shared,
  globalSetup: '<rootDir>/libs/testing/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/jest/global-teardown.mjs',
}

/** Each project runs the files with its ending; `unit` is everything that needs neither a server nor a process. */
export default {
  // Every file leaves the modules of its context behind in the process that ran it: a process is replaced before it is full.
  workerIdleMemoryLimit: '1GB',
  // Stories wait for processes more than they work: beside each other two files take little longer than one.
  maxWorkers: 2,
  testTimeout: 240_000, // ends only what hangs: how long a test takes says more of the machine than of the code
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,tools,test}/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.int\\.spec\\.ts$', '\\.story\\.spec\\.ts$', '/apps/portal/'],
    },
    { ...shared, displayName: 'portal', testMatch: ['<rootDir>/apps/portal/src/**/*.spec.ts'] },
    { ...withDatabase, displayName: 'int', testMatch: ['<rootDir>/{apps,libs,tools}/**/*.int.spec.ts'] },
    {
      ...withDatabase,
      displayName: 'story',
      globalSetup: '<rootDir>/libs/testing/jest/story-setup.mjs',
      testMatch: ['<rootDir>/test/**/*.story.spec.ts'],
    },
  ],
}
