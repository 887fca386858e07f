import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PackCalendar, PackCalendars } from '../pack-parts/calendars';
import type { PackSla } from '../pack-parts/slas';
import { calendar } from '../sla/testing/calendars';
import { bundledPack } from './bundled';
import { parsePack } from './parse';

const HANDOFF: PackSla = {
  id: 'mql-contact',
  kind: 'handoff',
  title: 'MQL: first contact',
  appliesTo: ['lead'],
  start: 'formSubmittedAt',
  startLabel: 'the MQL',
  alsoStartedBy: ['demoRequestedAt'],
  stop: 'firstContactAt',
  stopLabel: 'first contact',
  stopHolds: 'latest',
  clock: 'business',
  calendar: 'office',
  targetMinutes: 240,
  atRiskPercent: 50,
  escalation: [
    { label: 'Manager told', to: 'manager', afterMinutes: 240, clock: 'elapsed' },
    { label: 'To the queue', to: 'queue', afterDueMinutes: 0 },
  ],
  when: { op: 'eq', field: 'lifecycleStage', value: 'MQL' },
  pauseWhen: [
    {
      when: { op: 'eq', field: 'leadStatus', value: 'Waiting' },
      reason: 'waiting for the customer',
      from: 'lastActivityAt',
      until: 'lastContactedAt',
    },
  ],
};

const CALENDARS: PackCalendars = {
  default: 'office',
  teamField: 'source',
  list: [calendar({ holidays: [{ date: '2026-12-25', label: 'Christmas Day' }] })],
};

const packWith = (sla: Partial<PackSla> = {}, calendars: unknown = CALENDARS): unknown => ({
  ...bundledPack,
  slas: [...bundledPack.slas.slice(0, 1), { ...HANDOFF, ...sla }],
  calendars: calendars ?? undefined,
});

