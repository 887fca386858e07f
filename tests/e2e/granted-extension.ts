import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXTENSION_DIR } from './browser';

/** What connections to both CRMs are asked for: their hosts, and the browser's session. */
export const CRMS: readonly string[] = [
  'cookies',
  'https://api.hubapi.com/*',
  'https://*.my.salesforce.com/*',
  'https://*.lightning.force.com/*',
];
/** Servers on this machine, such as one for packs. */
export const LOCALHOST = 'https://localhost/*';

/**
 * A copy of the built extension that has these permissions and hosts from the start, as a headless browser asks
 * nobody for one; to be removed by the caller. `built`: the build for another browser.
 */
export function grantedExtension(granted: readonly string[] = CRMS, built = EXTENSION_DIR): string {
  const dir = mkdtempSync(join(tmpdir(), 'leadlight-'));
  cpSync(built, dir, { recursive: true });
  const file = join(dir, 'manifest.json');
  const manifest: BuiltManifest = JSON.parse(readFileSync(file, 'utf8'));
  const isHost = (name: string) => name.includes('://');
  const changed: BuiltManifest = {
    ...manifest,
    host_permissions: granted.filter(isHost),
    permissions: [...manifest.permissions, ...granted.filter((name) => !isHost(name))],
    optional_permissions: manifest.optional_permissions.filter((name) => !granted.includes(name)),
  };
  writeFileSync(file, JSON.stringify(changed));
  return dir;
}

interface BuiltManifest {
  permissions: string[];
  optional_permissions: string[];
  host_permissions?: string[];
}
