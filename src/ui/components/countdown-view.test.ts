import { describe, expect, it } from 'vitest';
import { deadline, NOW } from '../testing/sample-findings';
import { CONTEXT } from '../testing/sample-view';
import { countdownView, delays, escalationSteps } from './countdown-view';
import { sortDeadlines } from './sort-deadlines';

const MINUTE = 60_000;
const shown = (minutesAgo: number, overrides = {}, acknowledgedAt?: number) =>
  countdownView(deadline(minutesAgo, overrides), NOW, acknowledgedAt, CONTEXT);

describe('countdownView', () => {
  it.each([
    ['running', shown(1), { word: 'Running', figure: '4m 00s', aside: 'due 14:10 CET', icon: 'clock' }],
    ['at risk', shown(4.5), { word: 'At risk', figure: '0m 30s', aside: 'due 14:06 CET', icon: 'warning' }],
    ['breached', shown(12.2), { word: 'Breached', figure: '−7m 12s', aside: 'was due 13:58 CET' }],
    [
      'met',
      shown(60, { metAt: NOW - 57 * MINUTE }),
      { word: 'Met', figure: '3m 00s of 5m', aside: 'call logged 13:09 CET', icon: 'ok' },
    ],
    [
      'met late',
      shown(60, { metAt: NOW - 42 * MINUTE }),
      { word: 'Met late', figure: '18m 00s of 5m', aside: '13m 00s over · 13:24 CET', icon: 'late' },
    ],
  ])('says what a clock that is %s does', (_, view, expected) => expect(view).toMatchObject(expected));

  it('says why no clock runs', () => {
    const reason = 'Form time is not on this layout, so no clock runs.';
    const view = shown(0, { startAt: null, dueAt: null, reason });
    expect(view).toMatchObject({ word: 'Unknown', figure: null, aside: null, sentence: reason });
  });

  it('names target, start and hours', () => {
    expect(shown(1).sentence).toBe('Target 5m from the form at 14:05 CET, all hours.');
  });

  it('adds what is not seen while a clock runs without a visible stop', () => {
    expect(shown(1, { reason: 'The first contact is not on this layout.' }).sentence).toMatch(
      /all hours\. The first contact is not on this layout\.$/,
    );
  });

  it('names the day when it is due on another one', () => {
    const dueAt = NOW + 5 * 24 * 60 * MINUTE;
    expect(shown(1, { dueAt, atRiskAt: dueAt }).aside).toBe('due Wed 25 Nov, 14:06 CET');
  });

  it('shows an acknowledgement only while the clock runs', () => {
    expect(shown(12, {}, NOW).word).toBe('Breached · acknowledged');
    expect(shown(12, { metAt: NOW }, NOW).word).toBe('Met late');
  });
});

describe('a business clock', () => {
  const HOUR = 60 * MINUTE;
  // NOW is Friday 14:06 in Berlin; the hours end at 18:00 and go on on Monday at 9:00.
  const monday = Date.UTC(2026, 10, 23, 8);
  const friday = NOW - 60 * MINUTE;
  const close = Date.UTC(2026, 10, 20, 17);
  const dueAt = monday + HOUR;
  const targetMs = close - friday + HOUR;
  const business = deadline(60, {
    clock: 'business',
    calendar: { label: 'Office', zone: 'Europe/Berlin' },
    targetText: '5 business days',
    targetMs,
    dueAt,
    atRiskAt: monday,
    atRiskShare: 0.5,
    countedSpans: [
      [friday, close],
      [monday, dueAt],
    ],
  });
  const view = (at: number) => countdownView(business, at, undefined, CONTEXT);

  it('shows the open time left, when it is due, and whose hours count', () => {
    expect(view(NOW)).toMatchObject({
      word: 'Running',
      figure: '4h 54m',
      aside: 'due Mon 23 Nov, 10:00 CET',
      riskPercent: 50,
      sentence: 'Target 5 business days from the form at 13:06 CET, hours of Office (Europe/Berlin).',
    });
  });

  it('says when it goes on', () => {
    expect(view(close + HOUR)).toMatchObject({ figure: '1h 00m', word: 'Running' });
    expect(view(close + HOUR).sentence).toMatch(/ The clock stands until Mon 23 Nov, 09:00 CET\.$/);
  });

  it('counts real time once it is over', () => {
    expect(view(dueAt + 2 * HOUR)).toMatchObject({ word: 'Breached', figure: '−2h 00m' });
  });

  it('shows open time as the time it took', () => {
    const met = { ...business, metAt: monday, tookMs: close - friday };
    expect(countdownView(met, monday, undefined, CONTEXT)).toMatchObject({
      word: 'Met',
      figure: '4h 54m of 5h 54m',
    });
  });
});

describe('a paused clock', () => {
  const paused = (since: number | null, leftMs: number | null) =>
    shown(3, { dueAt: null, pause: { since, leftMs, reason: 'waiting for the customer' } });

  it('says why it stands, since when, and what is left', () => {
    expect(paused(NOW - 2 * MINUTE, 4 * MINUTE)).toMatchObject({
      word: 'Paused',
      icon: 'paused',
      figure: '4m 00s',
      aside: 'since 14:04 CET',
      usedPercent: 20,
      sentence: 'Paused: waiting for the customer. Target 5m from the form at 14:03 CET, all hours.',
    });
  });

  it('does not make up what is not known', () => {
    expect(paused(null, null)).toMatchObject({ figure: null, aside: 'since when is not known' });
    expect(paused(null, null).sentence).toMatch(/^Paused: .* So the time used is not known\./);
  });
});

describe('escalation', () => {
  const steps = escalationSteps(deadline(12), 'Mara', NOW, CONTEXT);

  it('lists who is told, the owner first, and how soon the next one is', () => {
    expect(steps.map(({ label, isPast, soon }) => [label, isPast, soon])).toEqual([
      ['Mara', true, null],
      ['Backup rep told', false, 'in 3m 00s'],
      ['Manager told', false, null],
      ['Reassigned', false, null],
    ]);
  });

  it('is silent for an SLA without escalation', () => {
    expect(escalationSteps(deadline(12, { escalation: [] }), 'Mara', NOW, CONTEXT)).toEqual([]);
  });

  it('keeps system time and own time apart, and unknown ones out', () => {
    expect(delays(deadline(2), NOW)).toEqual({ system: '0m 40s', own: '1m 20s' });
    expect(delays(deadline(2, { systemDelayMs: null, assignedAt: null }), NOW)).toEqual({
      system: null,
      own: null,
    });
  });
});

it('puts the clock that needs somebody first', () => {
  const clocks = [
    deadline(60, { sla: 'met', metAt: NOW - 58 * MINUTE }),
    deadline(1, { sla: 'running' }),
    deadline(0, { sla: 'unknown', startAt: null, dueAt: null }),
    deadline(9, { sla: 'breached' }),
    deadline(4.5, { sla: 'risk' }),
    deadline(2, { sla: 'paused', dueAt: null, pause: { since: NOW, leftMs: 1, reason: 'leave' } }),
  ];
  const order = sortDeadlines(clocks, NOW).map(({ sla }) => sla);
  expect(order).toEqual(['breached', 'risk', 'running', 'paused', 'unknown', 'met']);
});
