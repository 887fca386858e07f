import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXTENSION_DIR } from './browser';

/** Granted beforehand: a headless browser asks nobody for a permission. */
const GRANTED = {
  host_permissions: [
    'https://api.hubapi.com/*',
    'https://*.my.salesforce.com/*',
    'https://*.lightning.force.com/*',
  ],
  permissions: ['storage', 'alarms', 'offscreen', 'cookies'],
};

/**
 * A copy of the built extension that may reach both CRMs from the start; to be removed by the caller. `more`:
 * further permissions; `built`: the build for another browser.
 */
export function grantedExtension(more: readonly string[] = [], built = EXTENSION_DIR): string {
  const dir = mkdtempSync(join(tmpdir(), 'leadlight-'));
  cpSync(built, dir, { recursive: true });
  const file = join(dir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const permissions = [...GRANTED.permissions, ...more];
  writeFileSync(file, JSON.stringify({ ...manifest, ...GRANTED, permissions, optional_permissions: [] }));
  return dir;
}
