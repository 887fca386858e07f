import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileCondition } from '../conditions/compile-condition';
import { parsePack } from '../rule-packs/parse';
import { compilePack } from './compile-pack';
import { exampleRecord } from './example-record';
import { EVERY_OPERATOR, REHEARSAL, REHEARSAL_PACK, rehearse } from './rehearse';

const CONTEXT = { now: Date.parse(REHEARSAL.now), zone: 'Europe/Berlin', locale: 'en-GB' };

describe('rehearse', () => {
  it('rehearses with a pack like any other', () => {
    expect(parsePack(REHEARSAL_PACK)).toMatchObject({ ok: true });
    expect(compilePack(REHEARSAL_PACK, 'bundled').rules.filter(({ run }) => run === null)).toEqual([]);
    expect(() => rehearse(CONTEXT)).not.toThrow();
  });

  it('uses every operator of the language, and asks each of them', () => {
    const page = readFileSync(resolve(import.meta.dirname, '../conditions/OPERATORS.md'), 'utf8');
    const documented = [...page.matchAll(/^\| ((?:`[a-zA-Z]+` )+)`\{/gm)].flatMap(([, names = '']) =>
      names.trim().replaceAll('`', '').split(' '),
    );
    const used = new Set(JSON.stringify([...EVERY_OPERATOR, { op: 'all' }]).match(/(?<="op":")\w+/g));
    expect(documented.length).toBeGreaterThan(20);
    expect(documented.filter((name) => !used.has(name))).toEqual([]);

    const { context } = compilePack(REHEARSAL_PACK, 'bundled');
    const record = exampleRecord(REHEARSAL, context);
    for (const condition of EVERY_OPERATOR)
      expect(
        compileCondition(condition, (name) => context.field(name).type).truth(record, CONTEXT),
        JSON.stringify(condition),
      ).toBe(true);
  });
});
