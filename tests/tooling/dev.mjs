import { spawn } from 'node:child_process';
import { ensureChromium, ensureDependencies } from './install.mjs';
import { bin, ROOT } from './run.mjs';

/** `npm run dev`: the demo CRM beside WXT's development mode, which rebuilds on every save. */
await ensureDependencies();
const chromium = await ensureChromium();
const env = { ...process.env, LEADLIGHT_DEMO_PORT: '8443', CHROME_PATH: chromium };
const children = [
  spawn(bin('tsx'), [`${ROOT}/tests/demo-crm/serve.ts`, '--port', '8443'], { cwd: ROOT, stdio: 'inherit' }),
  spawn(bin('wxt'), process.argv.slice(2), {
    cwd: ROOT,
    stdio: 'inherit',
    env,
  }),
];
const stop = () => {
  for (const child of children) child.kill();
};
for (const child of children) child.on('close', stop);
process.on('SIGINT', stop);
