import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldTest, Truth } from '../conditions/field-test';
import type { Deadline } from '../record/assessment';
import type { AssessContext, CrmRecord } from '../record/types';
import { TEST_PACK } from '../rule-kinds/testing/pack-context';
import {
  DAY,
  deal,
  empty,
  filled,
  lead,
  moment,
  NOW,
  unreadable,
} from '../rule-kinds/testing/record-builder';
import { slaDeadline } from './deadline';
import { deadlineStateAt } from './deadline-state';
import type { SlaPolicy } from './policy';
import { speedBand } from './speed-bands';

const MINUTE = 60_000;
const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };

const always = (truth: Truth): FieldTest => ({ fields: [], truth: () => truth, turningPoints: () => [] });

const POLICY: SlaPolicy = {
  id: 'first-contact',
  kind: 'speed-to-lead',
  title: 'First contact',
  appliesTo: ['lead', 'contact'],
  starts: ['formSubmittedAt'],
  startLabel: 'the form',
  stop: 'firstContactAt',
  stopLabel: 'first rep contact',
  stopHolds: 'first',
  assigned: 'assignedAt',
  clock: 'elapsed',
  calendar: null,
  target: { ms: 5 * MINUTE },
  atRiskShare: 0.75,
  escalation: [5, 15, 30, 60].map((minutes) => ({
    label: `after ${minutes}`,
    to: null,
    from: 'start',
    afterMs: minutes * MINUTE,
    clock: 'elapsed',
  })),
  when: null,
  unless: null,
  untouchedWhen: null,
  pauses: [],
  fields: [],
};

const start = (record: CrmRecord, policy: Partial<SlaPolicy> = {}) =>
  slaDeadline({ ...POLICY, ...policy }, record, CONTEXT, TEST_PACK);

function clock(fields: CrmRecord['fields'], policy: Partial<SlaPolicy> = {}): Deadline {
  const deadline = start(lead(fields), policy);
  if (!deadline) throw new Error('No clock runs.');
  return deadline;
}

const stateOf = (fields: CrmRecord['fields'], policy: Partial<SlaPolicy> = {}, now = NOW) =>
  deadlineStateAt(clock(fields, policy), now).state;

const form = (iso: string) => ({ formSubmittedAt: moment(iso), firstContactAt: empty() });

