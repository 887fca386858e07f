import type { PackRef } from '../record/assessment';
import type { ParkedRules } from '../record/pack-subscription';
import type { EpochMs } from '../record/types';
import { parsePack } from '../rule-packs/parse';
import type { LeadlightDatabase, PackPointer } from './database';
import { type ComposedPacks, composePacks, type PackLayer } from './packs-composed';

/** A pack document that may judge, and where it came from. */
export interface PackDocument {
  pack: unknown;
  origin: PackRef['origin'];
  /** Rules whose older findings are put aside; left out where there are none. */
  parked?: readonly ParkedRules[];
}

/**
 * Puts the bundled pack into the store and makes it active when nothing is, or when an older
 * version of itself is. Idempotent, and one transaction, so that a background that dies here
 * leaves either the old or the new state.
 */
export async function installBundledPack(
  db: LeadlightDatabase,
  bundled: { id: string; version: number },
  storedAt: EpochMs,
): Promise<void> {
  await db.transaction('rw', db.packs, db.settings, async () => {
    const { id, version } = bundled;
    const known = await db.packs.get([id, version]);
    if (!known) await db.packs.put({ id, version, document: bundled, origin: 'bundled', storedAt });
    const active = await activeRef(db);
    const isOlder = active && !active.subscription && active.id === id && active.version < version;
    if (!active || isOlder) await db.settings.put({ name: 'active-pack', value: { id, version } });
  });
}

/** The pointer to the pack in force, or null before the first start. */
export async function activeRef(db: LeadlightDatabase): Promise<PackPointer | null> {
  const setting = await db.settings.get('active-pack');
  return setting?.name === 'active-pack' ? setting.value : null;
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

/** The documents that judge, the one that counts most first; none when the first is not there. */
function documentsInForce(db: LeadlightDatabase): Promise<StoredDocument[]> {
  return db.transaction('r', db.packs, db.settings, db.subscriptions, async () => {
    const ref = await activeRef(db);
    const first = ref && (await documentOf(db, ref));
    if (!ref || !first) return [];
    const others = await Promise.all((ref.also ?? []).map((layer) => documentOf(db, layer)));
    return [first, ...others.filter((found) => found !== null)];
  });
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