function problemsOf(input: unknown) {
  const parsed = parsePack(input);
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`);
}

const withCalendar = (overrides: Partial<PackCalendar>, all: Partial<PackCalendars> = {}) =>
  problemsOf(packWith({}, { ...CALENDARS, list: [calendar(overrides)], ...all }));

describe('service levels', () => {
  it('pass with all that can be said of them', () => expect(problemsOf(packWith())).toEqual([]));

  it.each<[string, Partial<PackSla>, string]>([
    ['no target', { targetMinutes: undefined }, 'sla-target slas[1]'],
    ['two targets', { targetBusinessDays: 5 }, 'sla-target slas[1]'],
    [
      'business days on a clock of all hours',
      { targetMinutes: undefined, targetBusinessDays: 5, clock: 'elapsed' },
      'sla-target slas[1].clock',
    ],
    ['no such calendar', { calendar: 'nope' }, 'unknown-calendar slas[1].calendar'],
    [
      'a second start that is a text',
      { alsoStartedBy: ['company'] },
      'wrong-field-type slas[1].alsoStartedBy[0]',
    ],
    ['an assignment nobody knows', { assigned: 'nope' }, 'unknown-field slas[1].assigned'],
    ['a step without a time', { escalation: [{ label: 'x' }] }, 'escalation-time slas[1].escalation[0]'],
    [
      'a step with two times',
      { escalation: [{ label: 'x', afterMinutes: 1, afterDueMinutes: 0 }] },
      'escalation-time slas[1].escalation[0]',
    ],
    [
      'a pause without times',
      { pauseWhen: [{ when: { op: 'exists', field: 'email' }, reason: 'x' }] },
      'pause-times slas[1].pauseWhen[0]',
    ],
    [
      'a pause with an end only',
      { pauseWhen: [{ when: { op: 'exists', field: 'email' }, reason: 'x', until: 'lastActivityAt' }] },
      'pause-times slas[1].pauseWhen[0]',
    ],
    [
      'a pause with two sources',
      {
        pauseWhen: [
          {
            when: { op: 'exists', field: 'email' },
            reason: 'x',
            from: 'lastActivityAt',
            history: { field: 'stage', values: ['Demo'] },
          },
        ],
      },
      'pause-times slas[1].pauseWhen[0]',
    ],
    [
      'a condition on no field',
      { when: { op: 'exists', field: 'nope' } },
      'unknown-field slas[1].when.field',
    ],
  ])('are refused with %s', (_name, sla, expected) => {
    expect(problemsOf(packWith(sla))).toContain(expected);
  });

  it('need calendars for business hours only', () => {
    const noCalendar = { calendar: undefined };
    expect(problemsOf(packWith(noCalendar, null))).toEqual(['no-calendar slas[1]']);
    const elapsed = { ...noCalendar, clock: 'elapsed' as const, escalation: [] };
    expect(problemsOf(packWith(elapsed, null))).toEqual([]);
  });
});

describe('calendars', () => {
  it.each<[string, Partial<PackCalendar>, string]>([
    ['an unknown zone', { zone: 'Europe/Atlantis' }, 'unknown-zone calendars.list[0].zone'],
    ['a zone near local', { zone: 'Local' }, 'unknown-zone calendars.list[0].zone'],
    ['no hours', { hours: { mon: [] } }, 'no-hours calendars.list[0].hours'],
    [
      'a time that is none',
      { hours: { mon: [['9:00', '10:00']] } },
      'wrong-time calendars.list[0].hours.mon[0]',
    ],
    [
      'a time past midnight',
      { hours: { mon: [['09:00', '24:01']] } },
      'wrong-time calendars.list[0].hours.mon[0]',
    ],
    [
      'a night shift',
      { hours: { mon: [['22:00', '06:00']] } },
      'overnight-shift calendars.list[0].hours.mon[0]',
    ],
    [
      'an empty shift',
      { hours: { mon: [['09:00', '09:00']] } },
      'overnight-shift calendars.list[0].hours.mon[0]',
    ],
    [
      'shifts that overlap',
      {
        hours: {
          mon: [
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      },
      'shift-order calendars.list[0].hours.mon[1]',
    ],
    [
      'a day that is none',
      { holidays: [{ date: '2026-02-30', label: 'x' }] },
      'wrong-date calendars.list[0].holidays[0].date',
    ],
    [
      'a holiday twice',
      {
        holidays: [
          { date: '2026-12-25', label: 'x' },
          { date: '2026-12-25', label: 'y' },
        ],
      },
      'holiday-twice calendars.list[0].holidays[1].date',
    ],
    [
      'a half day longer than the day',
      { holidays: [{ date: '2026-12-24', label: 'x', hours: [['08:00', '12:00']] }] },
      'holiday-adds-hours calendars.list[0].holidays[0].hours',
    ],
    ['a name twice', { owners: ['Kim', ' kim'] }, 'name-twice calendars.list[0].owners[1]'],
  ])('are refused with %s', (_name, overrides, expected) => {
    expect(withCalendar(overrides)).toEqual([expected]);
  });

  it('pass with a half day, a shift to midnight and an old zone name', () => {
    const overrides: Partial<PackCalendar> = {
      zone: 'Asia/Calcutta',
      hours: {
        wed: [['00:00', '24:00']],
        thu: [
          ['09:00', '12:00'],
          ['12:00', '24:00'],
        ],
      },
      holidays: [{ date: '2026-12-24', label: 'x', hours: [['09:00', '11:00']] }],
    };
    expect(withCalendar(overrides)).toEqual([]);
  });

  it('pass in the zone of whoever looks', () => expect(withCalendar({ zone: 'local' })).toEqual([]));

  it('need a default that exists and a field for teams', () => {
    expect(withCalendar({}, { default: 'nope' })).toEqual(['unknown-calendar calendars.default']);
    expect(withCalendar({ teams: ['EMEA'] }, { teamField: undefined })).toEqual([
      'no-team-field calendars.list[0].teams',
    ]);
    expect(withCalendar({}, { teamField: 'nope' })).toEqual(['unknown-field calendars.teamField']);
  });

  it('any value in their place, or inside, gives problems or a pack, never a throw', () => {
    const json = fc.oneof(
      fc.jsonValue({ maxDepth: 4 }),
      fc.constantFrom('24:00', [['09:00', '24:00']], '2026-12-25'),
    );
    const keys = fc.constantFrom('id', 'label', 'zone', 'hours', 'holidays', 'owners', 'teams');
    fc.assert(
      fc.property(json, keys, fc.boolean(), (value, key, isWhole) => {
        const inside = { ...CALENDARS, list: [{ ...calendar(), [key]: value }] };
        const parsed = parsePack(packWith({}, isWhole ? value : inside));
        if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('any value inside a service level does not throw either', () => {
    const keys = fc.constantFrom(...Object.keys(HANDOFF), 'targetBusinessDays', 'assigned', 'unless');
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), keys, (value, key) => {
        const parsed = parsePack(packWith({ [key]: value }));
        if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500, seed: 4 },
    );
  });
});