describe('speed to lead', () => {
  it('runs from the form, with everybody who is told and when', () => {
    const deadline = clock({ ...form('2026-11-20T13:04:00Z'), assignedAt: moment('2026-11-20T13:05:00Z') });
    const startAt = NOW - 2 * MINUTE;
    expect(deadline).toMatchObject({
      sla: 'first-contact',
      startAt,
      dueAt: startAt + 5 * MINUTE,
      atRiskAt: startAt + 3.75 * MINUTE,
      metAt: null,
      clock: 'elapsed',
      systemDelayMs: MINUTE,
      assignedAt: startAt + MINUTE,
      reason: null,
    });
    expect(deadline.escalation.map(({ at }) => (at - startAt) / MINUTE)).toEqual([5, 15, 30, 60]);
    expect(deadline.evidence).toEqual([
      { label: 'Form submitted', value: '20 Nov 2026, 14:04 CET', at: startAt },
      { label: 'First rep contact', value: 'empty' },
      { label: 'Owner assigned', value: '20 Nov 2026, 14:05 CET', at: startAt + MINUTE },
    ]);
  });

  it('says when the zone was assumed', () => {
    const zoneAssumed = { ...moment('2026-11-20T13:04:00Z'), zoneAssumed: true } as const;
    expect(clock({ formSubmittedAt: zoneAssumed }).evidence.at(-1)).toEqual({
      label: 'Time zone',
      value: 'not stated on the page; Europe/Berlin is assumed',
    });
  });

  it('times nothing without a form, for deals, and once the lead is converted or closed', () => {
    expect(start(lead({ formSubmittedAt: empty() }))).toBeNull();
    expect(start(deal({ fields: form('2026-11-20T13:04:00Z') }))).toBeNull();
    const withForm = lead(form('2026-11-20T13:04:00Z'));
    expect(start(withForm, { unless: always(true) })).toBeNull();
    expect(start(withForm, { unless: always(false) })).not.toBeNull();
    expect(start(withForm, { unless: always('unknown') })).not.toBeNull();
  });

  it.each([
    [
      'not on the layout',
      {},
      'Form submitted is not on this layout, so no clock runs. Show Form submitted with its time on this layout.',
    ],
    [
      'unreadable',
      { formSubmittedAt: unreadable('ambiguous-date') },
      'Form submitted can’t be read: day and month could be either way round, so no clock runs. Show Form submitted with its time on this layout.',
    ],
    [
      'only a day',
      { formSubmittedAt: moment('2026-11-20T00:00:00Z', 'day') },
      'Form submitted has no time: the page shows the day only, so no clock runs. Show Form submitted with its time on this layout.',
    ],
    [
      'ahead of now',
      { formSubmittedAt: filled(NOW + 121_000) },
      'Form submitted (20 Nov 2026, 14:08 CET) lies ahead of now: a clock or a time zone differs, so no clock runs. Show Form submitted with its time on this layout.',
    ],
  ])('is unknown when the form time is %s', (_name, fields, reason) => {
    const deadline = clock(fields);
    expect(deadline).toMatchObject({ startAt: null, dueAt: null, metAt: null, reason });
    expect(deadlineStateAt(deadline, NOW)).toEqual({
      state: 'unknown',
      remainingMs: null,
      countedLeftMs: null,
      usedShare: 0,
    });
  });

  it('takes a form two minutes ahead as a clock that differs', () => {
    expect(clock({ formSubmittedAt: filled(NOW + 120_000), firstContactAt: empty() }).startAt).toBe(
      NOW + 120_000,
    );
  });

  it.each([
    ['in time', '2026-11-20T11:04:00Z', 'met', '2026-11-20T11:04:00Z'],
    ['exactly on time', '2026-11-20T11:05:00Z', 'met', '2026-11-20T11:05:00Z'],
    ['late', '2026-11-20T11:05:01Z', 'met-late', '2026-11-20T11:05:01Z'],
    ['a minute before the form, as clocks differ', '2026-11-20T10:59:00Z', 'met', '2026-11-20T11:00:00Z'],
  ])('is met %s', (_name, contact, state, metAt) => {
    const fields = { formSubmittedAt: moment('2026-11-20T11:00:00Z'), firstContactAt: moment(contact) };
    expect(stateOf(fields)).toBe(state);
    expect(clock(fields).metAt).toBe(Date.parse(metAt));
  });

  it.each([
    [
      'earlier that day',
      moment('2026-11-20T08:00:00Z'),
      /comes before Form submitted \(20 Nov 2026, 12:00 CET\): the contact was earlier that day/,
    ],
    ['on an earlier day', moment('2026-03-03T08:00:00Z'), /it was no answer to this form/],
    [
      'known to the day only',
      moment('2026-11-20T00:00:00Z', 'day'),
      /the page shows the day only, so it can’t be told/,
    ],
    ['ahead of now', filled(NOW + DAY), /lies ahead of now/],
  ])('is unknown when the contact is %s', (_name, firstContactAt, reason) => {
    const deadline = clock({ formSubmittedAt: moment('2026-11-20T11:00:00Z'), firstContactAt });
    expect(deadline.reason).toMatch(reason);
    expect(deadline.metAt).toBeNull();
    expect(deadlineStateAt(deadline, NOW).state).toBe('unknown');
  });

  describe('when the contact field is not on the layout', () => {
    const fresh = { formSubmittedAt: moment('2026-11-20T13:04:00Z') };
    const old = { formSubmittedAt: moment('2026-11-20T12:00:00Z') };

    it('runs until due, says what it does not know, and is never called breached', () => {
      expect(stateOf(fresh)).toBe('running');
      expect(stateOf(old)).toBe('unknown');
      expect(clock(fresh).reason).toBe(
        'First rep contact is not on this layout: if you have been in touch, this clock does not know. Show First rep contact on this layout.',
      );
    });

    it('trusts a status that says nobody was in touch', () => {
      expect(stateOf(old, { untouchedWhen: always(true) })).toBe('breached');
      expect(stateOf(fresh, { untouchedWhen: always('unknown') })).toBe('running');
    });

    it('does not run when the status says somebody was', () => {
      expect(stateOf(fresh, { untouchedWhen: always(false) })).toBe('unknown');
      expect(clock(fresh, { untouchedWhen: always(false) }).reason).toMatch(/^Somebody has been in touch/);
    });
  });

  it('measures no system delay for an owner from before the form', () => {
    const early = { ...form('2026-11-20T13:04:00Z'), assignedAt: moment('2026-11-01') };
    expect(clock(early)).toMatchObject({
      systemDelayMs: null,
      assignedAt: Date.parse('2026-11-01T09:00:00Z'),
    });
    expect(clock(form('2026-11-20T13:04:00Z')).assignedAt).toBeNull();
  });
});

