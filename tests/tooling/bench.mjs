import { ensureChromium, ensureDependencies, fail, say } from './install.mjs';
import { bin, ROOT, run } from './run.mjs';

/**
 * `npm run bench [-- page | review | engine | sla] [-- --json] [-- --runs N] [-- --crm NAME]`: `page`, which is meant when
 * none is named, and `review` build the extension and measure it in the real browser; `engine` and `sla` need Node only.
 */
await ensureDependencies();
const asked = process.argv.slice(2);
const env = {};
const isInBrowser = asked.includes('page') || asked.includes('review');
if (isInBrowser || !asked.some((name) => name === 'engine' || name === 'sla')) {
  env.CHROME_PATH = await ensureChromium();
  say('Building the extension…');
  const build = await run(bin('wxt'), ['build'], { quiet: true });
  if (build.code !== 0) fail(`The build failed:\n${build.output}`);
}
const { code } = await run(bin('tsx'), [`${ROOT}/tests/bench/run.ts`, ...asked], { env });
process.exit(code);
