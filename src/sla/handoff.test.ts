import { describe, expect, it } from 'vitest';
import type { PackSla } from '../pack-parts/slas';
import type { CrmRecord } from '../record/types';
import type { PackContext } from '../rule-kinds/define';
import { TEST_PACK } from '../rule-kinds/testing/pack-context';
import { empty, filled, moment, unreadable } from '../rule-kinds/testing/record-builder';
import { calendar } from './testing/calendars';
import { at, type Case, clock, deadlineOf, due, FRIDAY, HOUR, PACK, state } from './testing/handoff-case';

describe('a business clock', () => {
  it('goes on after the weekend, with the hours that count and whose they are', () => {
    expect(clock({})).toMatchObject({
      startAt: at(FRIDAY),
      dueAt: at('2026-11-23T10:00Z'),
      atRiskAt: at('2026-11-23T09:00Z'),
      targetMs: 4 * HOUR,
      targetText: '4 business hours',
      calendar: { label: 'Office', zone: 'Europe/Berlin' },
      countedSpans: [
        [at(FRIDAY), at('2026-11-20T17:00Z')],
        [at('2026-11-23T08:00Z'), at('2026-11-23T10:00Z')],
      ],
      systemDelayMs: null,
      reason: null,
    });
    expect(clock({}).evidence.at(-1)).toEqual({ label: 'Business hours', value: 'Office, Europe/Berlin' });
  });

  it.each([
    ['2026-11-20T16:00Z', 'running', 3, 0.25],
    ['2026-11-21T12:00Z', 'running', 2, 0.5],
    ['2026-11-23T09:00Z', 'at-risk', 1, 0.75],
    ['2026-11-23T10:00Z', 'at-risk', 0, 1],
    ['2026-11-23T10:01Z', 'breached', null, 1],
  ])('at %s is %s', (now, expected, hours, usedShare) => {
    const countedLeftMs = hours === null ? null : hours * HOUR;
    expect(state({ now })).toMatchObject({ state: expected, countedLeftMs, usedShare });
  });

  it('says how many open hours an answer took', () => {
    const met = { fields: { contactedAt: moment('2026-11-23T08:30Z') }, now: '2026-11-23T09:00Z' };
    expect(clock(met).tookMs).toBe(2.5 * HOUR);
    expect(state(met).state).toBe('met');
    const late = { fields: { contactedAt: moment('2026-11-23T12:00Z') }, now: '2026-11-23T13:00Z' };
    expect(clock(late).tookMs).toBe(5.5 * HOUR);
    expect(state(late).state).toBe('met-late');
  });

  it.each([
    [5, '2026-11-27T17:00', '5 business days'],
    [0, '2026-11-20T17:00', 'the same business day'],
  ])('ends with business day %d', (targetBusinessDays, end, targetText) => {
    const sla = { targetMinutes: undefined, clock: undefined, targetBusinessDays };
    expect(due({ sla })).toBe(end);
    expect(clock({ sla }).targetText).toBe(targetText);
  });

  it('takes another share as at risk', () => {
    expect(clock({ sla: { atRiskPercent: 50 } }).atRiskAt).toBe(at('2026-11-20T17:00Z'));
  });

  it.each<[string, CrmRecord['fields'], string]>([
    ['of the owner', { owner: filled(' sam sample'), team: filled('UK Sales') }, 'Mornings'],
    ['of the team', { team: filled('uk sales') }, 'London'],
    ['of the default, for a name in no list', { team: filled('Elsewhere') }, 'Office'],
    ['of the default, without owner and team', { owner: empty() }, 'Office'],
  ])('counts the hours %s', (_name, fields, label) => {
    expect(clock({ fields }).calendar?.label).toBe(label);
  });

  it.each([
    ['Europe/Berlin', '2026-11-23T10:00'],
    ['Europe/London', '2026-11-23T10:00'],
    ['America/New_York', '2026-11-20T20:00'],
    ['Asia/Tokyo', '2026-11-23T05:00'],
  ])('counts local hours in the zone of whoever looks, such as %s', (zone, end) => {
    const list = [calendar({ zone: 'local' })];
    const local: PackContext = { ...PACK, parts: { calendars: { default: 'office', list } } };
    const named = { ...PACK, parts: { calendars: { default: 'office', list: [calendar({ zone })] } } };
    expect(due({ pack: local, zone })).toBe(end);
    expect(clock({ pack: local, zone })).toEqual(clock({ pack: named, zone }));
    expect(clock({ pack: local, zone }).calendar).toEqual({ label: 'Office', zone });
  });

  it('is unknown in a local calendar without a known zone', () => {
    const pack = {
      ...PACK,
      parts: { calendars: { default: 'x', list: [calendar({ id: 'x', zone: 'local' })] } },
    };
    expect(clock({ pack, zone: 'Europe/Atlantis' }).reason).toMatch(
      /does not know the time zone Europe\/Atlantis/,
    );
  });

  it('counts the hours that the SLA names, whoever owns the record', () => {
    const owner = unreadable('unknown-markup');
    expect(clock({ sla: { calendar: 'london' }, fields: { owner } }).calendar?.label).toBe('London');
  });

  it('does not guess whose hours count', () => {
    const { startAt, reason } = clock({ fields: { owner: unreadable('unknown-markup') } });
    expect(startAt).toBeNull();
    expect(reason).toMatch(
      /^Owner can’t be read: .*whose business hours count\. Show Owner on this layout\.$/,
    );
  });

  it.each<[string, PackContext, RegExp]>([
    ['no calendars', TEST_PACK, /no calendars, so no clock runs/],
    [
      'an unknown zone',
      {
        ...PACK,
        parts: { calendars: { default: 'x', list: [calendar({ id: 'x', zone: 'Europe/Atlantis' })] } },
      },
      /does not know the time zone Europe\/Atlantis/,
    ],
  ])('is unknown with %s', (_name, pack, reason) => {
    expect(clock({ pack }).reason).toMatch(reason);
    expect(state({ pack }).state).toBe('unknown');
  });
});

