import type { EpochMs } from '../record/types';
import { parsePack } from '../rule-packs/parse';
import type { Manifest } from '../signing/manifest';
import type { KeptVersion, StoredSubscription } from '../store/subscriptions';
import { type Admission, admit } from './audience';
import { parkedRules } from './baseline';

/** Versions kept with their documents, the one in use included. */
const KEPT = 3;

/** Why a verified version is not used yet, and from when on it will be; null where time does not tell. */
export interface Wait {
  why: 'scheduled' | 'held' | 'expired' | (Admission & { isIn: false })['why'];
  from: EpochMs | null;
}

/** Null when the version may be used now. */
export function waitFor(row: StoredSubscription, manifest: Manifest, now: EpochMs): Wait | null {
  if (Date.parse(manifest.expiresAt) <= now) return { why: 'expired', from: null };
  if (row.held === manifest.version) return { why: 'held', from: null };
  const activateAt = Date.parse(manifest.activateAt ?? manifest.publishedAt);
  const isLater = manifest.activateAt !== undefined && activateAt > now;
  const admission = admit(manifest.audience, row, isLater ? activateAt : now);
  if (!admission.isIn) return { why: admission.why, from: admission.from };
  return isLater ? { why: 'scheduled', from: activateAt } : null;
}

/**
 * Puts the waiting version to use when its time has come. A version that this Leadlight can't use
 * any more, because it was updated meanwhile, is set aside and the one in use stays.
 */
export function settle(row: StoredSubscription, now: EpochMs): StoredSubscription {
  const { waiting } = row;
  if (!waiting || waitFor(row, waiting.manifest, now)) return row;
  const parsed = parsePack(waiting.document);
  if (!parsed.ok) {
    const problems = parsed.problems.map(({ path, message, fix }) => `${path || 'pack'}: ${message} ${fix}`);
    const reason = `Version ${waiting.manifest.version} can’t be used by this Leadlight. The last good one is kept.`;
    return { ...row, waiting: null, trouble: { state: 'invalid-pack', reason, problems } };
  }
  const parked = parkedRules(waiting.manifest, row.kept[0]?.document, parsed.pack, now);
  return {
    ...row,
    kept: withFirst(row, { ...waiting, activatedAt: now }),
    waiting: null,
    held: null,
    parked,
  };
}

/** A version that was taken back by its publisher is not kept to go back to. */
function withFirst({ kept }: StoredSubscription, used: KeptVersion): KeptVersion[] {
  const { version, rollbackOf } = used.manifest;
  const others = kept.filter(
    ({ manifest }) => manifest.version !== version && !(rollbackOf && manifest.version > version),
  );
  return [used, ...others].slice(0, KEPT);
}

/** The user's way back to the version before; the newer one waits until it is asked for, or followed by another. */
export function rolledBack(row: StoredSubscription, now: EpochMs): StoredSubscription {
  const [used, previous, ...rest] = row.kept;
  if (!used || !previous) return row;
  return {
    ...row,
    kept: [{ ...previous, activatedAt: now }, ...rest],
    waiting: row.waiting ?? { ...used, activatedAt: null },
    held: used.manifest.version,
    parked: null,
  };
}

/** Takes up again what the user went back from. */
export const released = (row: StoredSubscription, now: EpochMs): StoredSubscription =>
  settle({ ...row, held: null }, now);
