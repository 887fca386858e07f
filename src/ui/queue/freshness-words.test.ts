import { expect, it } from 'vitest';
import type { QueueFreshness } from '../../store/queue-freshness';
import { freshnessWords } from './freshness-words';

const NOW = Date.parse('2026-11-20T13:06:00Z');
const context = { zone: 'Europe/Berlin', locale: 'en-GB' };
const words = (known: Partial<QueueFreshness>) =>
  freshnessWords({ asked: [], syncedAt: null, newestAt: null, ...known }, NOW, context);

it('says when the CRM was asked last, else by what the list came', () => {
  const at = NOW - 20_000;
  expect(words({ asked: [{ crm: 'hubspot', at, problem: null }], syncedAt: 1 }).text).toBe(
    'Asked for new leads: HubSpot 14:05 CET.',
  );
  expect(words({ syncedAt: NOW - 3_600_000 }).text).toBe('As of 13:06 CET, the last sync of leads.');
  expect(words({ newestAt: NOW - 60_000 }).text).toContain('last 14:05 CET. New leads are not asked for.');
  expect(words({}).text).toBe('');
});

it('says what keeps the CRM from being asked', () => {
  const asked = [
    { crm: 'hubspot' as const, at: NOW, problem: null },
    { crm: 'salesforce' as const, at: NOW - 120_000, problem: 'Sign in again.' },
  ];
  expect(words({ asked })).toEqual({ text: 'As of 14:04 CET. Sign in again.', isTrouble: true });
});
