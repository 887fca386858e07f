import { describe, expect, it } from 'vitest';
import { runExamples } from '../../engine/run-examples';
import { lintPack } from '../../lint';
import { parsePack } from '../parse';
import { BUNDLED_PACKS } from './all';

const DAY = 86_400_000;

describe.each(BUNDLED_PACKS.map((pack) => [pack.id, pack] as const))('the bundled pack %s', (_id, pack) => {
  it('is a pack that the door lets in', () => {
    expect(parsePack(JSON.parse(JSON.stringify(pack)))).toEqual({ ok: true, pack });
  });

  it('passes lint', () => {
    expect(lintPack(pack, Date.parse(pack.issuedAt) + DAY)).toEqual([]);
  });

  it('gives what its own examples expect', () => {
    const wrong = runExamples(pack).filter(({ found, expected }) => found !== expected);
    expect(wrong).toEqual([]);
    expect(runExamples(pack).length).toBeGreaterThan(20);
  });
});

it('bundled packs have ids of their own', () => {
  expect(new Set(BUNDLED_PACKS.map(({ id }) => id)).size).toBe(BUNDLED_PACKS.length);
});
