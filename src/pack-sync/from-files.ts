import type { ChosenFile } from '../record/pack-subscription';
import { textBytes } from '../signing/bytes';
import { isPublicKey } from '../signing/keys';
import { LARGEST_PACK, type Manifest, readManifest } from '../signing/manifest';
import type { StoredSubscription } from '../store/subscriptions';
import type { Fetch } from './download';

/** Stands for the address of packs that came from files; nothing is fetched from it. */
const FOLDER = 'file:///';

export type FilesReading =
  | { ok: true; manifest: Manifest; publicKey: string | null; url: string; fetch: Fetch }
  | { ok: false; problem: string };

/** True for a pack that came from files: it has no address to look at. */
export const isFromFiles = ({ url }: Pick<StoredSubscription, 'url'>): boolean => url.startsWith(FOLDER);

/** False for a pack that can't be looked at: it has no address, or a backup brought only a part of it. */
export const hasAddress = (row: Pick<StoredSubscription, 'url' | 'isAddressCut'>): boolean =>
  !isFromFiles(row) && row.isAddressCut !== true;

/**
 * Reads the files that `sign` wrote: the manifest, the pack, and the public key if it is among them.
 * They are then served to the same checks that an address goes through. Never throws.
 */
export function readFiles(files: readonly ChosenFile[]): FilesReading {
  const manifests = files.flatMap(({ text }) => {
    const reading = readManifest(textBytes(text));
    return reading.ok ? [{ text, manifest: reading.manifest }] : [];
  });
  const [found, second] = manifests;
  if (!found) return refused('None of these files is a manifest. Choose all files of the signed folder.');
  if (second) return refused('Two of these files are manifests. Choose the files of one signed folder.');
  const { manifest } = found;
  const pack = files.find(({ name }) => name === manifest.file);
  if (!pack || pack.text.length > LARGEST_PACK)
    return refused(`The pack file ${manifest.file} is not among these files. Choose it too.`);
  const key = files.map(({ text }) => text.trim()).find(isPublicKey);
  const url = `${FOLDER}${manifest.packId}/manifest.json`;
  return { ok: true, manifest, publicKey: key ?? null, url, fetch: served(url, found.text, pack) };
}

const refused = (problem: string): FilesReading => ({ ok: false, problem });

function served(url: string, manifestText: string, pack: ChosenFile): Fetch {
  const texts = new Map([
    [url, manifestText],
    [new URL(pack.name, url).href, pack.text],
  ]);
  return async (asked) => new Response(texts.get(asked) ?? null, { status: texts.has(asked) ? 200 : 404 });
}
