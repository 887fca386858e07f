import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CrmRecord } from '../record/types';
import { BUNDLED_PACKS } from '../rule-packs/bundled/all';
import { assess } from './assess';
import { compilePack } from './compile-pack';
import { oddRecord } from './testing/odd-records';

const CONTEXT = { now: Date.parse('2026-11-20T13:06:00Z'), zone: 'Europe/Berlin', locale: 'en-GB' };

const records = fc.sample(oddRecord, { seed: 7, numRuns: 400 });

function wordsFor(coverage: CrmRecord['coverage']): string[] {
  return BUNDLED_PACKS.flatMap((pack) => {
    const rules = pack.rules.map((rule) => ({ ...rule, mode: 'live' as const }));
    const compiled = compilePack({ ...pack, rules }, 'bundled');
    return records.flatMap((record) => {
      const { findings, deadlines } = assess(compiled, { ...record, coverage }, CONTEXT);
      return [...findings.map(({ message }) => message), ...deadlines.map(({ reason }) => reason ?? '')];
    });
  });
}

describe('what is missing', () => {
  it('is to be shown on the layout of a page', () => {
    expect(wordsFor('page').some((text) => /Show .* on this layout/.test(text))).toBe(true);
  });

  it('is not looked for on a layout where the data is all there is', () => {
    const words = [...new Set(wordsFor('full'))];
    expect(words.filter((text) => /on this (?:layout|page)|read the page/.test(text))).toEqual([]);
    expect(words.some((text) => /Include .* in the data\./.test(text))).toBe(true);
  });
});
