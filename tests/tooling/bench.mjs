import { ensureChromium, ensureDependencies, fail, say } from './install.mjs';
import { bin, ROOT, run } from './run.mjs';

/**
 * `npm run bench [-- page | read | review | columns | engine | sla | sync] [-- --json] [-- --runs N] [-- --crm NAME] [-- --sizes 1000,10000]`: `page`, which is meant when
 * none is named, `review` and `sync` build the extension and measure it in the real browser; `read` and `columns` need the
 * browser only, `engine` and `sla` only Node.
 */
await ensureDependencies();
const asked = process.argv.slice(2);
const env = {};
const needsBuild =
  asked.includes('page') ||
  asked.includes('review') ||
  asked.includes('sync') ||
  !asked.some((name) => name === 'read' || name === 'columns' || name === 'engine' || name === 'sla');
if (needsBuild || asked.includes('read') || asked.includes('columns'))
  env.CHROME_PATH = await ensureChromium();
if (needsBuild) {
  say('Building the extension…');
  const build = await run(bin('wxt'), ['build'], { quiet: true });
  if (build.code !== 0) fail(`The build failed:\n${build.output}`);
}
const { code } = await run(bin('tsx'), [`${ROOT}/tests/bench/run.ts`, ...asked], { env });
process.exit(code);
