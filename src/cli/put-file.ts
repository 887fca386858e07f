import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from './command';

/** Where files are published: a folder, or an address that takes HTTP PUT. */
export interface PublishTarget {
  /** Rejects with InputError when the file could not be put there. */
  put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** A folder; each file appears whole or not at all. */
export function folderTarget(folder: string): PublishTarget {
  return {
    async put(name, bytes) {
      try {
        await mkdir(folder, { recursive: true });
        const draft = join(folder, `.${name}.${process.pid}.tmp`);
        await writeFile(draft, bytes);
        await rename(draft, join(folder, name));
      } catch (error) {
        throw new InputError(
          `${join(folder, name)}: ${error instanceof Error ? error.message : 'can’t be written'}.`,
        );
      }
    },
  };
}

const ATTEMPTS = 4;

/** An address to which files are put one by one; what may pass by itself is tried again. */
export function httpTarget(
  base: string,
  headers: Headers,
  wait: (ms: number) => Promise<void>,
): PublishTarget {
  return {
    async put(name, bytes) {
      const url = new URL(name, base.endsWith('/') ? base : `${base}/`);
      let why = '';
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const outcome = await putOnce(url, headers, bytes);
        if (outcome.ok) return;
        why = outcome.why;
        if (!outcome.mayPass) break;
        if (attempt < ATTEMPTS) await wait(500 * 2 ** attempt);
      }
      throw new InputError(`${url.origin}${url.pathname}: ${why}. Nothing after it was published.`);
    },
  };
}

async function putOnce(
  url: URL,
  headers: Headers,
  body: Uint8Array<ArrayBuffer>,
): Promise<{ ok: true } | { ok: false; why: string; mayPass: boolean }> {
  try {
    const signal = AbortSignal.timeout(60_000);
    const response = await fetch(url, { method: 'PUT', headers, body, redirect: 'error', signal });
    await response.body?.cancel();
    if (response.ok) return { ok: true };
    const mayPass = response.status >= 500 || response.status === 429 || response.status === 408;
    return { ok: false, why: `the server answered ${response.status}`, mayPass };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { ok: false, why: cause instanceof Error ? cause.message : 'no connection', mayPass: true };
  }
}
