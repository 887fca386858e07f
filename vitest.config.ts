import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/*.test.ts', 'tests/{demo-crm,integration}/**/*.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
  },
});
