import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupOf, emptyStore } from '../testing/filled-store';
import { restoreBackup } from './restore';
import { FULL, restoring } from './testing/backup-files';

describe('any text and number', () => {
  const json = fc.jsonValue({ maxDepth: 4 });
  const tricky = fc.oneof(
    json,
    fc.double(),
    fc.bigInt(),
    fc.date({ noInvalidDate: true }),
    fc.constantFrom(undefined, -0, '\u2028', '\ud800', { $: 1 }, { $: ['number', 'x'] }),
    fc.array(fc.double()).map((list) => Float64Array.from(list)),
    fc.dictionary(fc.string(), json).map((entries) => new Map(Object.entries(entries))),
  );
  it('comes back as it was', async () => {
    const [db, other] = [emptyStore(), emptyStore()];
    await fc.assert(
      fc.asyncProperty(fc.array(tricky, { maxLength: 8 }), async (values) => {
        await db.reviewViews.clear();
        const hasTrap = (value: unknown): boolean =>
          JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? 0 : one))?.includes('"__proto__"') ??
          false;
        await db.reviewViews.bulkPut(
          values.filter((value) => !hasTrap(value)).map((view, at) => ({ name: `${at}`, view })),
        );
        await restoreBackup(other, await backupOf(db), 'replace', restoring());
        expect(await other.reviewViews.toArray()).toEqual(await db.reviewViews.toArray());
      }),
      { numRuns: FULL ? 300 : 40, seed: 7 },
    );
  });
});
