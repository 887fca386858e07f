import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parsePackText } from '../../rule-packs/parse-text';
import { isPublicKey } from '../../signing/keys';
import { LARGEST_PACK, MANIFEST_FILE, type Manifest, manifestText } from '../../signing/manifest';
import { type ManifestTerms, signManifest } from '../../signing/sign-manifest';
import { instantOption, numberOption, readArguments, required } from '../arguments';
import { type Command, EXIT, InputError, UsageError } from '../command';
import { readKey } from '../key-option';
import { PUBLIC_KEY_FILE, presentManifest, readBytes } from '../published-folder';
import { refuseText } from '../read-pack';

const DAY_MS = 86_400_000;
const EXPIRES_DAYS = 90;

const OPTIONS = {
  key: { type: 'string' },
  out: { type: 'string' },
  expires: { type: 'string' },
  'activate-at': { type: 'string' },
  'rollback-of': { type: 'string' },
  'next-key': { type: 'string' },
  'park-existing': { type: 'string' },
  stage: { type: 'string', multiple: true },
  group: { type: 'string', multiple: true },
  'passphrase-env': { type: 'string' },
} as const;

type Values = ReturnType<typeof readArguments<typeof OPTIONS>>['values'];

/** Puts a pack and its signed manifest into a folder that can be published as it is. */
export const sign: Command = {
  name: 'sign',
  usage:
    'sign PACK --key FILE --out DIR [--expires DAYS] [--activate-at ISO] [--stage PERCENT@ISO]… [--group NAME]… [--park-existing DAYS] [--rollback-of VERSION] [--next-key KEY] [--passphrase-env NAME]',
  summary:
    'sign a pack for publishing; good for 90 days if not told otherwise, and never after the pack’s own end',
  async run(args, terminal) {
    const { positionals, values } = readArguments(args, ['PACK'], OPTIONS);
    const [file = ''] = positionals;
    const folder = required(values.out, '--out');
    const bytes = await readBytes(file);
    const terms = await termsOf(file, bytes, values, terminal.now, folder);
    const key = await readKey(required(values.key, '--key'), values['passphrase-env']);
    const manifest = await signManifest(crypto.subtle, key, bytes, terms);
    refuseOtherContent(await presentManifest(folder), manifest);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, manifest.file), bytes);
    await writeFile(join(folder, MANIFEST_FILE), manifestText(manifest));
    await writeFile(join(folder, PUBLIC_KEY_FILE), `${key.publicKey}\n`);
    terminal.out(`${join(folder, manifest.file)}: ${manifest.packId} ${manifest.version}`);
    terminal.out(`${join(folder, MANIFEST_FILE)}: key ${key.keyId}, good until ${manifest.expiresAt}`);
    return EXIT.ok;
  },
};

/** @throws InputError for what is no usable pack, UsageError for terms that can't be. */
async function termsOf(
  file: string,
  bytes: Uint8Array,
  values: Values,
  now: number,
  folder: string,
): Promise<ManifestTerms> {
  if (bytes.length > LARGEST_PACK) throw new InputError(`${file} is larger than ${LARGEST_PACK} bytes.`);
  const parsed = parsePackText(new TextDecoder().decode(bytes));
  if (!parsed.ok) throw refuseText(file, parsed.problems);
  const { id: packId, version } = parsed.pack;
  const asked = now + (numberOption(values.expires, '--expires') ?? EXPIRES_DAYS) * DAY_MS;
  const end = parsed.pack.expiresAt;
  if (end !== undefined && Date.parse(end) <= now)
    throw new InputError(`${file} ended on ${end}. Check that it still holds, and set a later “expiresAt”.`);
  const activateAt = instantOption(values['activate-at'], '--activate-at');
  return {
    packId,
    version,
    publishedAt: iso(now),
    expiresAt: iso(end === undefined ? asked : Math.min(asked, Date.parse(end))),
    ...(activateAt === null ? {} : { activateAt: iso(activateAt) }),
    ...audienceOf(values),
    ...wholeOption(values['park-existing'], '--park-existing', 'parkExistingDays'),
    ...(await rollbackOf(values, packId, version, folder)),
    ...nextKeyOf(values),
  };
}

/** @throws InputError when browsers may have this version with another content already. */
function refuseOtherContent(present: Manifest | null, next: Manifest): void {
  if (present?.packId === next.packId && present.version === next.version && present.sha256 !== next.sha256)
    throw new InputError(
      `Version ${next.version} was signed with other content before, and browsers refuse a version that changes. Raise the version of the pack.`,
    );
}

const iso = (at: number): string => new Date(at).toISOString();

function wholeOption<K extends string>(
  value: string | undefined,
  option: string,
  name: K,
): Partial<Record<K, number>> {
  const number = numberOption(value, option);
  if (number === null) return {};
  if (!Number.isSafeInteger(number)) throw new UsageError(`${option} is “${value}”. Write a whole number.`);
  return { [name]: number } as Partial<Record<K, number>>;
}

function audienceOf(values: Values): Pick<ManifestTerms, 'audience'> {
  const stages = values.stage?.map(stageOf);
  const groups = values.group;
  return stages || groups
    ? { audience: { ...(groups ? { groups } : {}), ...(stages ? { stages } : {}) } }
    : {};
}

/** "10@2026-11-20": a tenth of the browsers from that day on. */
function stageOf(text: string): { from: string; percent: number } {
  const [percent = '', ...moment] = text.split('@');
  const from = instantOption(moment.join('@'), '--stage');
  if (!/^(?:[1-9]\d?|100)$/.test(percent) || from === null)
    throw new UsageError(`--stage is “${text}”. Write it like 10@2026-11-20.`);
  return { percent: Number(percent), from: iso(from) };
}

/** A roll-back that is signed again stays one, for browsers that have not seen it yet. */
async function rollbackOf(
  values: Values,
  packId: string,
  version: number,
  folder: string,
): Promise<Pick<ManifestTerms, 'rollbackOf'>> {
  const named: Pick<ManifestTerms, 'rollbackOf'> = wholeOption(
    values['rollback-of'],
    '--rollback-of',
    'rollbackOf',
  );
  const present = await presentManifest(folder);
  if (named.rollbackOf !== undefined || present?.packId !== packId) return named;
  if (present.version === version && present.rollbackOf) return { rollbackOf: present.rollbackOf };
  if (present.version > version)
    throw new UsageError(
      `${folder} holds version ${present.version}, which browsers keep. To take it back, add --rollback-of ${present.version}.`,
    );
  return named;
}

function nextKeyOf(values: Values): Pick<ManifestTerms, 'nextKey'> {
  const nextKey = values['next-key'];
  if (nextKey === undefined) return {};
  if (!isPublicKey(nextKey)) throw new UsageError('--next-key is no public key. Copy what keygen printed.');
  return { nextKey };
}
