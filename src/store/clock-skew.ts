import type { Crm } from '../record/types';
import type { LeadlightDatabase, StoredSkew } from './database';

/** Samples are right by about a second; less than this is none, and smaller moves change nothing. */
const WORTH_MS = 2000;
const SAMPLES = 5;
/** One odd answer must not move every countdown. */
const LEAST_SAMPLES = 3;

interface Account {
  crm: Crm;
  org: string;
}

export const skewName = ({ crm, org }: Account): `clock-skew:${string}` => `clock-skew:${crm}:${org}`;

/** With one more sample: the median of the last five counts from the third on. */
export function withSample(known: StoredSkew | null, sample: number): StoredSkew {
  const samples = [...(known?.samples ?? []), Math.round(sample)].slice(-SAMPLES);
  const before = known?.ms ?? 0;
  if (samples.length < LEAST_SAMPLES) return { samples, ms: before };
  const median = [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0;
  const counted = Math.abs(median) < WORTH_MS ? 0 : median;
  const isMoved = Math.abs(counted - before) >= WORTH_MS;
  return { samples, ms: isMoved ? counted : before };
}

/**
 * Takes one more sample of how far an account's clock is ahead of ours, in milliseconds. Where that changes what
 * counts, all its clocks that run are to be judged anew. Gives what counts from now on.
 */
export function noteSkew(db: LeadlightDatabase, account: Account, sample: number): Promise<number> {
  return db.transaction('rw', db.settings, db.watched, db.watchPending, async () => {
    const name = skewName(account);
    const known = skewOf(await db.settings.get(name));
    const next = withSample(known, sample);
    await db.settings.put({ name, value: next });
    if (next.ms === (known?.ms ?? 0)) return next.ms;
    const beginning = `${account.crm}:${account.org}:`;
    const clocks = await db.watched.where('key').startsWith(beginning).toArray();
    const keys = [...new Set(clocks.map(({ key }) => key))];
    await db.watchPending.bulkPut(keys.map((key) => ({ key })));
    return next.ms;
  });
}

/** The CRM's clock minus ours in milliseconds, where it is worth correcting; else 0. */
export const clockSkew = async (db: LeadlightDatabase, account: Account): Promise<number> =>
  skewOf(await db.settings.get(skewName(account)))?.ms ?? 0;

/** The same for every account, by the beginning of its records' keys. */
export async function clockSkews(db: LeadlightDatabase): Promise<(key: string) => number> {
  const rows = await db.settings.where('name').startsWith('clock-skew:').toArray();
  const told = rows.map((row) => [`${row.name.slice('clock-skew:'.length)}:`, skewOf(row)?.ms ?? 0] as const);
  return (key) => told.find(([beginning]) => key.startsWith(beginning))?.[1] ?? 0;
}

/** The same for each CRM: of several accounts the one that is furthest off. */
export async function crmSkews(db: LeadlightDatabase): Promise<{ crm: Crm; ms: number }[]> {
  const rows = await db.settings.where('name').startsWith('clock-skew:').toArray();
  const furthest = new Map<Crm, number>();
  for (const row of rows) {
    const crm: Crm = row.name.startsWith('clock-skew:hubspot:') ? 'hubspot' : 'salesforce';
    const ms = skewOf(row)?.ms ?? 0;
    if (Math.abs(ms) > Math.abs(furthest.get(crm) ?? 0)) furthest.set(crm, ms);
  }
  return [...furthest].map(([crm, ms]) => ({ crm, ms }));
}

/** What a damaged row says counts for nothing. */
function skewOf(row: { value: unknown } | undefined): StoredSkew | null {
  const { samples, ms } = Object(row?.value);
  return Number.isFinite(ms) && Array.isArray(samples)
    ? { samples: samples.filter(Number.isFinite), ms }
    : null;
}
