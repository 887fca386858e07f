import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundledPack } from '../rule-packs/bundled';
import type { SigningKey } from '../signing/keys';
import { applyCheck } from './apply-check';
import { admit } from './audience';
import { dueRows, nextTry, nextWake } from './schedule';
import { settle } from './settle';
import { companyPack, DAY, freshRow, iso, NOW, newKey, publishPack } from './testing/publisher';
import { viewOf } from './view';

const at = (now: number) => ({ now, chance: 0.5, appVersion: '1' });
let key: SigningKey;
beforeAll(async () => {
  key = await newKey();
});

const view = (row: Parameters<typeof viewOf>[0], now = NOW) => viewOf(row, null, 'k', now);

describe('a scheduled version', () => {
  it('waits, is announced, and is used from its time on, without another look', async () => {
    const [one, two] = await Promise.all([
      publishPack(key, 1),
      publishPack(key, 2, { activateAt: iso(NOW + DAY) }),
    ]);
    const row = applyCheck(applyCheck(freshRow(key.publicKey), one.accepted, at(NOW)), two.accepted, at(NOW));
    expect(view(row)).toMatchObject({
      state: 'scheduled',
      reason: 'Version 2 is here and will be used from 2026-11-21 13:06 UTC.',
      version: { version: 1 },
      next: { version: 2, from: NOW + DAY },
    });
    expect(settle(row, NOW + DAY - 1)).toBe(row);
    expect(nextWake([{ ...row, nextTryAt: NOW + 3 * DAY }], NOW)).toBe(NOW + DAY);
    const used = settle(row, NOW + DAY);
    expect(view(used)).toMatchObject({
      state: 'current',
      version: { version: 2 },
      previous: { version: 1 },
      next: null,
    });
  });

  it('that is over before it began is not used', async () => {
    const late = await publishPack(key, 1, { activateAt: iso(NOW + 2 * DAY), expiresAt: iso(NOW + DAY) });
    const row = applyCheck(freshRow(key.publicKey), late.accepted, at(NOW));
    expect(settle(row, NOW + 2 * DAY).kept).toEqual([]);
    expect(view(row, NOW + 2 * DAY).state).toBe('expired');
  });

  it('that this Leadlight can’t use any more is set aside', async () => {
    const next = await publishPack(key, 1, { activateAt: iso(NOW + DAY) });
    const row = applyCheck(freshRow(key.publicKey), next.accepted, at(NOW));
    const damaged = { ...row, waiting: row.waiting && { ...row.waiting, document: { schemaVersion: 99 } } };
    const settled = settle(damaged, NOW + DAY);
    expect(settled).toMatchObject({ kept: [], waiting: null, trouble: { state: 'invalid-pack' } });
    expect(settled.trouble?.problems[0]).toContain('newer Leadlight');
  });
});

describe('an expired version', () => {
  it('stays in use, and says so', async () => {
    const row = applyCheck(freshRow(key.publicKey), (await publishPack(key, 1)).accepted, at(NOW));
    expect(view(row, NOW + 31 * DAY)).toMatchObject({ state: 'expired', version: { version: 1 } });
    expect(view(row, NOW + 31 * DAY).reason).toMatch(/^Version 1 was good until 2026-12-20/);
  });
});

