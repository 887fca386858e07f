import type { DBCore, DBCoreTransaction, Middleware } from 'dexie';

/**
 * Firefox lets the first transaction after one that found no room only delete: what is written in it is refused
 * with an InvalidStateError, even where there is room by then. An empty one takes its place.
 */
export const afterNoRoom: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'after-no-room',
  create: (core) => ({
    ...core,
    transaction(stores, mode, options) {
      const opened = core.transaction(stores, mode, options);
      if (mode === 'readwrite' && isHeard(opened))
        opened.addEventListener('abort', () => openEmpty(core, stores));
      return opened;
    },
  }),
};

const isHeard = (opened: DBCoreTransaction): opened is DBCoreTransaction & EventTarget =>
  'addEventListener' in opened;

function openEmpty(core: DBCore, stores: string[]): void {
  try {
    core.transaction(stores.slice(0, 1), 'readwrite');
  } catch {
    // Closed meanwhile: what opens it next begins anew.
  }
}
