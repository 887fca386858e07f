import type { EpochMs } from '../record/types';
import type { KeptVersion, StoredSubscription } from '../store/subscriptions';
import type { Accepted, CheckResult } from './check';
import { judgeManifest } from './judge-manifest';
import { nextTry } from './schedule';
import { settle } from './settle';

export interface Applying {
  now: EpochMs;
  /** From 0 to 1. */
  chance: number;
  appVersion: string;
}

/**
 * The subscription after a look. Judges the manifest once more against the row as it is now: looks
 * that overlap may end in any order, and the newest version stays.
 */
export function applyCheck(row: StoredSubscription, result: CheckResult, at: Applying): StoredSubscription {
  const checked = { ...row, checkedAt: at.now, trial: null };
  if (result.kind === 'trouble') return troubled(checked, result, at);
  const taken = result.kind === 'accepted' ? accept(checked, result, at.now) : checked;
  const good = { ...taken, trouble: null, failures: 0, nextTryAt: nextTry(0, null, at.now, at.chance) };
  return settle(good, at.now);
}

function troubled(
  row: StoredSubscription,
  { trouble, retryAfterMs, badContent }: CheckResult & { kind: 'trouble' },
  { now, chance, appVersion }: Applying,
): StoredSubscription {
  const { state, reason, problems } = trouble;
  const failures = row.failures + 1;
  const quarantine =
    badContent === null ? row.quarantine : { state, reason, problems, sha256: badContent, appVersion };
  const nextTryAt = nextTry(failures, retryAfterMs, now, chance);
  return settle({ ...row, trouble: { state, reason, problems }, failures, quarantine, nextTryAt }, now);
}

/** Takes a verified manifest up, unless what is there is newer. */
export function accept(row: StoredSubscription, accepted: Accepted, now: EpochMs): StoredSubscription {
  const { manifest, document, etag, signedBy } = accepted;
  if (!row.keys.includes(signedBy) || judgeManifest(row, manifest, now, null).kind !== 'take') return row;
  const next: StoredSubscription = {
    ...row,
    keys: trustedKeys(row.keys, signedBy, manifest.nextKey),
    newest: manifest,
    etag,
    quarantine: null,
  };
  const [used, ...rest] = row.kept;
  if (used && isSameContent(used, accepted))
    return { ...next, kept: [{ ...used, manifest }, ...rest], waiting: null };
  return { ...next, waiting: { manifest, document, activatedAt: null } };
}

const isSameContent = (kept: KeptVersion, { manifest }: Accepted): boolean =>
  kept.manifest.sha256 === manifest.sha256 && kept.manifest.version === manifest.version;

/** The key that signed, and the one it names; a key that its successor has signed after is not trusted again. */
function trustedKeys(keys: readonly string[], signedBy: string, nextKey: string | undefined): string[] {
  const isSuccessor = keys.indexOf(signedBy) > 0;
  const [pinned = signedBy] = keys;
  return [...new Set([isSuccessor ? signedBy : pinned, ...(nextKey ? [nextKey] : [])])];
}
