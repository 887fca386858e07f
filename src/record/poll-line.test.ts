import { describe, expect, it } from 'vitest';
import { pollLine } from './poll-line';

const NOW = Date.UTC(2026, 10, 20, 9, 30);
const CONTEXT = { zone: 'Europe/Berlin', locale: 'en-GB' };
const POLL = {
  crm: 'hubspot',
  askedAt: NOW,
  nextAt: NOW + 60_000,
  pace: 'calm',
  problem: null,
} as const;
const line = (change: object) => pollLine([{ ...POLL, ...change }], NOW, CONTEXT);

describe('the line on the watch for new leads', () => {
  it('says when the CRM was asked and is asked next', () => {
    expect(pollLine([], NOW, CONTEXT)).toBeNull();
    expect(line({})).toBe('New leads of HubSpot: asked 10:30 CET, next 10:31 CET.');
    expect(line({ pace: 'hot' })).toBe('New leads of HubSpot: asked 10:30 CET, every 15 seconds.');
    expect(line({ askedAt: null })).toBe('New leads of HubSpot: not asked yet, next 10:31 CET.');
  });

  it('says that it does not go on, and where to look', () => {
    const problem = { kind: 'server', text: 'It broke.', at: NOW };
    expect(line({ nextAt: null, pace: 'needs-you', problem })).toBe(
      'HubSpot is not asked for new leads (asked 10:30 CET): see the connections.',
    );
    expect(line({ pace: 'trouble', problem })).toBe(
      'HubSpot can’t be asked for new leads right now (asked 10:30 CET); again at 10:31 CET.',
    );
  });
});
