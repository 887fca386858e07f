import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { emptyStore } from '../testing/filled-store';
import { endMember, GZIP_HEAD } from './gzip-member';
import { verifyBackup } from './read-backup';
import { restoreBackup } from './restore';
import { faultOf, reading, restoring } from './testing/backup-files';

/** A file with a right hash over whatever lines: somebody may make one. */
function forged(lines: readonly string[]): Blob {
  const first = new Uint8Array(gzipSync(`${lines.join('\n')}\n`));
  first.set(GZIP_HEAD);
  const hash = createHash('sha256').update(first).digest('hex');
  return new Blob([first, new Uint8Array(endMember(hash))]);
}

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
