import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/*.test.ts', 'tests/{demo-crm,integration}/**/*.test.ts'],
    environment: 'node',
    globalSetup: 'tests/tooling/own-temporary-folder.ts',
    // Property tests take seconds; a busy machine may be twenty times slower, and only a hang is meant to end here.
    testTimeout: 300_000,
  },
});
