import { expect, it } from 'vitest';
import { START, watchedClock } from '../sla/testing/watched-clock';
import { clockEvent } from './clock-event';
import { AFTER_15, LEAD, watchEvent } from './testing/example-event';

const told = (name: string) => clockEvent(watchEvent(name), watchedClock('hubspot:7:lead:9001'), LEAD);

it('says how far it has come, by the event’s own time', () => {
  expect(told('level-2')).toMatchObject({
    id: 'hubspot:7:lead:9001 first-contact 29919660 level-2',
    kind: 'clock-escalated',
    at: AFTER_15,
    title: 'Escalated: Backup rep told',
    lines: [
      'First contact: 10m 00s over, due 20 Nov 2026, 13:05 UTC.',
      'Target 5m from the form, no first rep contact seen.',
      'Next: open the record and reach out.',
    ],
    record: { name: 'Kim Larkspur', id: '9001' },
    clock: { level: 2, to: 'backup', startedAt: START },
  });
  expect(told('breach')?.lines[0]).toBe('First contact: over since 20 Nov 2026, 13:05 UTC.');
  expect(told('at-risk')?.lines[0]).toBe('First contact: 1m 15s left, due 20 Nov 2026, 13:05 UTC.');
});

it('is nothing of the rep’s own, and nothing without a record', () => {
  expect(told('start')).toBe(null);
  expect(clockEvent(watchEvent('breach'), watchedClock(), null)).toBe(null);
});
