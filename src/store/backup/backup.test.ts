import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LeadlightDatabase } from '../database';
import { saveVisit } from '../records';
import {
  BUNDLED,
  backupOf,
  deal,
  dump,
  emptyStore,
  filledStore,
  NOW,
  SUMMARY,
} from '../testing/filled-store';
import { BackupError } from './failure';
import { END_SIZE, endMember, GZIP_HEAD } from './gzip-member';
import { verifyBackup } from './read-backup';
import { restoreBackup } from './restore';
import { Sha256 } from './sha256';
import { schemaOf, writeBackup } from './write-backup';

const PASSPHRASE = 'correct horse battery';
const FULL = process.env.LEADLIGHT_FULL === '1';
const reading = (db: LeadlightDatabase, passphrase: string | null = null) => ({ db, passphrase, crypto });
const restoring = (passphrase: string | null = null) => ({ passphrase, crypto, now: NOW, bundled: BUNDLED });

const bytesOf = async (file: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await file.arrayBuffer());
const linesOf = async (file: Blob): Promise<string[]> =>
  gunzipSync(await bytesOf(file))
    .toString()
    .trimEnd()
    .split('\n');

/** A file with a right hash over whatever lines: somebody may make one. */
function forged(lines: readonly string[]): Blob {
  const first = new Uint8Array(gzipSync(`${lines.join('\n')}\n`));
  first.set(GZIP_HEAD);
  const hash = createHash('sha256').update(first).digest('hex');
  return new Blob([first, new Uint8Array(endMember(hash))]);
}

async function faultOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => new Error('It was accepted.'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BackupError)) throw error;
  return error.fault;
}

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
        this.version(99).stores({ drafts: '++id' });
      }
    }
    const later = new Later();
    await later.table('drafts').add({ id: 1, when: new Date(5), big: 3n, odd: [Number.NaN, -0, undefined] });
    const file = await backupOf(later);
    const [before] = await later.table('drafts').toArray();
    await later.table('drafts').clear();
    await restoreBackup(later, file, 'replace', restoring());
    expect(await later.table('drafts').toArray()).toEqual([before]);
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

describe('a file with a right hash that Leadlight did not write', () => {
  const HEAD = { leadlight: 'backup', format: 1, schema: 1, app: '1', created: '2026-01-01T00:00:00.000Z' };
  const head = (change: object = {}): string => JSON.stringify({ ...HEAD, stored: {}, ...change });
  const view = (name: string): string => `{"table":"reviewViews","row":{"name":"${name}","view":1}}`;
  const tail = (count: number): string => `{"counts":{"reviewViews":${count}}}`;

  it.each<[string, string[], string]>([
    ['a newer format', [head({ format: 2 })], 'newer-format'],
    ['a newer schema', [head({ schema: 900 })], 'newer-schema'],
    ['a head with more in it', [head({ extra: 1 }), tail(0)], 'not-written-here'],
    ['no head', [tail(0)], 'not-a-backup'],
    ['a table that does not exist', [head(), '{"table":"tokens","row":{}}', tail(0)], 'unknown-table'],
    ['a row twice', [head(), view('a'), view('a'), tail(2)], 'twice'],
    ['rows out of order', [head(), view('b'), view('a'), tail(2)], 'twice'],
    [
      'a name twice in one object',
      [head(), '{"table":"reviewViews","row":{"name":"a","name":"b"}}', tail(1)],
      'not-written-here',
    ],
    [
      'a row without a key',
      [head(), '{"table":"reviewViews","row":{"view":1}}', tail(1)],
      'not-written-here',
    ],
    ['a row that is none', [head(), '{"table":"reviewViews","row":null}', tail(1)], 'not-written-here'],
    [
      '__proto__',
      [head(), '{"table":"reviewViews","row":{"name":"a","view":{"__proto__":{"x":1}}}}', tail(1)],
      'hostile',
    ],
    [
      '__proto__ as an entry',
      [
        head(),
        '{"table":"reviewViews","row":{"name":"a","view":{"$":["Object",[["__proto__",1]]]}}}',
        tail(1),
      ],
      'hostile',
    ],
    [
      'a type that does not exist',
      [head(), '{"table":"reviewViews","row":{"name":"a","view":{"$":["Function",[]]}}}', tail(1)],
      'not-written-here',
    ],
    ['a wrong count', [head(), view('a'), tail(2)], 'not-written-here'],
    ['no end', [head(), view('a')], 'truncated'],
    ['something after its end', [head(), tail(0), view('a')], 'not-written-here'],
    ['text that is no JSON', [head(), 'hello', tail(0)], 'not-written-here'],
    [
      'a number that is none',
      [head(), '{"table":"reviewViews","row":{"name":"a","view":1e999}}', tail(1)],
      'not-written-here',
    ],
    [
      '100,000 lists in each other',
      [head(), '['.repeat(100_000) + ']'.repeat(100_000), tail(0)],
      'not-written-here',
    ],
  ])('is refused: %s', async (_, lines, fault) => {
    const db = emptyStore();
    expect(await faultOf(verifyBackup(forged(lines), reading(db)))).toBe(fault);
    expect(await faultOf(restoreBackup(db, forged(lines), 'replace', restoring()))).toBe(fault);
  });

  it('is taken where it holds, and rows that do not fit their table are set aside', async () => {
    const db = emptyStore();
    const file = forged([
      head(),
      '{"table":"records","row":{"key":"hubspot:7:deal:1"}}',
      view('a'),
      '{"counts":{"records":1,"reviewViews":1}}',
    ]);
    expect(await verifyBackup(file, reading(db))).toMatchObject({ unfit: 1 });
    expect(await restoreBackup(db, file, 'replace', restoring())).toMatchObject({ setAside: 1 });
    expect([await db.records.count(), await db.setAside.toArray()]).toEqual([
      0,
      [
        expect.objectContaining({
          table: 'records',
          key: 'hubspot:7:deal:1',
          row: { key: 'hubspot:7:deal:1' },
        }),
      ],
    ]);
  });
});

