import { describe, expect, it } from 'vitest';
import { assess } from '../../engine/assess';
import { compilePack } from '../../engine/compile-pack';
import { runExamples } from '../../engine/run-examples';
import { lintPack } from '../../lint';
import { deal, empty, lead, moment } from '../../rule-kinds/testing/record-builder';
import { parsePack } from '../parse';
import { BUNDLED_PACKS } from './all';
import { midMarketPack } from './mid-market';

const DAY = 86_400_000;

describe.each(BUNDLED_PACKS.map((pack) => [pack.id, pack] as const))('the bundled pack %s', (_id, pack) => {
  it('is a pack that the door lets in', () => {
    expect(parsePack(JSON.parse(JSON.stringify(pack)))).toEqual({ ok: true, pack });
  });

  it('passes lint', () => {
    expect(lintPack(pack, Date.parse(pack.issuedAt) + DAY)).toEqual([]);
  });

  it('has every part, with figures of the domain and no people', () => {
    const { calendars, routing, hygiene, quotas, slas } = pack;
    expect(calendars?.list.map(({ zone, holidays }) => [zone, holidays])).toEqual([['local', []]]);
    expect(hygiene).toMatchObject({ inactiveMonths: 12, sampleSize: 50 });
    expect([routing?.people, routing?.territories, quotas]).toEqual([[], [], []]);
    expect(
      routing?.accountTiers?.map(({ slaMinutes, slaBusinessDays, accounts }) => [
        slaMinutes ?? `${slaBusinessDays} days`,
        accounts.length,
      ]),
    ).toEqual([
      [60, 0],
      [240, 0],
      ['0 days', 0],
    ]);
    expect(routing?.fallback?.queue.slaMinutes).toBe(60);
    expect(slas.filter(({ kind }) => kind === 'handoff').length).toBeGreaterThan(1);
  });

  it('shows one clock and the rules in daily use, and keeps the rest in shadow mode', () => {
    expect(compilePack(pack, 'bundled').slas.map(({ id }) => id)).toEqual(['first-contact']);
    const mode = (kind: string) => pack.rules.find((rule) => rule.kind === kind)?.mode;
    expect([mode('routing'), mode('duplicate'), mode('stale-deal')]).toEqual(['shadow', 'shadow', 'live']);
  });

  it('gives what its own examples expect', () => {
    const wrong = runExamples(pack).filter(({ found, expected }) => found !== expected);
    expect(wrong).toEqual([]);
    expect(runExamples(pack).length).toBeGreaterThan(20);
  });
});

/** When the clocks of the domain are due, from a Friday at 16:00 in the viewer's zone. */
it.each<[sla: string, due: string]>([
  ['mql-contact', '2026-11-23T11:00'],
  ['mql-answer', '2026-11-22T15:00'],
  ['mql-meeting', '2026-11-27T16:00'],
  ['sql-discovery', '2026-11-25T16:00'],
  ['sql-opportunity', '2026-11-27T16:00'],
  ['proposal', '2026-11-27T16:00'],
])('the clock %s runs once a team sets it live', (id, due) => {
  const slas = midMarketPack.slas.map((sla) => ({ ...sla, mode: 'live' as const }));
  const compiled = compilePack({ ...midMarketPack, slas }, 'bundled');
  const start = moment('2026-11-20T15:00Z');
  const fields = { becameMqlAt: start, becameSqlAt: start, demoHeldAt: start, owner: empty() };
  const rest = { convertedAt: empty(), leadStatus: empty(), lifecycleStage: empty() };
  const stops = ['lastContactedAt', 'meetingBookedAt', 'discoveryCallAt', 'proposalSentAt'];
  const open = Object.fromEntries(stops.map((name) => [name, empty()]));
  const record = id === 'proposal' ? deal() : lead({});
  const all = { ...fields, ...rest, ...open, ...(id === 'mql-answer' && { becameSqlAt: empty() }) };
  const context = { now: Date.parse('2026-11-20T15:30Z'), zone: 'Europe/Berlin', locale: 'en-GB' };
  const { deadlines } = assess(compiled, { ...record, fields: all }, context);
  const found = deadlines.find(({ sla }) => sla === id);
  expect(found?.reason).toBeNull();
  expect(new Date(found?.dueAt ?? 0).toISOString().slice(0, 16)).toBe(due);
});

it('bundled packs have ids of their own', () => {
  expect(new Set(BUNDLED_PACKS.map(({ id }) => id)).size).toBe(BUNDLED_PACKS.length);
});
