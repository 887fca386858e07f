import { describe, expect, it } from 'vitest';
import { type Upgrade, upgradePack } from './upgrades';

const STEPS: Upgrade[] = [
  { from: 1, upgrade: ({ noise, ...pack }) => ({ ...pack, noiseBudget: noise }) },
  { from: 2, upgrade: (pack) => ({ ...pack, calendars: [] }) },
];

describe('upgrading a pack', () => {
  it('takes every step from its version to the current one', () => {
    expect(upgradePack({ schemaVersion: 1, noise: 3 }, STEPS, 3)).toEqual({
      ok: true,
      pack: { schemaVersion: 3, noiseBudget: 3, calendars: [] },
      upgradedFrom: 1,
    });
    expect(upgradePack({ schemaVersion: 2, noiseBudget: 3 }, STEPS, 3)).toMatchObject({
      pack: { noiseBudget: 3, calendars: [] },
      upgradedFrom: 2,
    });
  });

  it('leaves a current pack as it is', () => {
    const pack = { schemaVersion: 3 };
    expect(upgradePack(pack, STEPS, 3)).toEqual({ ok: true, pack, upgradedFrom: null });
  });

  it('refuses a newer one, and one that never was', () => {
    expect(upgradePack({ schemaVersion: 4 }, STEPS, 3)).toMatchObject({ problem: { code: 'newer-schema' } });
    expect(upgradePack({ schemaVersion: 0 }, STEPS, 3)).toMatchObject({
      problem: { code: 'unknown-schema' },
    });
    expect(upgradePack({ schemaVersion: 1.5 }, STEPS, 3)).toMatchObject({
      problem: { code: 'unknown-schema' },
    });
    expect(upgradePack({ schemaVersion: Number.NEGATIVE_INFINITY }, STEPS, 3).ok).toBe(false);
  });

  it('leaves a missing version to the schema', () => {
    expect(upgradePack({ id: 'x' }, STEPS, 3)).toEqual({ ok: true, pack: { id: 'x' }, upgradedFrom: null });
  });
});
