import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageResponse } from '../model';

const CLIENT_DIR = join(import.meta.dirname, 'client');
const ASSET = /^\/demo-assets\/((?:hubspot|salesforce|lib)\/[a-z-]+\.(js|css))$/;
const TYPES: Record<string, string> = { js: 'text/javascript', css: 'text/css' };

/** A script or style of the pages; null for any other path, 404 for a name that does not exist. */
export async function assetResponse(path: string): Promise<PageResponse | null> {
  if (!path.startsWith('/demo-assets/')) return null;
  const [, file, type] = ASSET.exec(path) ?? [];
  const body = file ? await readFile(join(CLIENT_DIR, file), 'utf8').catch(() => null) : null;
  if (body === null || !type) return { status: 404, headers: { 'content-type': 'text/plain' }, body: '' };
  return {
    status: 200,
    headers: {
      'content-type': `${TYPES[type]}; charset=utf-8`,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    },
    body,
  };
}
