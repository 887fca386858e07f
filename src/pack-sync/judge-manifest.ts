import type { PackState } from '../record/pack-subscription';
import type { EpochMs } from '../record/types';
import type { Manifest } from '../signing/manifest';
import type { StoredSubscription } from '../store/subscriptions';
import { CLOCK_TOLERANCE_MS } from './limits';

export type Judgement =
  | { kind: 'take' }
  /** What is known already; the answer to a repeated call. */
  | { kind: 'known' }
  | { kind: 'refuse'; state: PackState; reason: string };

/**
 * Whether a verified manifest may replace what a subscription has. Only a manifest that was
 * published later than every accepted one is taken, so that nobody who replays an old one, in any
 * order, can take a browser back; a lower version must be signed as the roll-back of this one.
 */
export function judgeManifest(
  row: StoredSubscription,
  manifest: Manifest,
  now: EpochMs,
  serverTime: EpochMs | null,
): Judgement {
  const { newest } = row;
  if (newest?.signature === manifest.signature && holds(row, manifest)) return { kind: 'known' };
  const dates = judgeDates(manifest, now, serverTime);
  if (dates) return dates;
  if (!newest || newest.signature === manifest.signature) return { kind: 'take' };
  if (manifest.packId !== newest.packId)
    return refuse(
      'invalid-pack',
      `The address now gives the pack “${manifest.packId}”, not “${newest.packId}”. Subscribe again if that is meant.`,
    );
  if (Date.parse(manifest.publishedAt) <= Date.parse(newest.publishedAt))
    return refuse(
      'older-version',
      `The address gives version ${manifest.version} as it was published before version ${newest.version}, which this browser has. The newer one is kept.`,
    );
  return judgeVersion(manifest, newest);
}

/** What is remembered only, because the pack was not followed for a while, is to be fetched again. */
const holds = ({ waiting, kept }: StoredSubscription, { sha256 }: Manifest): boolean =>
  [waiting, ...kept].some((version) => version?.manifest.sha256 === sha256);

function judgeVersion(manifest: Manifest, newest: Manifest): Judgement {
  if (manifest.version < newest.version && (manifest.rollbackOf ?? 0) < newest.version)
    return refuse(
      'older-version',
      `Version ${manifest.version} is older than version ${newest.version}, and is not signed as its roll-back. The newer one is kept.`,
    );
  if (manifest.version === newest.version && manifest.sha256 !== newest.sha256)
    return refuse(
      'changed-content',
      `Version ${manifest.version} was published again with other content. Ask the publisher for a new version number; the first one is kept.`,
    );
  return { kind: 'take' };
}

/** A manifest from the future, or one that is over only by this device's clock, says that the clock is wrong. */
function judgeDates(manifest: Manifest, now: EpochMs, serverTime: EpochMs | null): Judgement | null {
  const [published, expires] = [Date.parse(manifest.publishedAt), Date.parse(manifest.expiresAt)];
  const isClockWrong =
    published > now + CLOCK_TOLERANCE_MS || (expires <= now && serverTime !== null && serverTime < expires);
  if (isClockWrong)
    return refuse(
      'clock-wrong',
      `Version ${manifest.version} was signed for another time than this device shows. Set the date and time of the device; until then nothing is changed.`,
    );
  if (expires <= now)
    return refuse(
      'expired',
      `Version ${manifest.version} was good until ${manifest.expiresAt.slice(0, 10)}. Ask the publisher to sign it again; what this browser has is kept.`,
    );
  return null;
}

const refuse = (state: PackState, reason: string): Judgement => ({ kind: 'refuse', state, reason });
