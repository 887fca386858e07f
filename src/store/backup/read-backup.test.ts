import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { backupOf, emptyStore, filledStore } from '../testing/filled-store';
import { verifyBackup } from './read-backup';
import { bytesOf, FULL, faultOf, PASSPHRASE, reading } from './testing/backup-files';

describe('a backup that is not as it was written is refused', () => {
  it.each([
    ['plain', null, FULL ? 1 : 5],
    ['encrypted', PASSPHRASE, FULL ? 1 : 11],
  ])('whichever byte of a %s one is changed', async (_, passphrase, step) => {
    const bytes = await bytesOf(await backupOf(await filledStore(1), passphrase));
    const db = emptyStore();
    for (let at = 0; at < bytes.length; at += step) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      const work = verifyBackup(new Blob([changed]), reading(db, passphrase));
      expect([at, await faultOf(work)]).toEqual([at, expect.any(String)]);
    }
  });

  it('wherever it is cut off, and when bytes are added', async () => {
    for (const passphrase of [null, PASSPHRASE]) {
      const bytes = await bytesOf(await backupOf(await filledStore(1), passphrase));
      for (let length = 0; length < bytes.length; length += 37) {
        const work = verifyBackup(new Blob([bytes.slice(0, length)]), reading(emptyStore(), passphrase));
        expect(await faultOf(work)).toMatch(/truncated|damaged|not-a-backup|wrong/);
      }
      const longer = new Blob([bytes, 'x']);
      expect(await faultOf(verifyBackup(longer, reading(emptyStore(), passphrase)))).toMatch(
        /damaged|truncated/,
      );
    }
  });

  it('says that the end is missing, that the passphrase is wrong, or that one is needed', async () => {
    const db = await filledStore(1);
    const plain = await bytesOf(await backupOf(db));
    expect(await faultOf(verifyBackup(new Blob([plain.slice(0, -1)]), reading(db)))).toBe('truncated');
    const sealed = await backupOf(db, PASSPHRASE);
    expect(await faultOf(verifyBackup(sealed, reading(db, 'Correct horse')))).toBe('wrong-passphrase');
    expect(await faultOf(verifyBackup(sealed, reading(db)))).toBe('passphrase-needed');
    expect(await faultOf(verifyBackup(new Blob(['%PDF-1.7']), reading(db)))).toBe('not-a-backup');
  });

  it('when whole pieces of an encrypted one are missing, swapped or from another', async () => {
    const db = emptyStore();
    const noise = Array.from({ length: 1_500_000 }, (_, at) =>
      String.fromCharCode(33 + (((at * at * 7919) % 9973) % 90)),
    );
    await db.reviewViews.put({
      name: 'large',
      view: noise.map((one, at) => one + ((at * 31) % 977)).join(''),
    });
    const bytes = await bytesOf(await backupOf(db, PASSPHRASE));
    const start = bytes.indexOf(10) + 1;
    const piece = 256 * 1024 + 16;
    expect(bytes.length).toBeGreaterThan(start + 2 * piece);
    const parts = [0, 1, 2].map((at) => bytes.slice(start + at * piece, start + (at + 1) * piece));
    const [one, two] = [parts[0] ?? bytes, parts[1] ?? bytes];
    const head = bytes.slice(0, start);
    const read = (...pieces: Uint8Array<ArrayBuffer>[]) =>
      faultOf(verifyBackup(new Blob([head, ...pieces]), reading(db, PASSPHRASE)));
    expect(await read(one, two)).toBe('truncated');
    expect(await read(two, one, bytes.slice(start + 2 * piece))).toBe('damaged');
    expect(await read(one, bytes.slice(start + 2 * piece))).toBe('damaged');
  });
});
