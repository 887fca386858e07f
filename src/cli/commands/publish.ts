import { join } from 'node:path';
import { subscriptionText } from '../../record/subscription-text';
import { isPublicKey, keyIdOf } from '../../signing/keys';
import { MANIFEST_FILE } from '../../signing/manifest';
import { isPackOf, verifyManifest } from '../../signing/sign-manifest';
import { readArguments, required } from '../arguments';
import { type Command, EXIT, InputError, UsageError } from '../command';
import { PUBLIC_KEY_FILE, readPublished } from '../published-folder';
import { folderTarget, httpTarget, type PublishTarget } from '../put-file';
import { readText } from '../read-text';

const OPTIONS = {
  to: { type: 'string' },
  header: { type: 'string', multiple: true },
  'public-key': { type: 'string' },
  url: { type: 'string' },
} as const;

/** Puts the pack, then its manifest, where browsers fetch them. */
export const publish: Command = {
  name: 'publish',
  usage: 'publish DIR --to PATH_OR_URL [--url URL] [--public-key KEY] [--header "Name: value"]…',
  summary: 'put a signed pack where browsers fetch it, and print the text to subscribe with',
  async run(args, terminal) {
    const { positionals, values } = readArguments(args, ['DIR'], OPTIONS);
    const to = required(values.to, '--to');
    const folder = positionals[0] ?? '';
    const { manifest, manifestBytes, pack } = await readPublished(folder);
    const publicKey = values['public-key'] ?? (await readText(join(folder, PUBLIC_KEY_FILE))).trim();
    if (!isPublicKey(publicKey))
      throw new UsageError('--public-key is no public key. Copy what keygen printed.');
    const { subtle } = crypto;
    const isGood =
      (await verifyManifest(subtle, manifest, [publicKey])).ok && (await isPackOf(subtle, manifest, pack));
    if (!isGood)
      throw new InputError(
        `This folder is not signed with key ${await keyIdOf(subtle, publicKey)}, or was changed since. Sign it again.`,
      );
    const target = targetOf(to, values.header ?? []);
    // The manifest comes last: whoever reads it finds its pack.
    await target.put(manifest.file, pack);
    await target.put(MANIFEST_FILE, manifestBytes);
    terminal.err(`Published ${manifest.packId} ${manifest.version}. Subscribe with:`);
    terminal.out(subscriptionText({ url: addressOf(values.url ?? to), publicKey, group: null }));
    return EXIT.ok;
  },
};

const isAddress = (to: string): boolean => /^https?:\/\//.test(to);

function targetOf(to: string, headers: readonly string[]): PublishTarget {
  if (!isAddress(to)) return folderTarget(to);
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  return httpTarget(to, headersOf(headers), wait);
}

/** A folder has no address, and packs are read over https only; `--url` says under which one. */
function addressOf(to: string): string {
  if (!to.startsWith('https://')) return `https://YOUR-HOST/${MANIFEST_FILE}`;
  return to.endsWith('.json') ? to : `${to.replace(/\/$/, '')}/${MANIFEST_FILE}`;
}

/** @throws UsageError, which never repeats a value: it may be a secret. */
function headersOf(lines: readonly string[]): Headers {
  const headers = new Headers({ 'Content-Type': 'application/json' });
  for (const line of lines) {
    const [name = '', ...value] = line.split(':');
    try {
      headers.set(name.trim(), value.join(':').trim());
    } catch {
      throw new UsageError('--header must be written like "Authorization: Bearer …".');
    }
  }
  return headers;
}