describe('state at a moment', () => {
  const deadline = clock(form('2026-11-20T13:04:00Z'));
  const from = NOW - 2 * MINUTE;

  it.each([
    [0, 'running', 5, 0],
    [2, 'running', 3, 0.4],
    [3.75, 'at-risk', 1.25, 0.75],
    [5, 'at-risk', 0, 1],
    [5.001, 'breached', -0.001, 1],
    [12.2, 'breached', -7.2, 1],
    [-1, 'running', 6, 0],
  ])('after %d minutes', (minutes, state, remaining, usedShare) => {
    const status = deadlineStateAt(deadline, from + minutes * MINUTE);
    expect(status.state).toBe(state);
    expect(status.remainingMs).toBeCloseTo(remaining * MINUTE, 3);
    expect(status.usedShare).toBeCloseTo(usedShare, 6);
  });

  it('does not move once it is met', () => {
    const met = { ...deadline, metAt: from + 3 * MINUTE };
    expect(deadlineStateAt(met, NOW + 9 * DAY)).toEqual(deadlineStateAt(met, NOW));
    expect(deadlineStateAt(met, NOW)).toEqual({
      state: 'met',
      remainingMs: 2 * MINUTE,
      countedLeftMs: null,
      usedShare: 0.6,
    });
  });

  it('is unknown for times that are none', () => {
    expect(deadlineStateAt(deadline, Number.NaN).state).toBe('unknown');
    expect(deadlineStateAt({ ...deadline, targetMs: Number.NaN }, NOW).state).toBe('unknown');
  });

  it('goes from running over at risk to breached, and never back', () => {
    const order = ['running', 'at-risk', 'breached'];
    const minute = fc.double({ min: -10, max: 100, noNaN: true });
    fc.assert(
      fc.property(minute, minute, (a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)].map((minutes) =>
          deadlineStateAt(deadline, from + minutes * MINUTE),
        );
        expect(order.indexOf(second?.state ?? '')).toBeGreaterThanOrEqual(order.indexOf(first?.state ?? ''));
        expect(second?.remainingMs ?? 0).toBeLessThanOrEqual(first?.remainingMs ?? 0);
      }),
    );
  });
});

describe('speed bands', () => {
  it.each([
    [-1, 'under 5 minutes'],
    [5 * MINUTE - 1, 'under 5 minutes'],
    [5 * MINUTE, '5 to 10 minutes'],
    [29 * MINUTE, '10 to 30 minutes'],
    [59 * MINUTE, '30 to 60 minutes'],
    [60 * MINUTE, '1 to 24 hours'],
    [DAY, 'over 24 hours'],
    [Number.POSITIVE_INFINITY, 'over 24 hours'],
  ])('%d ms is %s', (ms, label) => expect(speedBand(ms).label).toBe(label));
});