describe('the records it is for', () => {
  const tier = { op: 'eq', field: 'source', value: 'Tier 1' } as const;

  it('are those where its condition holds', () => {
    expect(deadlineOf({ sla: { when: tier }, fields: { source: filled('Tier 1') } })).not.toBeNull();
    expect(deadlineOf({ sla: { when: tier }, fields: { source: filled('Tier 2') } })).toBeNull();
  });

  it('are unknown where it can’t be read, unless nothing has started', () => {
    expect(clock({ sla: { when: tier } })).toMatchObject({
      startAt: null,
      reason: 'Source is not on this layout, so it can’t be told whether this target applies.',
    });
    expect(deadlineOf({ sla: { when: tier }, fields: { mqlAt: empty() } })).toBeNull();
  });
});

describe('cycles', () => {
  const earlier = { contactedAt: moment('2026-11-18T09:00Z') };

  it('a new start opens a new one where the stop field keeps the latest stop', () => {
    expect(state({ sla: { stopHolds: 'latest' }, fields: earlier }).state).toBe('running');
    expect(state({ fields: earlier }).state).toBe('unknown');
    expect(clock({ fields: earlier }).reason).toMatch(/it was no answer to this start/);
  });

  it('the latest stop proves what is in time, but not what is late', () => {
    const contact = (iso: string): Case => ({
      sla: { stopHolds: 'latest' },
      fields: { contactedAt: moment(iso) },
      now: '2026-11-24T12:00Z',
    });
    expect(state(contact('2026-11-23T09:00Z')).state).toBe('met');
    expect(state(contact('2026-11-24T09:00Z')).state).toBe('unknown');
    expect(clock(contact('2026-11-24T09:00Z')).reason).toMatch(/an earlier one may have been in time\.$/);
  });

  it('the latest of several starts counts', () => {
    const sla = { alsoStartedBy: ['formSubmittedAt'] };
    const again = moment('2026-11-20T15:30Z');
    expect(clock({ sla, fields: { formSubmittedAt: again } }).startAt).toBe(at('2026-11-20T15:30Z'));
    expect(clock({ sla, fields: { formSubmittedAt: empty() } }).startAt).toBe(at(FRIDAY));
    expect(clock({ sla, fields: { mqlAt: empty(), formSubmittedAt: again } }).startAt).toBe(
      again && at('2026-11-20T15:30Z'),
    );
    expect(deadlineOf({ sla, fields: { mqlAt: empty(), formSubmittedAt: empty() } })).toBeNull();
  });

  it('a start that can’t be seen keeps it from a breach, not from running', () => {
    const sla = { alsoStartedBy: ['formSubmittedAt'] };
    expect(state({ sla }).state).toBe('running');
    expect(state({ sla, now: '2026-11-24T12:00Z' }).state).toBe('unknown');
    expect(clock({ sla }).reason).toBe(
      'Form submitted is not on this layout: a later start would move the due time.',
    );
  });
});

describe('escalation', () => {
  const steps: PackSla['escalation'] = [
    { label: 'Rep told', to: 'rep', afterMinutes: 60 },
    { label: 'Backup told', afterMinutes: 240, clock: 'elapsed' },
    { label: 'Manager told', to: 'manager', afterDueMinutes: 0 },
    { label: 'Reassigned', to: 'reassign', afterDueMinutes: 600 },
  ];

  it('counts each step on its own clock, from the start or from the due time', () => {
    expect(clock({ sla: { escalation: steps } }).escalation).toEqual([
      { label: 'Rep told', to: 'rep', at: at('2026-11-20T16:00Z') },
      { label: 'Backup told', at: at('2026-11-20T19:00Z') },
      { label: 'Manager told', to: 'manager', at: at('2026-11-23T10:00Z') },
      { label: 'Reassigned', to: 'reassign', at: at('2026-11-24T13:00Z') },
    ]);
  });

  it('leaves out what a pause puts off', () => {
    const when = { op: 'eq', field: 'leadStatus', value: 'Waiting' } as const;
    const pauseWhen: PackSla['pauseWhen'] = [{ when, reason: 'waiting', from: 'waitsSince' }];
    const told = (waitsSince: CrmRecord['fields'][string]) => {
      const fields = { leadStatus: filled('Waiting'), waitsSince };
      return clock({ sla: { escalation: steps, pauseWhen }, fields, now: '2026-11-20T16:45Z' }).escalation;
    };
    expect(told(moment('2026-11-20T16:30Z')).map(({ label }) => label)).toEqual(['Rep told']);
    expect(told(moment('2026-11-20T15:30Z'))).toEqual([]);
    expect(told(empty())).toEqual([]);
  });
});

it('delays are measured where a handoff names its assignment', () => {
  const fields = { assignedAt: moment('2026-11-20T15:10Z') };
  expect(clock({ fields })).toMatchObject({ systemDelayMs: null, assignedAt: null });
  expect(clock({ sla: { assigned: 'assignedAt' }, fields })).toMatchObject({
    systemDelayMs: HOUR / 6,
    assignedAt: at('2026-11-20T15:10Z'),
  });
});
