import type { Bytes } from '../signing/bytes';
import type { SignedVersion } from './sign-version';

/** Where two files go by HTTP PUT. */
export interface PutTarget {
  packUrl: string;
  manifestUrl: string;
  /** "Name: value" lines. Their values may be secrets: they are sent, and neither kept nor named. */
  headers: Headers;
}

export type ReadTarget = { ok: true; target: PutTarget } | { ok: false; problem: string };

/**
 * One address takes both files by their names (WebDAV, object stores with a token); with an address
 * for the manifest too, each goes to its own, such as two presigned S3 URLs. Never throws.
 */
export function readTarget(
  { to, manifestTo, headers }: { to: string; manifestTo: string; headers: string },
  files: { pack: string; manifest: string },
): ReadTarget {
  const [base, own] = [addressOf(to), addressOf(manifestTo)];
  if (!base || (manifestTo.trim() && !own))
    return { ok: false, problem: 'An address must be complete and start with https://.' };
  const read = headersOf(headers);
  if (!read)
    return { ok: false, problem: 'A header must be written like “Authorization: Bearer …”, one a line.' };
  const inFolder = (name: string): string => {
    const folder = new URL(base);
    folder.pathname = folder.pathname.endsWith('/') ? folder.pathname : `${folder.pathname}/`;
    return new URL(name, folder).href;
  };
  const target = own
    ? { packUrl: base.href, manifestUrl: own.href }
    : { packUrl: inFolder(files.pack), manifestUrl: inFolder(files.manifest) };
  return { ok: true, target: { ...target, headers: read } };
}

/** The address that browsers fetch from, as far as the one that is written to tells it. */
export const publicAddress = ({ manifestUrl }: PutTarget): string => {
  const { origin, pathname } = new URL(manifestUrl);
  return `${origin}${pathname}`;
};

/**
 * Puts the pack, then its manifest. @throws Error that names the host and the answer, and neither
 * the rest of the address, which may be a secret, nor a header.
 */
export async function putVersion(
  fetchWith: (url: string, init: RequestInit) => Promise<Response>,
  version: SignedVersion,
  { packUrl, manifestUrl, headers }: PutTarget,
): Promise<void> {
  await putFile(fetchWith, packUrl, headers, version.pack.bytes, 'pack');
  await putFile(fetchWith, manifestUrl, headers, version.manifestFile.bytes, 'manifest');
}

async function putFile(
  fetchWith: (url: string, init: RequestInit) => Promise<Response>,
  url: string,
  headers: Headers,
  body: Bytes,
  what: 'pack' | 'manifest',
): Promise<void> {
  const { host } = new URL(url);
  const after = what === 'pack' ? 'Nothing was published.' : 'The pack is there, the manifest is as it was.';
  const init: RequestInit = { method: 'PUT', headers, body, redirect: 'error', credentials: 'omit' };
  const response = await fetchWith(url, { ...init, signal: AbortSignal.timeout(60_000) }).catch(() => null);
  if (!response)
    throw new Error(
      `The ${what} could not be put on ${host}: it did not answer, refused, or sent the request elsewhere. ${after}`,
    );
  await response.body?.cancel().catch(() => {});
  if (!response.ok) throw new Error(`${host} answered ${response.status} to the ${what}. ${after}`);
}

function addressOf(text: string): URL | null {
  try {
    const url = new URL(text.trim());
    return url.protocol === 'https:' && !url.username && !url.password ? url : null;
  } catch {
    return null;
  }
}

function headersOf(lines: string): Headers | null {
  const headers = new Headers({ 'Content-Type': 'application/json' });
  try {
    for (const line of lines.split('\n').filter((text) => text.trim())) {
      const [name = '', ...value] = line.split(':');
      if (value.length === 0) return null;
      headers.set(name.trim(), value.join(':').trim());
    }
    return headers;
  } catch {
    return null;
  }
}
