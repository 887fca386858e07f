import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LeadlightDatabase } from '../database';
import { saveVisit } from '../records';
import {
  backupOf,
  deal,
  dump,
  emptyStore,
  FOLLOWED,
  filledStore,
  NOW,
  SUMMARY,
} from '../testing/filled-store';
import { END_SIZE, GZIP_HEAD } from './gzip-member';
import { verifyBackup } from './read-backup';
import { restoreBackup } from './restore';
import { bytesOf, PASSPHRASE, reading, restoring } from './testing/backup-files';
import { schemaOf, writeBackup } from './write-backup';

const linesOf = async (file: Blob): Promise<string[]> =>
  gunzipSync(await bytesOf(file))
    .toString()
    .trimEnd()
    .split('\n');

describe('a backup', () => {
  it.each([
    ['plain', null],
    ['encrypted', PASSPHRASE],
  ])('%s gives everything back to an empty store', async (_, passphrase) => {
    const db = await filledStore();
    const file = await backupOf(db, passphrase);
    const other = emptyStore();
    const content = await verifyBackup(file, reading(other, passphrase));
    expect(content).toMatchObject({
      head: { schema: db.verno, app: '0.1.0', created: '2026-11-20T12:00:00.000Z' },
      counts: { records: 3, observations: 3, suppressions: 1 },
      unfit: 0,
      dataFrom: NOW - 1000,
      dataTo: NOW - 1000,
    });
    const report = await restoreBackup(other, file, 'replace', restoring(passphrase));
    expect(report).toMatchObject({ restored: { records: 3, observations: 3 }, setAside: 0 });
    expect(await dump(other)).toEqual(await dump(db));
  });

  it('is a gzip file that any program reads, with a line for each row and the hash at its end', async () => {
    const file = await backupOf(await filledStore(1));
    const lines = await linesOf(file);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      leadlight: 'backup',
      format: 1,
      stored: { records: 1 },
    });
    expect(lines.filter((line) => line.startsWith('{"table":"records"'))).toHaveLength(1);
    const bytes = await bytesOf(file);
    const hash = createHash('sha256')
      .update(bytes.subarray(0, bytes.length - END_SIZE))
      .digest('hex');
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ end: 'leadlight-backup', sha256: hash });
  });

  it('holds every table that has rows, whatever is added to the schema', async () => {
    class Later extends LeadlightDatabase {
      constructor() {
        super('later');
        this.version(99).stores({ sketches: '++id' });
      }
    }
    const later = new Later();
    await later
      .table('sketches')
      .add({ id: 1, when: new Date(5), big: 3n, odd: [Number.NaN, -0, undefined] });
    const file = await backupOf(later);
    const [before] = await later.table('sketches').toArray();
    await later.table('sketches').clear();
    await restoreBackup(later, file, 'replace', restoring());
    expect(await later.table('sketches').toArray()).toEqual([before]);
  });

  it('has no secret in it, and nothing of the text when it is encrypted', async () => {
    const db = await filledStore(1);
    const plain = (await linesOf(await backupOf(db))).join('\n');
    expect(plain).toContain('Deal 0');
    expect(plain).not.toMatch(/connection:|described:|answer:/);
    const sealed = Buffer.from(await bytesOf(await backupOf(db, PASSPHRASE)));
    expect(sealed.includes('Deal 0')).toBe(false);
    expect(sealed.subarray(1200).includes(Buffer.from(GZIP_HEAD))).toBe(false);
  });

  it('that anyone can read has no more of a pack’s address than what is before the "?"', async () => {
    const db = emptyStore();
    const url = 'https://packs.example/manifest.json?token=hush-hush';
    await db.subscriptions.put({ ...FOLLOWED, id: 'a', url, etag: '"1"' });
    const problem = 'keys is missing or of another kind';
    await db.setAside.put({
      id: 1,
      table: 'subscriptions',
      key: null,
      row: { id: 'b', url },
      problem,
      at: NOW,
    });
    const plain = (await linesOf(await backupOf(db))).join('\n');
    expect(plain).toContain('"https://packs.example/manifest.json"');
    expect(plain).not.toContain('hush');
    const other = emptyStore();
    const report = await restoreBackup(other, await backupOf(db), 'replace', restoring());
    expect([report.withoutAddress, (await other.subscriptions.get('a'))?.isAddressCut]).toEqual([1, true]);
    // Who knows the address keeps it, and an encrypted file has it.
    const again = await restoreBackup(db, await backupOf(other), 'replace', restoring());
    expect(again.withoutAddress).toBe(0);
    expect(await db.subscriptions.get('a')).toEqual({ ...FOLLOWED, id: 'a', url });
    const sealed = await backupOf(db, PASSPHRASE);
    await restoreBackup(other, sealed, 'replace', restoring(PASSPHRASE));
    expect((await other.subscriptions.get('a'))?.url).toBe(url);
  });

  it('of a database without a schema is the same, so that a newer one can be saved', async () => {
    const db = await filledStore(1);
    const raw = new (Object.getPrototypeOf(LeadlightDatabase))(db.name);
    const [known, dynamic] = [await linesOf(await backupOf(db)), await linesOf(await backupOf(raw))];
    expect(dynamic.slice(0, -1)).toEqual(known.slice(0, -1));
    expect(schemaOf(raw)).toBe(db.verno);
  });

  it('can be cancelled, and then nothing is open any more', async () => {
    const db = await filledStore(1);
    const stop = new AbortController();
    const options = { appVersion: '1', now: NOW, passphrase: null, crypto, put: () => stop.abort() };
    await expect(writeBackup(db, { ...options, signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
    await saveVisit(db, deal('9', NOW), SUMMARY);
    expect(await db.records.count()).toBe(2);
  });
});
