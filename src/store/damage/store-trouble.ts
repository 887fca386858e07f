import { isNoRoom, namesWithin } from '../../record/no-room';

/** Why the store can't be used, as far as one can act on it. */
export type StoreTrouble = 'newer' | 'full' | 'blocked' | 'late' | 'unreadable';

/** A database that a newer Leadlight has written: nothing of it is changed. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';

  constructor() {
    super(
      'A newer Leadlight has written the data in this browser. Update Leadlight; until then nothing is changed.',
    );
  }
}

/**
 * Dexie opens a newer database without a word, and adds what it misses in it (reliability.md, fact 3).
 * It does so by asking once more without a version, which is refused here: nothing is opened at all.
 */
export function refuseNewer(factory: IDBFactory): Pick<IDBFactory, 'open' | 'deleteDatabase'> {
  // Without one Dexie says so itself, and of its own error the pages know what to do.
  if (!factory) return factory;
  return {
    open(name, version) {
      if (version === undefined) throw new NewerDatabaseError();
      return factory.open(name, version);
    },
    deleteDatabase: (name) => factory.deleteDatabase(name),
  };
}

/** What stands behind an error of the store. */
export function storeTrouble(error: unknown): StoreTrouble {
  const names = namesWithin(error).join(' ');
  if (names.includes('NewerDatabaseError')) return 'newer';
  if (names.includes('LateStoreError')) return 'late';
  if (isNoRoom(error)) return 'full';
  if (/SecurityError|InvalidStateError|MissingAPIError/.test(names)) return 'blocked';
  return 'unreadable';
}