describe('an audience', () => {
  const stages = [
    { percent: 100, from: iso(NOW + 2 * DAY) },
    { percent: 10, from: iso(NOW) },
  ];

  it('takes browsers in by their place, stage by stage', () => {
    expect(admit({ stages }, { group: null, place: 9 }, NOW)).toEqual({ isIn: true });
    expect(admit({ stages }, { group: null, place: 10 }, NOW)).toEqual({
      isIn: false,
      why: 'stage',
      from: NOW + 2 * DAY,
    });
    expect(admit({ stages }, { group: null, place: 99 }, NOW + 2 * DAY)).toEqual({ isIn: true });
    expect(admit({ stages: stages.slice(1) }, { group: null, place: 10 }, NOW)).toMatchObject({ from: null });
  });

  it('takes so many of a hundred in, and nobody out while it grows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (percent) => {
        const audience = { stages: [{ percent, from: iso(NOW) }] };
        const places = Array.from({ length: 100 }, (_, place) => place);
        const taken = places.filter((place) => admit(audience, { group: null, place }, NOW).isIn);
        expect(taken).toEqual(places.slice(0, percent));
      }),
      { seed: 7 },
    );
  });

  it('can be groups', () => {
    const audience = { groups: ['emea'] };
    expect(admit(audience, { group: 'emea', place: 0 }, NOW)).toEqual({ isIn: true });
    expect(admit(audience, { group: null, place: 0 }, NOW)).toMatchObject({ isIn: false, why: 'group' });
  });

  it('leaves a browser outside it on the version before, and says why', async () => {
    const staged = await publishPack(key, 2, { audience: { stages } });
    const one = await publishPack(key, 1);
    const row = applyCheck(
      applyCheck(freshRow(key.publicKey), one.accepted, at(NOW)),
      staged.accepted,
      at(NOW),
    );
    expect(view(row)).toMatchObject({
      state: 'newer-available',
      version: { version: 1 },
      next: { version: 2 },
    });
    expect(view(row).reason).toContain('This one gets it from 2026-11-22 13:06 UTC.');
  });
});

describe('parking what was there before', () => {
  it('names the rules that are new or changed, for as long as the manifest says', async () => {
    const [rule, ...others] = bundledPack.rules;
    if (!rule) throw new Error('The bundled pack has rules.');
    const one = await publishPack(key, 1, {}, companyPack(1, { rules: others }));
    const two = await publishPack(
      key,
      2,
      { parkExistingDays: 14 },
      companyPack(2, { rules: [rule, ...others] }),
    );
    const row = applyCheck(applyCheck(freshRow(key.publicKey), one.accepted, at(NOW)), two.accepted, at(NOW));
    expect(row.parked).toEqual({ rules: [rule.id], since: NOW, until: NOW + 14 * DAY });
    const first = applyCheck(freshRow(key.publicKey), two.accepted, at(NOW));
    expect(first.parked?.rules).toHaveLength(bundledPack.rules.length);
  });
});

describe('when to look', () => {
  it('is in about an hour after a good look, not for all at once', () => {
    expect(nextTry(0, null, 0, 0)).toBe(48 * 60_000);
    expect(nextTry(0, null, 0, 1)).toBe(72 * 60_000);
  });

  it('backs off at random up to six hours, and leaves a server alone as long as it asks, within a day', () => {
    expect(nextTry(1, null, 0, 1)).toBe(120_000);
    expect(nextTry(50, null, 0, 1)).toBe(6 * 3_600_000);
    expect(nextTry(50, null, 0, 0)).toBe(30_000);
    expect(nextTry(1, 3_600_000, 0, 0.1)).toBe(3_600_000);
    expect(nextTry(1, 1e12, 0, 0.1)).toBe(24 * 3_600_000);
  });

  it('is the turn of the one looked at longest ago first', () => {
    const rows = [
      freshRow('k', { id: 'late', checkedAt: 3 }),
      freshRow('k', { id: 'never', checkedAt: null }),
      freshRow('k', { id: 'early', checkedAt: 1 }),
      freshRow('k', { id: 'not-yet', nextTryAt: NOW + 1 }),
    ];
    expect(dueRows(rows, NOW).map(({ id }) => id)).toEqual(['never', 'early', 'late']);
  });

  it('is never sooner than the browser wakes, and never without subscriptions', () => {
    expect(nextWake([freshRow('k')], NOW + DAY)).toBe(NOW + DAY + 30_000);
    expect(nextWake([], NOW)).toBeNull();
  });
});
