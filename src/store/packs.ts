import type { PackRef } from '../record/assessment';
import type { ParkedRules } from '../record/pack-subscription';
import type { EpochMs } from '../record/types';
import { parsePack } from '../rule-packs/parse';
import type { LeadlightDatabase, PackPointer } from './database';
import { isPackPointer } from './pack-pointer';
import { type ComposedPacks, composePacks, type PackLayer } from './packs-composed';
import { chooseInForce } from './subscriptions';

/** A pack document that may judge, and where it came from. */
export interface PackDocument {
  pack: unknown;
  origin: PackRef['origin'];
  /** Rules whose older findings are put aside; left out where there are none. */
  parked?: readonly ParkedRules[];
}

/**
 * Puts the bundled pack into the store, and in force where an older version of itself is. Where the pointer is
 * lost, damaged or leads nowhere, what is followed judges again, else the bundled pack; what was damaged is
 * set aside. Idempotent, and one transaction, so that a background that dies here leaves either the old or
 * the new state.
 */
export async function installBundledPack(
  db: LeadlightDatabase,
  bundled: { id: string; version: number },
  storedAt: EpochMs,
): Promise<void> {
  await db.transaction('rw', db.packs, db.settings, db.subscriptions, db.setAside, async () => {
    const { id, version } = bundled;
    const known = await db.packs.get([id, version]);
    if (!known) await db.packs.put({ id, version, document: bundled, origin: 'bundled', storedAt });
    const row = await db.settings.get('active-pack');
    const active = await activeRef(db);
    if (row && !active)
      await db.setAside.add({ table: 'settings', key: null, row, problem: NO_POINTER, at: storedAt });
    const isOlder = active && !active.subscription && active.id === id && active.version < version;
    const isLost = !active || (await documentOf(db, active)) === null;
    if (isOlder || isLost)
      await db.settings.put({ name: 'active-pack', value: await chosen(db, { id, version }) });
  });
}

const NO_POINTER = 'the note of which rule pack judges is damaged';

/** The pointer to the pack in force; null before the first start, and while it is damaged. */
export async function activeRef(db: LeadlightDatabase): Promise<PackPointer | null> {
  const setting = await db.settings.get('active-pack');
  return setting?.name === 'active-pack' && isPackPointer(setting.value) ? setting.value : null;
}

/** What judges by what is followed; rows that are damaged are left to those who set them aside. */
async function chosen(db: LeadlightDatabase, bundled: PackPointer): Promise<PackPointer> {
  const rows = await db.subscriptions.toArray();
  const isSound = (kept: unknown): boolean =>
    Array.isArray(kept) && kept.every((one) => typeof Object(Object(one).manifest).version === 'number');
  return chooseInForce(
    rows.filter(({ kept }) => isSound(kept)),
    bundled,
  );
}

/**
 * The pack in force with its document, put together from all packs that are followed. Throws when
 * the store holds none.
 */
export async function activePack(db: LeadlightDatabase): Promise<PackDocument> {
  const [first, ...others] = await documentsInForce(db);
  if (!first)
    throw new Error('No rule pack is in the store. Restart the browser to put the bundled one back.');
  const { origin, pack } = first;
  const all = others.length > 0 ? composed(first, others) : null;
  const parked = [first, ...others].flatMap((document) => graceOf(document, all));
  return { origin, pack: all?.pack ?? pack, ...(parked.length > 0 && { parked }) };
}

/** The packs in force rule by rule; null when the first of them can't be used by this Leadlight. */
export async function composedPacks(db: LeadlightDatabase): Promise<ComposedPacks | null> {
  const [first, ...others] = await documentsInForce(db);
  return first ? composed(first, others) : null;
}

interface StoredDocument {
  pack: unknown;
  origin: PackRef['origin'];
  subscription: string | null;
  grace: ParkedRules | null;
}

/** A pack parks findings of its own rules only, not of those that a pack above decides about. */
function graceOf({ grace, subscription }: StoredDocument, all: ComposedPacks | null): ParkedRules[] {
  if (!grace) return [];
  const isOwn = (id: string): boolean =>
    all === null || all.rules.some(({ rule, from }) => rule.id === id && from.subscription === subscription);
  const rules = grace.rules.filter(isOwn);
  return rules.length > 0 ? [{ ...grace, rules }] : [];
}

function composed(first: StoredDocument, others: readonly StoredDocument[]): ComposedPacks | null {
  const [base] = layersOf([first]);
  return base ? composePacks(base, layersOf(others)) : null;
}

/** A document that can't be used any more, after an update of Leadlight for one, adds nothing. */
const layersOf = (documents: readonly StoredDocument[]): PackLayer[] =>
  documents.flatMap(({ subscription, pack }) => {
    const parsed = parsePack(pack);
    return parsed.ok ? [{ subscription, pack: parsed.pack }] : [];
  });

/**
 * The documents that judge, the one that counts most first; none before the first start. Pages may ask before
 * the background has mended a pointer: they get what it will choose.
 */
function documentsInForce(db: LeadlightDatabase): Promise<StoredDocument[]> {
  return db.transaction('r', db.packs, db.settings, db.subscriptions, async () => {
    const stored = await activeRef(db);
    const found = stored && (await documentOf(db, stored));
    const ref = found ? stored : await chosenAnew(db);
    const first = found ?? (ref && (await documentOf(db, ref)));
    if (!ref || !first) return [];
    const others = await Promise.all((ref.also ?? []).map((layer) => documentOf(db, layer)));
    return [first, ...others.filter((found) => found !== null)];
  });
}

async function chosenAnew(db: LeadlightDatabase): Promise<PackPointer | null> {
  const packs = await db.packs.filter(({ origin }) => origin === 'bundled').toArray();
  const newest = packs.sort((a, b) => b.version - a.version)[0];
  return newest ? chosen(db, { id: newest.id, version: newest.version }) : null;
}

async function documentOf(db: LeadlightDatabase, ref: PackPointer): Promise<StoredDocument | null> {
  if (ref.subscription) {
    const followed = await db.subscriptions.get(ref.subscription);
    const used = followed?.kept.find(({ manifest }) => manifest.version === ref.version);
    return used && followed
      ? { pack: used.document, origin: 'signed', subscription: followed.id, grace: followed.parked }
      : null;
  }
  const stored = await db.packs.get([ref.id, ref.version]);
  return stored ? { pack: stored.document, origin: stored.origin, subscription: null, grace: null } : null;
}
