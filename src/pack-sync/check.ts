import type { PackState } from '../record/pack-subscription';
import type { EpochMs } from '../record/types';
import { isOlderEngine, neededEngine } from '../rule-packs/engine-version';
import { parsePackText } from '../rule-packs/parse-text';
import { readPackText } from '../rule-packs/read-text';
import type { RulePack } from '../rule-packs/schema';
import type { Bytes } from '../signing/bytes';
import { type Manifest, readManifest } from '../signing/manifest';
import { isPackOf, verifyManifest } from '../signing/sign-manifest';
import type { StoredSubscription, SyncTrouble } from '../store/subscriptions';
import { type Download, download, type Fetch } from './download';
import { judgeManifest } from './judge-manifest';
import { SIZE_LIMITS, TIME_LIMIT_MS } from './limits';

/** A manifest that is verified, and the document that its hash stands for. */
export interface Accepted {
  kind: 'accepted';
  manifest: Manifest;
  document: unknown;
  etag: string | null;
  /** The public key that signed it. */
  signedBy: string;
}

export type CheckResult =
  | { kind: 'unchanged' }
  | Accepted
  | {
      kind: 'trouble';
      trouble: SyncTrouble;
      retryAfterMs: number | null;
      /** The content that is not usable; null when it is not the content's fault. */
      badContent: string | null;
    };

export interface CheckDeps {
  fetch: Fetch;
  subtle: SubtleCrypto;
  now(): EpochMs;
  /** Whether the browser lets the extension read any answer of that address. */
  mayFetch(url: string): Promise<boolean>;
  appVersion: string;
  timeoutMs?: number;
  /** Whether a valid pack may judge: it is made ready and tried on examples. */
  tryOut(pack: RulePack, now: EpochMs): { ok: true } | { ok: false; step: string; problems: string[] };
  /** The newest manifest that this browser has ever taken of that key's pack, followed still or not. */
  seen(publicKey: string, packId: string): Promise<Manifest | null>;
  /** Notes that content is about to be tried; false when that never came to an end before. */
  beginTrial(id: string, content: string): Promise<boolean>;
}

/**
 * Looks at one subscription's address and verifies what is there, from outside in: size, signature,
 * date and order of the manifest, then size, hash and content of the pack. Changes nothing. Never
 * rejects for what a server does.
 */
export async function checkSubscription(row: StoredSubscription, deps: CheckDeps): Promise<CheckResult> {
  const until = deps.now() + (deps.timeoutMs ?? TIME_LIMIT_MS);
  const answer = await download(row.url, {
    fetch: deps.fetch,
    // Without the permission a condition would make the browser ask the server first (CORS).
    etag: row.etag !== null && (await deps.mayFetch(row.url)) ? row.etag : null,
    limit: SIZE_LIMITS.manifest,
    timeoutMs: until - deps.now(),
  });
  if (answer.kind === 'unchanged') return { kind: 'unchanged' };
  if (answer.kind !== 'body') return notFetched(row.url, answer, 'manifest', deps);
  const reading = readManifest(answer.bytes);
  if (!reading.ok)
    return reading.reason === 'not-json'
      ? trouble(
          'not-json',
          'The address gives something else than a manifest, a web page perhaps. Check the address with the publisher.',
        )
      : trouble(
          'bad-signature',
          `The manifest can’t be trusted: ${reading.detail} Ask the publisher to publish again.`,
        );
  return judged(row, reading.manifest, answer, until, deps);
}

async function judged(
  row: StoredSubscription,
  manifest: Manifest,
  { etag, serverTime }: Download & { kind: 'body' },
  until: EpochMs,
  deps: CheckDeps,
): Promise<CheckResult> {
  const signature = await verifyManifest(deps.subtle, manifest, row.keys);
  if (!signature.ok) return trouble(signature.reason, SIGNATURE_WORDS[signature.reason]);
  const seen = await deps.seen(signature.publicKey, manifest.packId);
  const judgement = judgeManifest(remembering(row, seen), manifest, deps.now(), serverTime);
  if (judgement.kind === 'refuse') return trouble(judgement.state, judgement.reason);
  if (judgement.kind === 'known') return { kind: 'unchanged' };
  const known = [row.waiting, ...row.kept].find((kept) => kept?.manifest.sha256 === manifest.sha256);
  const read = known
    ? { kind: 'document' as const, document: known.document }
    : await fetchDocument(row, manifest, until, deps);
  if (read.kind === 'trouble') return read;
  return { kind: 'accepted', manifest, document: read.document, etag, signedBy: signature.publicKey };
}

/** What was taken before a pack was unfollowed counts on, so that nobody is led back by following it again. */
const remembering = (row: StoredSubscription, seen: Manifest | null): StoredSubscription =>
  seen &&
  (!row.newest ||
    (row.newest.packId === seen.packId && Date.parse(row.newest.publishedAt) < Date.parse(seen.publishedAt)))
    ? { ...row, newest: seen }
    : row;

const SIGNATURE_WORDS = {
  'wrong-key':
    'The manifest is signed with another key than the one you subscribed with. If the publisher changed keys, ask for a new subscription; the last good version is kept.',
  'bad-signature':
    'The signature of the manifest does not fit it: it was changed after signing. Ask the publisher to publish again; the last good version is kept.',
} as const;

type ReadDocument = { kind: 'document'; document: unknown } | (CheckResult & { kind: 'trouble' });

