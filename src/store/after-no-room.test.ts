import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import { LeadlightDatabase } from './database';

const db = new LeadlightDatabase(`after-no-room-${crypto.randomUUID()}`);
afterEach(() => db.delete());

/** As Firefox does: the first transaction to write after one that found no room refuses to. Resolves at an abort. */
function refuseAfterAbort(): Promise<void> {
  const { transaction } = IDBDatabase.prototype;
  let isRefusing = false;
  return new Promise((resolve) => {
    IDBDatabase.prototype.transaction = function open(names, mode, options) {
      const opened = transaction.call(this, names, mode, options);
      if (mode !== 'readwrite') return opened;
      if (isRefusing)
        opened.objectStore = () => {
          throw new DOMException('Mutations are not allowed.', 'InvalidStateError');
        };
      isRefusing = false;
      opened.addEventListener('abort', () => {
        isRefusing = true;
        setTimeout(resolve);
      });
      return opened;
    };
  });
}

it('writes again right after a transaction that found no room', async () => {
  const aborted = refuseAfterAbort();
  const full = db.transaction('rw', db.reviewViews, async () => {
    await db.reviewViews.put({ name: 'Monday', view: {} });
    throw new DOMException('No room.', 'QuotaExceededError');
  });
  await expect(full).rejects.toThrow('No room.');
  await aborted;
  await db.reviewViews.put({ name: 'Friday', view: {} });
  expect((await db.reviewViews.toArray()).map(({ name }) => name)).toEqual(['Friday']);
});
