import { describe, expect, it } from 'vitest';
import type { CrmRecord, FieldReading } from '../../record/types';
import { MINUTE, START, watchedClock } from '../../sla/testing/watched-clock';
import { waitingLead } from '../../store/testing/leads';
import type { WaitingRecord } from '../../store/watch-queue';
import { filterRows, ownersOf, queueRows } from './queue-rows';

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
  };
  return row;
}

const NOW = START + 10 * MINUTE;
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
    expect(keys(queueRows(records, NOW))).toBe('abcde');
  });

  it('show the most urgent clock of a record that was not acknowledged', () => {
    const record = waiting('a', 5);
    const later = watchedClock('a', { sla: 'qualify', dueAt: START + 60 * MINUTE, atRiskAt: null });
    const both = { ...record, clocks: [...record.clocks, later] };
    expect(queueRows([both], NOW)[0]?.clock.sla).toBe('first-contact');
    const done = record.clocks.map((clock) => ({ ...clock, acknowledgedAt: START + MINUTE }));
    const [row] = queueRows([{ ...record, clocks: [...done, later] }], NOW);
    expect([row?.clock.sla, row?.isAcknowledged]).toEqual(['qualify', false]);
  });

  it('have the ways to reach somebody only where they are sound', () => {
    const contact = (phone: string, email: string) => {
      const [row] = queueRows([waiting('a', 5, { phone: text(phone), email: text(email) })], NOW);
      return [row?.tel, row?.mailto];
    };
    expect(contact('+49 (30) 555-0199', 'kim@buyer.example')).toEqual([
      'tel:+49305550199',
      'mailto:kim@buyer.example',
    ]);
    expect(contact('ask Kim', 'kim@buyer.example?bcc=x@y.example')).toEqual([null, null]);
    expect(contact('', 'none')).toEqual([null, null]);
  });

  it('open nothing but web pages', () => {
    const record = waiting('a', 5);
    record.stored.record.identity.url = 'javascript:alert(1)';
    expect(queueRows([record], NOW)[0]?.url).toBe(null);
  });

  it('say source and score, or that there is none yet', () => {
    const record = waiting('a', 5, { source: text('Demo request') });
    expect(queueRows([record], NOW)[0]?.about).toBe('Demo request · not scored yet');
    record.stored.summary = {
      breach: 0,
      warning: 0,
      info: 0,
      unknown: 0,
      passed: 0,
      topWarning: null,
      score: 74,
    };
    expect(queueRows([record], NOW)[0]?.about).toBe('Demo request · score 74');
  });
});

describe('the filters', () => {
  const rows = queueRows(
    [waiting('a', 5, { owner: text('Kim Example') }), waiting('b', 6, { owner: empty }), waiting('c', 7)],
    NOW,
  );
  it('are the team, mine once it is known who I am, and what nobody has', () => {
    expect(keys(filterRows(rows, 'team', null))).toBe('abc');
    expect(keys(filterRows(rows, 'mine', null))).toBe('');
    expect(keys(filterRows(rows, 'mine', 'Kim Example'))).toBe('a');
    expect(keys(filterRows(rows, 'unassigned', null))).toBe('b');
  });

  it('offer the owners that there are', () => {
    expect(ownersOf(rows)).toEqual(['Kim Example']);
  });
});
