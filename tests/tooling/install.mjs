import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './run.mjs';

/** What the two commands need and install themselves: dependencies and a browser. */

const STAMP = join(ROOT, 'node_modules/.leadlight-lock');

/** True when npm itself installed after the lock file was last written, as a plain `npm ci` does. */
function isInstalled() {
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  const lock = join(ROOT, 'package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

/** Installs dependencies when node_modules is missing or older than the lock file. */
export async function ensureDependencies() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) fail(`Node ${process.versions.node} is too old. Install Node 20 or newer.`);
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  if (!existsSync(STAMP) && isInstalled()) {
    writeFileSync(STAMP, lock);
    return;
  }
  say('Installing dependencies (npm ci)…');
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund'], { quiet: true });
  if (code !== 0) fail(`npm ci failed. Check that the npm registry can be reached.\n${tail(output)}`);
  writeFileSync(STAMP, lock);
}

const CHROMIUM_NAMES = ['chromium', 'chromium-browser'];
const CHROMIUM_PATHS = ['/Applications/Chromium.app/Contents/MacOS/Chromium'];
const CHROME_NAMES = ['google-chrome-stable', 'google-chrome', 'chrome'];
const CHROME_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * A browser to test with: CHROME_PATH, else an installed Chromium, else Playwright's download, else
 * the Debian package when root, else an installed Chrome. Branded Chrome comes last, because
 * version 137 and later ignores `--load-extension`.
 */
export async function ensureChromium() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!existsSync(named)) fail(`CHROME_PATH names ${named}, which does not exist.`);
    return named;
  }
  const found = onPath(CHROMIUM_NAMES) ?? firstOf(CHROMIUM_PATHS) ?? (await playwrightChromium());
  if (found) return found;
  say('No Chromium found; asking Playwright for one…');
  const cli = join(ROOT, 'node_modules/@playwright/test/cli.js');
  await run(process.execPath, [cli, 'install', 'chromium'], { quiet: true });
  const downloaded = await playwrightChromium();
  if (downloaded) return downloaded;
  if (await aptInstall('chromium')) {
    const installed = onPath(CHROMIUM_NAMES);
    if (installed) return installed;
  }
  const branded = onPath(CHROME_NAMES) ?? firstOf(CHROME_PATHS);
  if (branded) return branded;
  return fail('No browser could be had. Install Chromium, or set CHROME_PATH to a Chromium executable.');
}

const firstOf = (paths) => paths.find((path) => existsSync(path)) ?? null;

/** Where Playwright keeps its own Chromium on this system; null unless it is there. */
async function playwrightChromium() {
  const { chromium } = await import('@playwright/test');
  return firstOf([chromium.executablePath()]);
}

/**
 * Firefox for the smoke test: FIREFOX_PATH, else an installed one; on CI (`CI` is set) as root on
 * Debian it is installed. Null where there is none: the smoke test is then skipped.
 */
export async function findFirefox() {
  const named = process.env.FIREFOX_PATH;
  if (named) return existsSync(named) ? named : fail(`FIREFOX_PATH names ${named}, which does not exist.`);
  const names = ['firefox', 'firefox-esr'];
  const found =
    onPath(names) ?? ['/Applications/Firefox.app/Contents/MacOS/firefox'].find((path) => existsSync(path));
  if (found) return found;
  if (process.env.CI && (await aptInstall('firefox-esr'))) return onPath(names);
  return null;
}

async function aptInstall(name) {
  if (process.getuid?.() !== 0 || !onPath(['apt-get'])) return false;
  say(`Installing Debian’s ${name}…`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { quiet: true, env });
  const packages = [name, 'fonts-liberation'];
  const { code, output } = await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
    quiet: true,
    env,
  });
  if (code !== 0) say(tail(output));
  return code === 0;
}

function onPath(names) {
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':');
  for (const name of names)
    for (const folder of folders) {
      const path = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
      if (folder && existsSync(path) && statSync(path).isFile()) return path;
    }
  return null;
}

const tail = (text) => text.split('\n').slice(-15).join('\n');

/** Progress goes to stderr, so that `--json` output stays clean. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

export function fail(message) {
  say(message);
  process.exit(1);
}
