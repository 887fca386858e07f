import { Dexie } from 'dexie';
import type { EpochMs } from '../../record/types';
import type { LeadlightDatabase } from '../database';

/**
 * Browsers delete a site's database when the disk is short of room, and damaged files reopen empty
 * without an error (reliability.md, fact 2). What was there is therefore noted outside of it.
 */
const MARKER = 'store-marker';
const LOST = 'store-lost';
const SETTLE_MS = 1000;

/** The part of `storage.local` that is used. */
export interface MarkerArea {
  get(name: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(name: string): Promise<void>;
}

/** What the database held when it was last written. */
export interface StoreMarker {
  /** Drawn when the database was made: another one means another database. */
  generation: string;
  records: number;
  subscriptions: number;
  at: EpochMs;
}

/** What is gone, until the user has been told. */
export type LostData = Pick<StoreMarker, 'records' | 'subscriptions' | 'at'> & { foundAt: EpochMs };

/**
 * Compares the database with the note about it. Answers what is gone, now or earlier, and not yet
 * acknowledged; null while all is well. Call it wherever the database is opened.
 */
export async function findLost(
  db: LeadlightDatabase,
  area: MarkerArea,
  draw: () => string,
  now: EpochMs,
): Promise<LostData | null> {
  const marker = readMarker((await area.get(MARKER))[MARKER]);
  const generation = await generationOf(db, draw, marker);
  const count = await db.records.count();
  const hadData = marker !== null && marker.records + marker.subscriptions > 0;
  const isGone = !marker || marker.generation !== generation || (marker.records > 0 && count === 0);
  if (hadData && isGone) {
    const { records, subscriptions, at } = marker;
    await area.set({ [LOST]: { records, subscriptions, at, foundAt: now } satisfies LostData });
  }
  if (isGone || marker.records !== count) await noteStore(db, area, now);
  return readLost((await area.get(LOST))[LOST]);
}

/**
 * The same for a page that is being opened. Counting a large store takes longer than reading its list, so where the
 * note fits and anything is stored nothing is counted; the background counts when it starts.
 */
export async function findLostAtOnce(
  db: LeadlightDatabase,
  area: MarkerArea,
  draw: () => string,
  now: EpochMs,
): Promise<LostData | null> {
  const [generation, kept, told, some] = await Promise.all([
    db.generation.get(1),
    area.get(MARKER),
    area.get(LOST),
    // `limit(1).count()` would count them all first.
    db.records.limit(1).primaryKeys(),
  ]);
  const marker = readMarker(kept[MARKER]);
  const isThere = marker !== null && marker.generation === generation?.value;
  return isThere && (some.length > 0 || marker.records === 0)
    ? readLost(told[LOST])
    : findLost(db, area, draw, now);
}

/**
 * How many records are known to have been stored: as last noted, or as went missing before that and was not
 * acknowledged. Null where nothing was ever noted. Asks the store nothing, which may not open.
 */
export async function notedRecords(area: MarkerArea): Promise<number | null> {
  const [kept, told] = await Promise.all([area.get(MARKER), area.get(LOST)]);
  const noted = readMarker(kept[MARKER])?.records ?? null;
  return noted || (readLost(told[LOST])?.records ?? noted);
}

/** The user knows, or has restored a backup. */
export const acknowledgeLost = (area: MarkerArea): Promise<void> => area.remove(LOST);

/** The database is about to be deleted on purpose: nothing of it will be missed. */
export async function forgetNote(area: MarkerArea): Promise<void> {
  await area.remove(MARKER);
  await area.remove(LOST);
}

/** Writes down what the database holds. Before something is deleted on purpose, `isEmptied` says so. */
export async function noteStore(
  db: LeadlightDatabase,
  area: MarkerArea,
  now: EpochMs,
  isEmptied = false,
): Promise<void> {
  const [generation, records, subscriptions] = await Promise.all([
    db.generation.get(1),
    db.records.count(),
    db.subscriptions.count(),
  ]);
  const name = nameOf(generation);
  if (name === null) return;
  const counts = isEmptied ? { records: 0, subscriptions: 0 } : { records, subscriptions };
  await area.set({ [MARKER]: { generation: name, ...counts, at: now } satisfies StoreMarker });
}

/** Keeps the note right from now on, a moment after each change that this page or script makes. */
export function keepNote(db: LeadlightDatabase, area: MarkerArea, now: () => EpochMs): () => void {
  let planned: ReturnType<typeof setTimeout> | undefined;
  const prefixes = ['records', 'subscriptions'].map((table) => `idb://${db.name}/${table}/`);
  const onChange = (parts: object): void => {
    const isOurs = Object.keys(parts).some((part) => prefixes.some((prefix) => part.startsWith(prefix)));
    if (!isOurs) return;
    clearTimeout(planned);
    planned = setTimeout(() => void noteStore(db, area, now()).catch(() => {}), SETTLE_MS);
  };
  Dexie.on('storagemutated', onChange);
  return () => {
    clearTimeout(planned);
    Dexie.on.storagemutated.unsubscribe(onChange);
  };
}

/**
 * Two pages may start at once: the first row stays. A row that is damaged is no other database: it is named again
 * as the note names it.
 */
async function generationOf(
  db: LeadlightDatabase,
  draw: () => string,
  marker: StoreMarker | null,
): Promise<string> {
  const known = nameOf(await db.generation.get(1));
  if (known !== null) return known;
  return db.transaction('rw', db.generation, async () => {
    const row = await db.generation.get(1);
    const first = nameOf(row);
    if (first !== null) return first;
    const value = (row && marker?.generation) ?? draw();
    await db.generation.put({ id: 1, value });
    return value;
  });
}

const nameOf = (row: unknown): string | null => {
  const { value } = Object(row);
  return typeof value === 'string' ? value : null;
};

function readMarker(value: unknown): StoreMarker | null {
  const { generation, records, subscriptions, at } = Object(value);
  const counts = [records, subscriptions, at];
  if (typeof generation !== 'string' || !counts.every(Number.isSafeInteger)) return null;
  return { generation, records, subscriptions, at };
}

function readLost(value: unknown): LostData | null {
  const { records, subscriptions, at, foundAt } = Object(value);
  if (![records, subscriptions, at, foundAt].every(Number.isSafeInteger)) return null;
  return { records, subscriptions, at, foundAt };
}
