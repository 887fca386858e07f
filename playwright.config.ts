import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  // Half an hour of it; asked for with LEADLIGHT_FULL=1.
  testIgnore: process.env.LEADLIGHT_FULL === '1' ? [] : ['**/soak.spec.ts'],
  outputDir: '.leadlight/test-results',
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : [['list']],
  workers: 1,
  // A loaded machine may lose a race of simulated input once; what fails is run again and named as flaky.
  retries: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
});