async function fetchDocument(
  row: StoredSubscription,
  manifest: Manifest,
  until: EpochMs,
  deps: CheckDeps,
): Promise<ReadDocument> {
  const { quarantine } = row;
  if (quarantine?.sha256 === manifest.sha256 && quarantine.appVersion === deps.appVersion)
    return { kind: 'trouble', trouble: quarantine, retryAfterMs: null, badContent: manifest.sha256 };
  const url = new URL(manifest.file, row.url).href;
  const answer = await download(url, {
    fetch: deps.fetch,
    etag: null,
    limit: manifest.size,
    timeoutMs: Math.max(1, until - deps.now()),
  });
  if (answer.kind === 'too-large')
    return trouble(
      'bad-signature',
      `The pack file is longer than the ${manifest.size} bytes that were signed. ${KEPT}`,
    );
  if (answer.kind !== 'body') return notFetched(url, answer, 'pack', deps);
  if (!(await isPackOf(deps.subtle, manifest, answer.bytes)))
    return trouble('bad-signature', `The pack file is not the one that was signed. ${KEPT}`);
  const read = documentOf(manifest, answer.bytes, deps.appVersion);
  return read.kind === 'document' ? tried(row, manifest, read.document, deps) : read;
}

/** Dated by the publisher's clock, so that a pack passes today and tomorrow or never. */
async function tried(
  row: StoredSubscription,
  manifest: Manifest,
  document: RulePack,
  deps: CheckDeps,
): Promise<ReadDocument> {
  const badContent = manifest.sha256;
  const words = `Version ${manifest.version} is signed but failed its checks`;
  if (!(await deps.beginTrial(row.id, manifest.sha256)))
    return trouble('failed-check', `${words}: trying it out never came to an end. ${KEPT_ONLY}`, {
      badContent,
    });
  const outcome = deps.tryOut(document, Date.parse(manifest.publishedAt));
  if (outcome.ok) return { kind: 'document', document };
  const { step, problems } = outcome;
  const reason = `${words} (${step}). ${problems[0] ?? ''} ${KEPT_ONLY}`;
  return trouble('failed-check', reason, { problems, badContent });
}

const KEPT = 'Ask the publisher to publish again; the last good version is kept.';

const KEPT_ONLY = 'The last good version is kept.';

type ReadPack = { kind: 'document'; document: RulePack } | (CheckResult & { kind: 'trouble' });

function documentOf(manifest: Manifest, bytes: Bytes, appVersion: string): ReadPack {
  const text = new TextDecoder().decode(bytes);
  const needed = neededVersion(text);
  if (needed !== null && isOlderEngine(appVersion, needed))
    return trouble(
      'needs-update',
      `Version ${manifest.version} needs Leadlight ${needed}; this is ${appVersion}. Update Leadlight; until then the last good version is kept.`,
      { badContent: manifest.sha256 },
    );
  const parsed = parsePackText(text);
  const problems = parsed.ok
    ? isNamed(parsed.pack, manifest)
      ? []
      : [
          `The pack calls itself ${parsed.pack.id} ${parsed.pack.version}; signed is ${manifest.packId} ${manifest.version}.`,
        ]
    : parsed.problems.map(({ path, message, fix }) => `${path || 'pack'}: ${message} ${fix}`);
  if (parsed.ok && problems.length === 0) return { kind: 'document', document: parsed.pack };
  const [first] = problems;
  return trouble(
    'invalid-pack',
    `Version ${manifest.version} is signed but can’t be used. ${first} ${KEPT_ONLY}`,
    // The content of a wrong name may be right under another one.
    { problems, ...(parsed.ok ? {} : { badContent: manifest.sha256 }) },
  );
}

function neededVersion(text: string): string | null {
  const reading = readPackText(text);
  return reading.ok ? neededEngine(reading.text.value) : null;
}

const isNamed = (pack: { id: string; version: number }, { packId, version }: Manifest): boolean =>
  pack.id === packId && pack.version === version;

async function notFetched(
  url: string,
  answer: Exclude<Download, { kind: 'body' }>,
  what: 'manifest' | 'pack',
  deps: CheckDeps,
): Promise<CheckResult & { kind: 'trouble' }> {
  const { host } = new URL(url);
  if (answer.kind === 'too-large')
    return trouble(
      'too-large',
      `The ${what} is larger than ${answer.limit} bytes and was not fetched. Check the address with the publisher.`,
    );
  if (answer.kind === 'unchanged')
    return trouble('unreachable', `${host} says that nothing changed, but nothing was fetched before.`);
  if (answer.isRefused && !(await deps.mayFetch(url)))
    return trouble(
      'no-permission',
      `Leadlight may not read from ${host} yet. Allow it in the settings, at this subscription.`,
    );
  return trouble(
    'unreachable',
    `The ${what} could not be fetched from ${host}: ${answer.reason}. The last good version stays in use, and Leadlight tries again.`,
    { retryAfterMs: answer.retryAfterMs },
  );
}

function trouble(
  state: PackState,
  reason: string,
  more: { problems?: string[]; retryAfterMs?: number | null; badContent?: string } = {},
): CheckResult & { kind: 'trouble' } {
  const { problems = [], retryAfterMs = null, badContent = null } = more;
  return { kind: 'trouble', trouble: { state, reason, problems }, retryAfterMs, badContent };
}
