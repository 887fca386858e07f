import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Bytes } from '../signing/bytes';
import { LONGEST_MANIFEST, MANIFEST_FILE, type Manifest, readManifest } from '../signing/manifest';
import { InputError } from './command';

/** Beside a manifest, for whoever publishes the folder; it is not published itself. */
export const PUBLIC_KEY_FILE = 'public-key.txt';

/** A manifest and its pack, as `sign` left them in a folder. */
export interface PublishedFolder {
  manifest: Manifest;
  manifestBytes: Bytes;
  pack: Bytes;
}

/** Reads a signed folder, or the folder of a signed pack. @throws InputError for what is missing or no manifest. */
export async function readPublished(path: string): Promise<PublishedFolder> {
  const isPack = path.endsWith('.json') && basename(path) !== MANIFEST_FILE;
  const folder = path.endsWith('.json') ? dirname(path) : path;
  const manifestFile = join(folder, MANIFEST_FILE);
  const manifestBytes = await readBytes(manifestFile);
  const manifest = manifestOf(manifestFile, manifestBytes);
  return { manifest, manifestBytes, pack: await readBytes(isPack ? path : join(folder, manifest.file)) };
}

/** The manifest that is in a folder already; null where there is none that can be read. */
export async function presentManifest(folder: string): Promise<Manifest | null> {
  try {
    const reading = readManifest(await readFile(join(folder, MANIFEST_FILE)));
    return reading.ok ? reading.manifest : null;
  } catch {
    return null;
  }
}

function manifestOf(file: string, bytes: Bytes): Manifest {
  const reading = bytes.length > LONGEST_MANIFEST ? null : readManifest(bytes);
  if (reading?.ok) return reading.manifest;
  throw new InputError(
    `${file} is no manifest. ${reading?.detail ?? 'It is too long.'} Sign the pack again.`,
  );
}

/** @throws InputError when the file can't be read. */
export async function readBytes(path: string): Promise<Bytes> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new InputError(
      `${path}: ${code === 'ENOENT' ? 'There is no such file' : `It can’t be read (${code})`}.`,
    );
  }
}
