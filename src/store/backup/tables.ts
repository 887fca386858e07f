import type { Dexie, Table } from 'dexie';

/** Made anew from the records, or about this browser itself: neither backed up nor restored. */
const OWN_TABLES = new Set([
  'reviewSegments',
  'reviewPending',
  'fieldSegments',
  'fieldPending',
  'generation',
  'watched',
  'watchPending',
  'watchMarks',
  'happenings',
  'recordFacts',
  'digests',
  'channels',
  'outbox',
  'packMemory',
  'signingKeys',
  'publishLog',
]);
/** Settings about the derived tables. */
const OWN_SETTINGS: readonly unknown[] = [
  'review-format',
  'figure-strip',
  'field-round',
  'watch-pack',
  'last-restore',
  'feedback-device',
];
/** Settings about this computer's clock. */
const OF_THIS_CLOCK = 'clock-skew:';
/** Settings about what this browser has looked at. */
const OF_THIS_LOOK = 'happenings-since:';
/** Settings that are counted from the records. */
const COUNTED = 'baselines:';
/** Which rules judge, and what is read from the CRM: they stay as they are when a backup is added to. */
const KEPT_IN_MERGE = new Set(['packs', 'settings', 'subscriptions', 'syncs', 'syncMembers', 'polls']);

/** Whatever tables the database has, in the order of their names; a new one needs no line here. */
export const backupTables = (db: Dexie): Table<unknown, unknown>[] =>
  db.tables.filter(({ name }) => !OWN_TABLES.has(name)).sort((a, b) => (a.name < b.name ? -1 : 1));

export const mergedTables = (db: Dexie): Table<unknown, unknown>[] =>
  backupTables(db).filter(({ name }) => !KEPT_IN_MERGE.has(name));

export const isOwnRow = (table: string, row: unknown): boolean =>
  isObject(row) &&
  ((table === 'setAside' && OWN_TABLES.has(String(row.table))) ||
    (table === 'settings' &&
      (OWN_SETTINGS.includes(row.name) ||
        [OF_THIS_CLOCK, OF_THIS_LOOK, COUNTED].some((prefix) => String(row.name).startsWith(prefix)))));

/**
 * What others may read of a row. What follows the "?" of an address may be a secret; the row's id, a hash of
 * the whole address, finds it again once the address is given anew.
 */
export function withoutSecrets(table: string, row: unknown): unknown {
  if (!isObject(row)) return row;
  if (table === 'setAside') return { ...row, row: withoutSecrets(String(row.table), row.row) };
  if (table !== 'subscriptions') return row;
  const [beginning = '', ...secret] = String(row.url).split('?');
  return secret.length === 0 ? row : { ...row, url: beginning, etag: null, isAddressCut: true };
}

/** The value of a row's primary key; undefined where it has none. */
export function keyOf({ schema }: Table<unknown, unknown>, row: unknown): unknown {
  const path = schema.primKey.keyPath;
  if (!isObject(row) || !path) return undefined;
  if (typeof path === 'string') return row[path];
  return path.map((part) => row[part]);
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
