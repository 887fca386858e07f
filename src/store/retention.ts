import { DAY_MS } from '../record/format';
import type { EpochMs } from '../record/types';
import { parsePack } from '../rule-packs/parse';
import { setDamagedAside } from './damage/set-aside';
import type { LeadlightDatabase } from './database';
import type { InstalledPack } from './installed-pack';
import { activePack } from './packs';
import { forgetRecordsBefore, recordsBefore } from './records';

/** When the background last looked for what is over the pack's days is not stored: it looks once a day. */
export const FORGET_ALARM = 'forget-old-records';

/**
 * Deletes what was last seen longer ago than the pack in force allows; answers how many records. While
 * that pack can't be read nothing is deleted, because its days are not known.
 */
export async function forgetExpired(
  db: LeadlightDatabase,
  packs: Pick<InstalledPack, 'active'>,
  now: EpochMs,
): Promise<number> {
  const { pack, problem } = await packs.active();
  return problem === null ? forgetRecordsBefore(db, now - pack.retentionDays * DAY_MS) : 0;
}

/**
 * Once a day: damaged rows go aside, and records that are over the pack's days are deleted. A disk that is too full
 * to set rows aside does not stop the deleting, which makes room.
 */
export async function lookAfterStore(
  db: LeadlightDatabase,
  packs: Pick<InstalledPack, 'active'>,
  now: EpochMs,
): Promise<void> {
  await setDamagedAside(db, now).catch(() => {});
  await forgetExpired(db, packs, now);
}

export interface Retention {
  /** Days of the pack in force; null when it can't be read, and nothing is deleted. */
  days: number | null;
  pack: string | null;
  /** How many records would be deleted at `at`. */
  due: number;
}

export async function retentionAt(db: LeadlightDatabase, at: EpochMs): Promise<Retention> {
  const parsed = await activePack(db).then(
    ({ pack }) => parsePack(pack),
    () => null,
  );
  if (!parsed?.ok) return { days: null, pack: null, due: 0 };
  const { retentionDays, name, version } = parsed.pack;
  const { length: due } = await recordsBefore(db, at - retentionDays * DAY_MS);
  return { days: retentionDays, pack: `${name} ${version}`, due };
}
