import { tryOut } from '../../engine/try-out';
import { parsePackText } from '../../rule-packs/parse-text';
import { isPublicKey } from '../../signing/keys';
import { isPackOf, verifyManifest } from '../../signing/sign-manifest';
import { readArguments, required } from '../arguments';
import { type Command, EXIT, UsageError } from '../command';
import { type PublishedFolder, readPublished } from '../published-folder';

/** Checks a signed folder as a browser would. */
export const verify: Command = {
  name: 'verify',
  usage: 'verify DIR|PACK --public-key KEY',
  summary: 'check a signed pack as a browser does; exit 1 when it would be refused',
  async run(args, terminal) {
    const { positionals, values } = readArguments(args, ['DIR'], { 'public-key': { type: 'string' } });
    const publicKey = required(values['public-key'], '--public-key');
    if (!isPublicKey(publicKey))
      throw new UsageError('--public-key is no public key. Copy what keygen printed.');
    const published = await readPublished(positionals[0] ?? '');
    const problem = await problemOf(published, publicKey, terminal.now);
    const { packId, version, expiresAt, keyId } = published.manifest;
    if (problem === null) terminal.out(`ok   ${packId} ${version}, key ${keyId}, good until ${expiresAt}`);
    else terminal.out(`FAIL ${packId} ${version}: ${problem}`);
    return problem === null ? EXIT.ok : EXIT.failed;
  },
};

/** Why a browser with that key would refuse it; null when it would not. */
async function problemOf(
  { manifest, pack }: PublishedFolder,
  publicKey: string,
  now: number,
): Promise<string | null> {
  const { subtle } = crypto;
  const signature = await verifyManifest(subtle, manifest, [publicKey]);
  if (!signature.ok)
    return signature.reason === 'wrong-key'
      ? `It is signed with key ${manifest.keyId}, not with this one.`
      : 'The signature does not fit the manifest.';
  if (!(await isPackOf(subtle, manifest, pack))) return 'The pack file is not the one that was signed.';
  const parsed = parsePackText(new TextDecoder().decode(pack));
  if (!parsed.ok) return `The pack is not usable: ${parsed.problems[0]?.message ?? 'it is no pack.'}`;
  if (parsed.pack.id !== manifest.packId || parsed.pack.version !== manifest.version)
    return `The pack calls itself ${parsed.pack.id} ${parsed.pack.version}.`;
  const trial = tryOut(parsed.pack, Date.parse(manifest.publishedAt));
  if (!trial.ok) return `Its checks fail (${trial.step}). ${trial.problems[0] ?? ''}`;
  if (Date.parse(manifest.expiresAt) <= now) return `It was good until ${manifest.expiresAt}. Sign it again.`;
  return null;
}
