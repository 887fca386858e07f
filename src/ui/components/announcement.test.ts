import { expect, it } from 'vitest';
import type { DeadlineState } from '../../record/assessment';
import { deadlineStateAt } from '../../sla/deadline-state';
import { deadline, NOW } from '../testing/sample-findings';
import { clockAnnouncement, type HeardClock } from './announcement';

const heard = (remainingMs: number, state: DeadlineState = 'running'): HeardClock => ({
  title: 'First contact',
  state,
  remainingMs,
});

it('is silent at first sight and between the turning points', () => {
  expect(clockAnnouncement(undefined, heard(1000))).toBeNull();
  expect(clockAnnouncement(heard(200_000), heard(199_000))).toBeNull();
});

it('says 5 minutes and 1 minute once, even after a jump of the clock', () => {
  expect(clockAnnouncement(heard(301_000), heard(300_000))).toBe('First contact: 5 minutes left');
  expect(clockAnnouncement(heard(300_000), heard(299_000))).toBeNull();
  expect(clockAnnouncement(heard(90_000), heard(30_000))).toBe('First contact: 1 minute left');
});

it('speaks five times in the whole life of a ten-minute clock', () => {
  const clock = deadline(0, { targetMs: 600_000, dueAt: NOW + 600_000, atRiskAt: NOW + 450_000 });
  let before: HeardClock | undefined;
  const spoken: string[] = [];
  for (let second = 0; second <= 700; second += 1) {
    const metAt = second >= 690 ? NOW + 690_000 : null;
    const status = deadlineStateAt({ ...clock, metAt }, NOW + second * 1000);
    const after = { title: 'First contact', ...status };
    const text = clockAnnouncement(before, after);
    if (text) spoken.push(text);
    before = after;
  }
  expect(spoken).toEqual([
    'First contact: 5 minutes left',
    'First contact: at risk',
    'First contact: 1 minute left',
    'First contact: breached, time is up',
    'First contact: met late',
  ]);
});
