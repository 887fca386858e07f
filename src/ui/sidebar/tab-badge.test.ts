import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../record/assessment';
import { deadline, finding, NOW, passing, unknownFinding } from '../testing/sample-findings';
import { view } from '../testing/sample-view';
import { LOADING_DELAY_MS, nextChange } from './next-change';
import type { SidebarState } from './sidebar-state';
import { oneUnit, tabBadge } from './tab-badge';

const state = (overrides: Partial<Assessment>, extra: Parameters<typeof view>[1] = {}): SidebarState => ({
  kind: 'record',
  view: view(overrides, extra),
});
const suppression = {
  rule: 'stale-by-stage',
  kind: 'snooze',
  until: NOW + 5000,
  reason: null,
  at: NOW,
  fingerprint: '[]',
} as const;

describe('tabBadge', () => {
  it.each([
    ['worst severity and count', { findings: [finding(), finding({ severity: 'breach' })] }, 'breach', '2'],
    ['unknown', { findings: [unknownFinding(), passing('a')] }, 'unknown', '1'],
    ['all clear', { findings: [passing('a')] }, 'ok', ''],
    ['a running clock', { deadlines: [deadline(1)] }, 'clock', '4m'],
    ['a clock at risk', { deadlines: [deadline(4.5)] }, 'warning', '30s'],
    ['a breached clock before one that runs', { deadlines: [deadline(1), deadline(12)] }, 'breach', '7m'],
    ['a met clock does not hide warnings', { deadlines: [deadline(9, { metAt: NOW })] }, 'warning', '2'],
  ])('shows %s', (_, overrides, icon, text) =>
    expect(tabBadge(state(overrides), NOW)).toMatchObject({ icon, text }),
  );

  it('does not count what is snoozed', () => {
    const snoozed = state({ findings: [finding()] }, { suppressions: [suppression] });
    expect(tabBadge(snoozed, NOW)?.text).toBe('');
    expect(tabBadge(snoozed, NOW + 5000)?.text).toBe('1');
  });

  it('says that a record is not checked, and nothing while it loads', () => {
    const problem = { code: 'LL-204', title: 'Not checked.', explanation: '', retry: null };
    expect(tabBadge({ kind: 'problem', problem, pack: null }, NOW)?.label).toBe('Not checked.');
    expect(tabBadge({ kind: 'loading', since: NOW, message: '' }, NOW)).toBeNull();
  });

  it('cuts to one unit, never up', () => {
    expect([59_999, 60_000, 7_199_999, 172_799_999, 0, -432_000, -300].map(oneUnit)).toEqual([
      '59s',
      '1m',
      '1h',
      '1d',
      '0s',
      '7m',
      '0s',
    ]);
  });
});

describe('nextChange', () => {
  it('is the next whole second while a clock runs', () => {
    expect(nextChange(state({ deadlines: [deadline(1)] }), NOW + 250)).toBe(NOW + 1000);
    expect(nextChange(state({ deadlines: [deadline(1)] }), NOW)).toBe(NOW + 1000);
  });

  it('is never when time changes nothing', () => {
    expect(nextChange(state({ deadlines: [deadline(9, { metAt: NOW })] }), NOW)).toBeNull();
    expect(nextChange({ kind: 'idle' }, NOW)).toBeNull();
  });

  it('is the end of the next snooze', () => {
    const snoozed = state({}, { suppressions: [suppression, { ...suppression, until: NOW - 1 }] });
    expect(nextChange(snoozed, NOW)).toBe(NOW + 5000);
  });

  it('is the end of the silent part of loading', () => {
    const loading: SidebarState = { kind: 'loading', since: NOW, message: '' };
    expect(nextChange(loading, NOW + 50)).toBe(NOW + LOADING_DELAY_MS);
    expect(nextChange(loading, NOW + LOADING_DELAY_MS)).toBeNull();
  });
});
