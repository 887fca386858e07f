import { expect, it } from 'vitest';
import type { QueueFreshness } from '../../store/queue-freshness';
import { clockWords, freshnessWords } from './freshness-words';

const NOW = Date.parse('2026-11-20T13:06:00Z');
const context = { zone: 'Europe/Berlin', locale: 'en-GB' };
const known = (change: Partial<QueueFreshness>): QueueFreshness => ({
  polls: [],
  skews: [],
  syncedAt: null,
  newestAt: null,
  ...change,
});
const words = (change: Partial<QueueFreshness>) => freshnessWords(known(change), NOW, context);
const ASKED = {
  id: 'hubspot:7',
  crm: 'hubspot',
  askedAt: NOW - 20_000,
  nextAt: NOW,
  pace: 'hot',
  problem: null,
} as const;

it('says when the CRM was asked last, else by what the list came', () => {
  expect(words({ polls: [ASKED], syncedAt: 1 })).toEqual({
    text: 'New leads of HubSpot: asked 14:05 CET, every 15 seconds.',
    isTrouble: false,
  });
  expect(words({ syncedAt: NOW - 3_600_000 }).text).toBe('As of 13:06 CET, the last sync of leads.');
  expect(words({ newestAt: NOW - 60_000 }).text).toContain('last 14:05 CET. New leads are not asked for.');
  expect(words({}).text).toBe('');
});

it('says what keeps the CRM from being asked', () => {
  const problem = { kind: 'forbidden', text: 'Sign in to Salesforce.', at: NOW } as const;
  const stopped = { ...ASKED, crm: 'salesforce', nextAt: null, pace: 'needs-you', problem } as const;
  const { text, isTrouble } = words({ polls: [ASKED, stopped] });
  expect(text).toContain('Salesforce is not asked for new leads (asked 14:05 CET): see the connections.');
  expect(text).toMatch(/ Sign in to Salesforce\.$/);
  expect(isTrouble).toBe(true);
});

it('says that this computer’s clock differs from the CRM’s, from a minute on', () => {
  expect(clockWords(known({ skews: [{ crm: 'hubspot', ms: 45_000 }] }))).toBeNull();
  expect(clockWords(known({ skews: [{ crm: 'hubspot', ms: 300_000 }] }))).toBe(
    'This computer’s clock is 5m 00s behind HubSpot’s. Countdowns are corrected by that; set the clock, so that other times here are right too.',
  );
});