describe('restoring', () => {
  it('leaves everything as it was when the file turns out bad on the way, or it is cancelled', async () => {
    const db = await filledStore(2);
    const before = await dump(db);
    const good = await bytesOf(await backupOf(await filledStore(3)));
    const bad = good.slice();
    bad[bad.length - END_SIZE - 3] = 0;
    expect(await faultOf(restoreBackup(db, new Blob([bad]), 'replace', restoring()))).toBe('damaged');
    const signal = AbortSignal.abort();
    await expect(restoreBackup(db, new Blob([good]), 'replace', { ...restoring(), signal })).rejects.toThrow(
      /abort/i,
    );
    expect(await dump(db)).toEqual(before);
  });

  it('adds what is missing: newer readings stay, and nothing is there twice', async () => {
    const [db, other] = [await filledStore(2), await filledStore(3)];
    await saveVisit(db, deal('0', NOW + 5000, 'Won'), SUMMARY);
    const file = await backupOf(other);
    for (let times = 0; times < 2; times += 1) await restoreBackup(db, file, 'merge', restoring());
    const rows = await db.records.toArray();
    expect(rows.map(({ record }) => record.stage?.label)).toEqual(['Won', 'Proposal', 'Proposal']);
    const seen = await db.observations.toArray();
    expect(seen.map(({ key, entry }) => `${key} ${entry.to}`).sort()).toEqual([
      'hubspot:7:deal:0 Proposal',
      'hubspot:7:deal:0 Won',
      'hubspot:7:deal:1 Proposal',
      'hubspot:7:deal:2 Proposal',
    ]);
  });

  it('makes the list of the review anew', async () => {
    const db = await filledStore(1);
    await db.settings.put({ name: 'review-format', value: 1 });
    await restoreBackup(db, await backupOf(db), 'replace', restoring());
    expect(await db.settings.get('review-format')).toBeUndefined();
  });

  it('does not go back to an older version of a pack that is followed', async () => {
    const db = emptyStore();
    const row = { id: 'a', url: 'https://packs.example/m.json', keys: [], kept: [] };
    const at = (version: number) => ({ ...row, newest: { version } }) as never;
    await db.subscriptions.put(at(3));
    const file = await backupOf(db);
    await db.subscriptions.put(at(5));
    await restoreBackup(db, file, 'replace', restoring());
    expect((await db.subscriptions.get('a'))?.newest?.version).toBe(5);
  });

  it('needs no upgrade of rows: no version of the schema changes them', () => {
    const { _versions: versions } = emptyStore() as unknown as {
      _versions: { _cfg: { contentUpgrade: unknown } }[];
    };
    expect(versions.length).toBeGreaterThan(3);
    expect(versions.filter(({ _cfg }) => _cfg.contentUpgrade)).toEqual([]);
  });

  it('every table has its key in its rows', () => {
    for (const { name, schema } of emptyStore().tables)
      expect([name, schema.primKey.keyPath]).not.toContain('');
  });
});

describe('the hash', () => {
  it('is SHA-256, however the bytes arrive', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 6 }), (pieces) => {
        const hash = new Sha256();
        for (const piece of pieces) hash.update(piece);
        expect(hash.digest()).toBe(createHash('sha256').update(Buffer.concat(pieces)).digest('hex'));
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
