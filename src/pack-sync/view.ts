import type { PackState, PackSubscription, PackVersion } from '../record/pack-subscription';
import type { EpochMs } from '../record/types';
import type { Manifest } from '../signing/manifest';
import type { PackPointer } from '../store/database';
import type { StoredSubscription, SyncTrouble } from '../store/subscriptions';
import { hasAddress, isFromFiles } from './from-files';
import { type Wait, waitFor } from './settle';

/** A stored subscription as pages show it. `keyId`: of the key that is trusted now. */
export function viewOf(
  row: StoredSubscription,
  inForce: PackPointer | null,
  keyId: string,
  now: EpochMs,
): PackSubscription {
  const [used, previous] = row.kept;
  const wait = row.waiting && waitFor(row, row.waiting.manifest, now);
  const place = [inForce, ...(inForce?.also ?? [])].findIndex((pack) => pack?.subscription === row.id);
  return {
    id: row.id,
    url: isFromFiles(row) ? null : row.url,
    name: used ? nameOf(used.document) : null,
    keyId,
    isManaged: row.isManaged,
    group: row.group,
    isInForce: place >= 0,
    precedence: place >= 0 ? place + 1 : null,
    ...(cutOff(row) ?? row.trouble ?? { ...standing(row, wait, now), problems: [] }),
    version: used ? versionOf(used.manifest) : null,
    next: row.waiting ? { ...versionOf(row.waiting.manifest), from: wait?.from ?? null } : null,
    previous: previous ? versionOf(previous.manifest) : null,
    parked:
      row.parked && now < row.parked.until
        ? { rules: row.parked.rules.length, until: row.parked.until }
        : null,
    checkedAt: row.checkedAt,
    nextCheckAt: hasAddress(row) ? row.nextTryAt : null,
  };
}

function cutOff({ isAddressCut, kept: [used] }: StoredSubscription): SyncTrouble | null {
  if (!isAddressCut) return null;
  const judges = used ? `Version ${used.manifest.version} stays in use;` : 'Until then';
  return {
    state: 'address-missing',
    reason: `It came from a backup that is not encrypted and so has only the beginning of its address: the rest may be a secret. ${judges} nothing is fetched. Follow it again with the whole line you were given.`,
    problems: [],
  };
}

const nameOf = (document: unknown): string | null =>
  typeof document === 'object' && document !== null && 'name' in document ? String(document.name) : null;

export const versionOf = ({ packId, version, publishedAt, expiresAt }: Manifest): PackVersion => ({
  packId,
  version,
  publishedAt: Date.parse(publishedAt),
  expiresAt: Date.parse(expiresAt),
});

function standing(
  row: StoredSubscription,
  wait: Wait | null,
  now: EpochMs,
): { state: PackState; reason: string } {
  if (row.waiting) return waiting(row.waiting.manifest, wait);
  const used = row.kept[0]?.manifest;
  if (!used) return { state: 'not-checked', reason: 'This pack has not been fetched yet.' };
  const day = used.expiresAt.slice(0, 10);
  if (Date.parse(used.expiresAt) <= now)
    return {
      state: 'expired',
      reason: `Version ${used.version} was good until ${day} and nothing newer is published. It stays in use; ask the publisher to sign it again.`,
    };
  return { state: 'current', reason: `Version ${used.version} is the newest. It is good until ${day}.` };
}

function waiting({ version, expiresAt }: Manifest, wait: Wait | null): { state: PackState; reason: string } {
  const from = wait?.from
    ? ` from ${new Date(wait.from).toISOString().slice(0, 16).replace('T', ' ')} UTC`
    : '';
  switch (wait?.why) {
    case 'scheduled':
      return { state: 'scheduled', reason: `Version ${version} is here and will be used${from}.` };
    case 'stage':
      return {
        state: 'newer-available',
        reason: `Version ${version} is given to some browsers first. This one gets it${from || ' when the publisher widens it'}.`,
      };
    case 'group':
      return {
        state: 'newer-available',
        reason: `Version ${version} is for other groups than this browser’s. Nothing is to do.`,
      };
    case 'held':
      return {
        state: 'newer-available',
        reason: `You went back from version ${version}. Use it again, or wait for the next one.`,
      };
    case 'expired':
      return {
        state: 'expired',
        reason: `Version ${version} was good until ${expiresAt.slice(0, 10)}, before it was used. Ask the publisher to sign it again.`,
      };
    default:
      return {
        state: 'newer-available',
        reason: `Version ${version} is here and is used from the next look on.`,
      };
  }
}
