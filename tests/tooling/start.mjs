import { ensureChromium, ensureDependencies, fail, say } from './install.mjs';
import { bin, ROOT, run } from './run.mjs';

/** `npm start`: installs what is missing, builds the extension, then hands over to start.ts. */
await ensureDependencies();
const chromium = await ensureChromium();
say('Building the extension…');
const build = await run(bin('wxt'), ['build'], { quiet: true });
if (build.code !== 0) fail(`The build failed:\n${build.output}`);
const { code } = await run(bin('tsx'), [`${ROOT}/tests/tooling/start.ts`, ...process.argv.slice(2)], {
  env: { CHROME_PATH: chromium },
});
process.exit(code);
