import { describe, expect, it } from 'vitest';
import type { WatchMark } from '../../src/store/database';
import { compare, compareMessages, type LedgerLead, lateness, type Message } from '../e2e/soak-ledger';

/** What the soak (tests/e2e/soak.spec.ts) counts as lost, doubled and untimely. */
const START = Date.UTC(2026, 10, 20, 13);
const MINUTE = 60_000;
const END = START + 20 * MINUTE;
const lead: LedgerLead = { key: 'k1', id: '1', formAt: START, postedAt: START, contactAt: null };

function mark(step: string, change: Partial<WatchMark> = {}): WatchMark {
  return {
    key: 'k1',
    sla: 'first-contact',
    event: `first-contact 29900000 ${step}`,
    what: { kind: 'start' },
    at: START,
    toldAt: START,
    notice: 'n1',
    ...change,
  };
}
const ALL = ['start', 'at-risk', 'level-1', 'breach', 'level-2'].map((step) => mark(step));
const shown = new Set(['n1', 'n2']);
const message = (kind: string, level: number | null, key = `${kind} ${level}`): Message => ({
  key,
  kind,
  record: { id: '1' },
  clock: { level },
});

describe('the log of a soak', () => {
  it('finds nothing wrong where each event is in one notice that was shown', () => {
    const verdict = compare([lead], { marks: ALL, shown }, END);
    expect(verdict).toEqual({ must: 5, told: 5, lost: [], doubled: [], untimely: [] });
  });

  it.each([
    ['has no mark', ALL.slice(1)],
    ['waits still', [mark('start', { waits: 1 }), ...ALL.slice(1)]],
    ['was done with in silence', [mark('start', { notice: null }), ...ALL.slice(1)]],
    ['is in a notice that nobody saw', [mark('start', { notice: 'n3' }), ...ALL.slice(1)]],
  ])('finds lost what %s', (_name, marks) => {
    expect(compare([lead], { marks, shown }, END).lost).toEqual(['k1 start']);
  });

  it('finds doubled what is in two notices, and untimely what came after a contact or too soon', () => {
    const twice = [...ALL, mark('breach', { event: 'first-contact 29900001 breach', notice: 'n2' })];
    expect(compare([lead], { marks: twice, shown }, END).doubled).toEqual(['k1 breach']);
    const met = { ...lead, contactAt: START + 4 * MINUTE };
    expect(compare([met], { marks: ALL, shown }, END).untimely).toEqual(['k1 level-2']);
    expect(compare([lead], { marks: [mark('level-3')], shown }, END).untimely).toEqual(['k1 level-3']);
  });

  it('tells how late each was planned, from when it could be', () => {
    const marks = [mark('start', { toldAt: START + 3000 }), mark('breach', { toldAt: START + 9000 })];
    const posted = { ...lead, postedAt: START + 1000 };
    expect(lateness([posted], marks)).toEqual({ median: 8000, longest: 8000 });
    expect(lateness([], marks)).toEqual({ median: null, longest: null });
  });

  it('does the same with messages to others, of which a later step tells the earlier ones', () => {
    const steps = [message('clock-breached', null), message('clock-escalated', 2)];
    expect(compareMessages([lead], steps, END)).toEqual({ must: 3, lost: [], doubled: [], untimely: [] });
    expect(compareMessages([lead], steps.slice(0, 1), END).lost).toEqual(['1 level-2']);
    const again = [...steps, message('clock-breached', null)];
    expect(compareMessages([lead], again, END).doubled).toEqual([]);
    const other = [...steps, message('clock-breached', null, 'another key')];
    expect(compareMessages([lead], other, END).doubled).toEqual(['1 breach']);
    expect(compareMessages([lead], [message('clock-escalated', 3)], END).untimely).toEqual(['1 level-3']);
  });
});
