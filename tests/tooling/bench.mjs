import { ensureChromium, ensureDependencies, fail, say } from './install.mjs';
import { bin, ROOT, run } from './run.mjs';

/** `npm run bench [-- --json] [-- --runs N] [-- --crm NAME]`: builds the extension and measures it in the real browser. */
await ensureDependencies();
const chromium = await ensureChromium();
say('Building the extension…');
const build = await run(bin('wxt'), ['build'], { quiet: true });
if (build.code !== 0) fail(`The build failed:\n${build.output}`);
const { code } = await run(bin('tsx'), [`${ROOT}/tests/bench/run.ts`, ...process.argv.slice(2)], {
  env: { CHROME_PATH: chromium },
});
process.exit(code);
