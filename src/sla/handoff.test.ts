import { describe, expect, it } from 'vitest';
import { compileCondition } from '../conditions/compile-condition';
import type { PackSla } from '../pack-parts/slas';
import type { Deadline } from '../record/assessment';
import type { AssessContext, CrmRecord, HistoryEntry } from '../record/types';
import type { PackContext } from '../rule-kinds/define';
import { TEST_PACK } from '../rule-kinds/testing/pack-context';
import {
  empty,
  filled,
  history,
  lead,
  moment,
  stage,
  unreadable,
} from '../rule-kinds/testing/record-builder';
import { compileSla } from '../rule-packs/compile-sla';
import { slaDeadline } from './deadline';
import { deadlineStateAt } from './deadline-state';
import { calendar } from './testing/calendars';

const HOUR = 3_600_000;
const at = (iso: string): number => Date.parse(iso);

const LONDON = calendar({ id: 'london', label: 'London', zone: 'Europe/London', teams: ['UK Sales'] });
const MORNINGS = calendar({
  id: 'mornings',
  label: 'Mornings',
  hours: { mon: [['08:00', '12:00']], tue: [['08:00', '12:00']] },
  owners: ['Sam Sample'],
});
const CALENDARS = { default: 'office', teamField: 'team', list: [calendar(), LONDON, MORNINGS] };
const PACK: PackContext = { ...TEST_PACK, parts: { calendars: CALENDARS } };

const SLA: PackSla = {
  id: 'mql-contact',
  kind: 'handoff',
  title: 'MQL: first contact',
  appliesTo: ['lead'],
  start: 'mqlAt',
  startLabel: 'the MQL',
  stop: 'contactedAt',
  stopLabel: 'first contact',
  clock: 'business',
  targetMinutes: 240,
  escalation: [],
};

/** A Friday, 16:00 in Berlin: two open hours are left that day. */
const FRIDAY = '2026-11-20T15:00Z';
const BASE = { mqlAt: moment(FRIDAY), contactedAt: empty(), owner: filled('Kim Example'), team: empty() };

interface Case {
  sla?: Partial<PackSla>;
  fields?: CrmRecord['fields'];
  rows?: HistoryEntry[];
  now?: string;
  zone?: string;
  pack?: PackContext;
}

function deadlineOf({
  sla = {},
  fields = {},
  rows = [],
  now = '2026-11-20T16:00Z',
  zone = 'Europe/Berlin',
  pack = PACK,
}: Case) {
  const context: AssessContext = { now: at(now), zone, locale: 'en-GB' };
  const compile = (condition: Parameters<typeof compileCondition>[0]) =>
    compileCondition(condition, (name) => pack.field(name).type);
  const policy = compileSla({ ...SLA, ...sla }, compile, pack.parts.calendars);
  const record = lead({ ...BASE, ...fields }, { history: rows, stage: stage('Demo') });
  return slaDeadline(policy, record, context, pack);
}

function clock(entry: Case): Deadline {
  const deadline = deadlineOf(entry);
  if (!deadline) throw new Error('No clock runs.');
  return deadline;
}

const state = (entry: Case) => deadlineStateAt(clock(entry), at(entry.now ?? '2026-11-20T16:00Z'));
const due = (entry: Case): string | null => {
  const { dueAt } = clock(entry);
  return dueAt === null ? null : new Date(dueAt).toISOString().slice(0, 16);
};

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

