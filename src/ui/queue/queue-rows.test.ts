import { describe, expect, it } from 'vitest';
import type { CrmRecord, FieldReading } from '../../record/types';
import { MINUTE, START, watchedClock } from '../../sla/testing/watched-clock';
import { waitingLead } from '../../store/testing/leads';
import type { WaitingRecord } from '../../store/watch-queue';
import { filterRows, ownersOf, type QueueFilter, queueLeads, queueRows, teamNames } from './queue-rows';
import { teamsOf } from './queue-teams';

const text = (value: string): FieldReading => ({ state: 'value', value, text: value, label: 'Label' });
const empty: FieldReading = { state: 'empty', label: 'Label' };

function waiting(
  id: string,
  dueIn: number,
  fields: CrmRecord['fields'] = {},
  acknowledgedAt: number | null = null,
) {
  const record = waitingLead(id, START);
  const deadline = { dueAt: START + dueIn * MINUTE, atRiskAt: START + (dueIn - 1) * MINUTE };
  const row: WaitingRecord = {
    stored: {
      key: id,
      record: { ...record, fields: { ...record.fields, ...fields } },
      summary: null,
      asOf: START,
    },
    clocks: [watchedClock(id, deadline, { acknowledgedAt })],
    contact: null,
    handoff: null,
  };
  return row;
}

const NOW = START + 10 * MINUTE;
const rowsOf = (records: readonly WaitingRecord[]) => queueRows(queueLeads(records), NOW);
const keys = (rows: { key: string }[]) => rows.map(({ key }) => key).join('');

describe('the rows', () => {
  it('come by urgency, and those that were acknowledged last', () => {
    const records = [
      waiting('c', 30),
      waiting('b', 10.5),
      waiting('a', 5),
      waiting('e', 4, {}, START + MINUTE),
      waiting('d', 60),
    ];
    expect(keys(rowsOf(records))).toBe('abcde');
  });

  it('show the most urgent clock of a record that was not acknowledged', () => {
    const record = waiting('a', 5);
    const later = watchedClock('a', { sla: 'qualify', dueAt: START + 60 * MINUTE, atRiskAt: null });
    const both = { ...record, clocks: [...record.clocks, later] };
    expect(rowsOf([both])[0]?.clock.sla).toBe('first-contact');
    const done = record.clocks.map((clock) => ({ ...clock, acknowledgedAt: START + MINUTE }));
    const [row] = rowsOf([{ ...record, clocks: [...done, later] }]);
    expect([row?.clock.sla, row?.isAcknowledged]).toEqual(['qualify', false]);
  });

  it('have the ways to reach somebody only where they are sound', () => {
    const contact = (phone: string, email: string) => {
      const [row] = rowsOf([waiting('a', 5, { phone: text(phone), email: text(email) })]);
      return [row?.tel, row?.mailto];
    };
    expect(contact('+49 (30) 555-0199', 'kim@buyer.example')).toEqual([
      'tel:+49305550199',
      'mailto:kim@buyer.example',
    ]);
    expect(contact('ask Kim', 'kim@buyer.example?bcc=x@y.example')).toEqual([null, null]);
    expect(contact('', 'none')).toEqual([null, null]);
  });

  it('are not broken by a hostile text, and make no header of one', () => {
    const mail = (email: string) => rowsOf([waiting('a', 5, { email: text(email) })])[0]?.mailto;
    expect(mail('kim@buyer.example?bcc=lou')).toBe('mailto:kim@buyer.example%3Fbcc%3Dlou');
    expect(mail('kim%0D%0Abcc@buyer.example')).toBe('mailto:kim%250D%250Abcc@buyer.example');
    for (const bad of [
      'kim\r\nbcc:x@y.example',
      'kim\u0000@y.example',
      '\ud800@y.example',
      `${'k'.repeat(300)}@y.example`,
    ])
      expect(mail(bad)).toBeNull();
    const tel = (phone: string) => rowsOf([waiting('a', 5, { phone: text(phone) })])[0]?.tel;
    for (const bad of ['javascript:alert(1)', '*#06#', '1234;ext=5', '+', '12345678901234567890'])
      expect(tel(bad)).toBeNull();
  });

  it('of leads that are cold come after those that can still be won', () => {
    const day = 24 * 60;
    const records = [waiting('a', 9 - day), waiting('b', 11 - day), waiting('c', -20), waiting('d', 60)];
    expect(keys(rowsOf(records))).toBe('bcda');
  });

  it('open nothing but web pages', () => {
    const record = waiting('a', 5);
    record.stored.record.identity.url = 'javascript:alert(1)';
    expect(rowsOf([record])[0]?.url).toBe(null);
  });

  it('say source and score, or that there is none yet', () => {
    const record = waiting('a', 5, { source: text('Demo request') });
    expect(rowsOf([record])[0]?.about).toBe('not scored yet · Demo request');
    record.stored.summary = {
      breach: 0,
      warning: 0,
      info: 0,
      unknown: 0,
      passed: 0,
      topWarning: null,
      score: 74,
    };
    expect(rowsOf([record])[0]?.about).toBe('score 74 · Demo request');
  });
});

describe('what the user says they did', () => {
  const marked = (at: number): WaitingRecord => ({
    ...waiting('a', 5),
    contact: { key: 'a', at, how: 'call', place: 'here' },
  });

  it('is shown for its own cycle only, and meets no clock', () => {
    const [row] = rowsOf([marked(START + MINUTE)]);
    expect(row?.contact?.how).toBe('call');
    expect(row?.clock.deadline.metAt).toBeNull();
    expect(rowsOf([marked(START - MINUTE)])[0]?.contact).toBeNull();
  });
});

describe('the filters', () => {
  const records = [
    waiting('a', 5, { owner: text('Kim Example') }),
    waiting('b', 6, { owner: empty }),
    waiting('c', 7),
  ];
  const rows = rowsOf(records);
  const by = (filter: QueueFilter, me: string | null = null) =>
    keys(filterRows(rows, { filter, me, team: null }));
  it('are the team, mine once it is known who I am, and what nobody has', () => {
    expect(by('team')).toBe('abc');
    expect(by('mine')).toBe('');
    expect(by('mine', 'Kim Example')).toBe('a');
    expect(by('unassigned')).toBe('b');
  });

  it('offer the owners that there are', () => {
    expect(ownersOf(rows)).toEqual(['Kim Example']);
  });

  it('know the team by the pack’s field, else by the people of its routing', () => {
    const pack = {
      calendars: { default: 'x', teamField: 'team', list: [] },
      routing: {
        teams: [{ id: 'north', label: 'North' }],
        people: [{ id: 'kim', label: 'Kim Example', team: 'north' }],
      },
    };
    const leads = queueLeads(
      [...records, waiting('d', 8, { team: text('South'), owner: text('Kim Example') })],
      new Map(),
      teamsOf(pack),
    );
    expect(leads.map(({ team }) => team)).toEqual(['North', null, null, 'South']);
    expect(teamNames(leads)).toEqual(['North', 'South']);
    const north = filterRows(queueRows(leads, NOW), { filter: 'team', me: null, team: 'North' });
    expect(keys(north)).toBe('a');
  });
});
