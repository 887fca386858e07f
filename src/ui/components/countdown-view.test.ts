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
  ];
  const order = sortDeadlines(clocks, NOW).map(({ sla }) => sla);
  expect(order).toEqual(['breached', 'risk', 'running', 'unknown', 'met']);
});
