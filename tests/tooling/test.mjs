import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium, ensureDependencies, findFirefox, say } from './install.mjs';
import { bin, ROOT, run } from './run.mjs';

/**
 * `npm test`: installs what is missing, then types, lint and layers, unit and integration tests,
 * and the real extension in real browsers. Ends with one line "N passed, N failed, N skipped",
 * where a check (types, lint, a build) counts as one.
 */
const totals = { passed: 0, failed: 0, skipped: 0 };
const reports = join(ROOT, '.leadlight/reports');

async function check(name, command, args, env) {
  say(`\n── ${name}`);
  const { code } = await run(command, args, { env });
  totals[code === 0 ? 'passed' : 'failed'] += 1;
  return code === 0;
}

/** Runs a test tool that writes a JSON report; a tool that dies without one counts as one failure. */
async function suite(name, report, command, args, read, env) {
  say(`\n── ${name}`);
  const { code } = await run(command, args, { env });
  const counts = existsSync(report)
    ? read(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  for (const key of Object.keys(totals)) totals[key] += counts[key];
}

const fromVitest = (r) => ({
  passed: r.numPassedTests,
  failed: r.numFailedTests,
  skipped: r.numPendingTests + r.numTodoTests,
});
const fromPlaywright = ({ stats }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
  skipped: stats.skipped,
});

await ensureDependencies();
const chromium = await ensureChromium();
const firefox = await findFirefox();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

await check('prepare', bin('wxt'), ['prepare']);
await check('types', bin('tsc'), ['--noEmit']);
await check('lint', bin('biome'), ['check', '--error-on-warnings', '.']);
const unit = join(reports, 'unit.json');
await suite(
  'unit, layers, integration',
  unit,
  bin('vitest'),
  ['run', '--reporter=default', '--reporter=json', `--outputFile=${unit}`],
  fromVitest,
);
const isBuilt =
  (await check('build for Chromium', bin('wxt'), ['build'])) &&
  (await check('build for Firefox', bin('wxt'), ['build', '-b', 'firefox', '--mv3']));
if (isBuilt) {
  const browsers = join(reports, 'browsers.json');
  await suite('browsers', browsers, bin('playwright'), ['test'], fromPlaywright, {
    CHROME_PATH: chromium,
    FIREFOX_PATH: firefox ?? '',
    PLAYWRIGHT_JSON_OUTPUT_NAME: browsers,
  });
}

console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed === 0 ? 0 : 1);