describe('pauses', () => {
  const waiting = { op: 'eq', field: 'leadStatus', value: 'Waiting' } as const;
  const byFields: Partial<PackSla> = {
    pauseWhen: [
      { when: waiting, reason: 'waiting for the customer', from: 'waitsSince', until: 'resumedAt' },
    ],
  };
  const isWaiting = { leadStatus: filled('Waiting'), resumedAt: empty() };
  const isNot = { leadStatus: filled('Open') };

  it('stand since the time in the field, with what is left', () => {
    const entry = { sla: byFields, fields: { ...isWaiting, waitsSince: moment('2026-11-20T15:30Z') } };
    expect(clock(entry)).toMatchObject({
      dueAt: null,
      atRiskAt: null,
      pause: { since: at('2026-11-20T15:30Z'), reason: 'waiting for the customer', leftMs: 3.5 * HOUR },
    });
    const paused = { state: 'paused', remainingMs: 3.5 * HOUR, countedLeftMs: 3.5 * HOUR, usedShare: 0.125 };
    expect(state(entry)).toEqual(paused);
    expect(state({ ...entry, now: '2027-06-01T12:00Z' })).toEqual(paused);
  });

  it('move the due time by the open hours they took', () => {
    const fields = {
      ...isNot,
      waitsSince: moment('2026-11-20T15:30Z'),
      resumedAt: moment('2026-11-23T09:00Z'),
    };
    expect(due({ sla: byFields, fields, now: '2026-11-23T10:00Z' })).toBe('2026-11-23T13:30');
    const spans = clock({ sla: byFields, fields, now: '2026-11-23T10:00Z' }).countedSpans ?? [];
    expect(spans.reduce((sum, [from, to]) => sum + to - from, 0)).toBe(4 * HOUR);
  });

  it('change nothing once the time is up', () => {
    const fields = { ...isWaiting, waitsSince: moment('2026-11-23T12:00Z') };
    expect(state({ sla: byFields, fields, now: '2026-11-23T14:00Z' }).state).toBe('breached');
  });

  it('count as far as the stop', () => {
    const fields = {
      ...isWaiting,
      waitsSince: moment('2026-11-20T15:30Z'),
      contactedAt: moment('2026-11-23T16:00Z'),
    };
    const entry = { sla: byFields, fields, now: '2026-11-24T12:00Z' };
    expect(state(entry).state).toBe('met');
    expect(clock(entry).tookMs).toBe(0.5 * HOUR);
  });

  it.each<[string, CrmRecord['fields']]>([
    ['is empty', { ...isWaiting, waitsSince: empty() }],
    ['is not shown', isWaiting],
    [
      'is that of a pause that ended',
      { ...isWaiting, waitsSince: moment('2026-11-20T15:10Z'), resumedAt: moment('2026-11-20T15:20Z') },
    ],
  ])('do not invent their begin when it %s', (_name, fields) => {
    expect(clock({ sla: byFields, fields }).pause).toEqual({
      since: null,
      reason: 'waiting for the customer',
      leftMs: null,
    });
    expect(state({ sla: byFields, fields })).toMatchObject({ state: 'paused', remainingMs: null });
  });

  it.each<[string, CrmRecord['fields'], RegExp]>([
    ['not shown', isNot, /waitsSince is not on this layout: a pause would move the due time/],
    [
      'without an end',
      { ...isNot, waitsSince: moment('2026-11-20T15:30Z'), resumedAt: empty() },
      /not when it ended/,
    ],
    [
      'of an unknown status',
      { waitsSince: empty(), resumedAt: empty() },
      /can’t be told whether the clock is paused/,
    ],
  ])('that are %s keep it from a breach', (_name, fields, reason) => {
    expect(clock({ sla: byFields, fields }).reason).toMatch(reason);
    expect(state({ sla: byFields, fields }).state).toBe('running');
    expect(state({ sla: byFields, fields, now: '2026-11-24T12:00Z' }).state).toBe('unknown');
    const met = { ...fields, contactedAt: moment('2026-11-20T15:20Z') };
    expect(state({ sla: byFields, fields: met }).state).toBe('met');
  });

  const inHistory: Partial<PackSla> = {
    pauseWhen: [
      {
        when: { op: 'eq', field: 'stage', value: 'Demo' },
        reason: 'demo',
        history: { field: 'stage', values: ['demo'] },
      },
    ],
  };

  it('come from the CRM’s history, by the names of the stage', () => {
    const rows = history(
      'stage',
      'crm',
      ['2026-11-20T15:30Z', 'Demo', 'Qualified'],
      ['2026-11-23T09:00Z', 'Proposal', 'Demo'],
    );
    const fields = { stage: filled('Proposal') };
    expect(due({ sla: inHistory, fields, rows, now: '2026-11-23T10:00Z' })).toBe('2026-11-23T13:30');
    const open = { sla: inHistory, fields: { stage: filled('Demo') }, rows: rows.slice(0, 1) };
    expect(clock(open).pause?.since).toBe(at('2026-11-20T15:30Z'));
  });

  it('of a history that is not complete are not known', () => {
    const rows = history('stage', 'observed', [
      '2026-11-20T15:30Z',
      'Demo',
      'Qualified',
      '2026-11-20T15:00Z',
    ]);
    const open = { sla: inHistory, fields: { stage: filled('Demo') }, rows };
    expect(clock(open).pause).toMatchObject({ since: null });
    const past = { sla: inHistory, fields: { stage: filled('Proposal') }, rows };
    expect(state({ ...past, now: '2026-11-24T12:00Z' }).state).toBe('unknown');
  });

  it('that overlap count once', () => {
    const sla = {
      pauseWhen: [
        ...(byFields.pauseWhen ?? []),
        { when: waiting, reason: 'on leave', from: 'leaveFrom', until: 'leaveTo' },
      ],
    };
    const fields = {
      ...isNot,
      waitsSince: moment('2026-11-20T15:30Z'),
      resumedAt: moment('2026-11-20T16:30Z'),
      leaveFrom: moment('2026-11-20T16:00Z'),
      leaveTo: moment('2026-11-20T17:00Z'),
    };
    expect(due({ sla, fields, now: '2026-11-23T10:00Z' })).toBe('2026-11-23T11:30');
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
