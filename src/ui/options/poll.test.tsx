// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import type { ConnectionView } from '../../contracts/connection-service';
import type { PollView } from '../../contracts/poll-service';
import type { PollStart } from '../../record/poll';
import { mount, settle } from '../testing/mount';
import { PollSection } from './PollSection';
import type { PollActions } from './poll-actions';
import { costText, pollText, shareText, skewText } from './poll-lines';

const NOW = Date.UTC(2026, 10, 20, 9, 30);
const MINUTE = 60_000;
const CONTEXT = { zone: 'Europe/Berlin', locale: 'en-GB' };
const CONNECTION: ConnectionView = { crm: 'hubspot', org: '7', way: 'token', keep: 'device' };
const POLL: PollView = {
  id: 'hubspot:7',
  crm: 'hubspot',
  org: '7',
  scope: { kind: 'all' },
  step: 3,
  nextAt: NOW + MINUTE,
  pace: 'calm',
  askedAt: NOW,
  crmAskedAt: NOW,
  newest: NOW,
  cursor: null,
  arrivedAt: null,
  purse: null,
  daily: null,
  problem: null,
  failures: 0,
  dailyCalls: 5000,
  clockSkewMs: 0,
};

async function open(polls: PollView[] = [], actions: Partial<PollActions> = {}) {
  const calls: string[] = [];
  const started: PollStart[] = [];
  const all: PollActions = {
    list: async () => polls,
    scopes: async () => [
      { scope: { kind: 'all' }, label: 'Everything this key may read', group: 'Everything' },
      { scope: { kind: 'owners', owners: ['4'], label: 'Vera' }, label: 'Vera', group: 'People' },
      { scope: { kind: 'view', view: 'v', label: 'Hot' }, label: 'Hot', group: 'List views' },
    ],
    start: async (start) => void started.push(start),
    askNow: async (id) => void calls.push(`ask ${id}`),
    async stop(id, withRecords) {
      calls.push(`stop ${id} ${withRecords}`);
      return 0;
    },
    watch: () => {},
    ...actions,
  };
  const page = mount(
    <PollSection connection={CONNECTION} actions={all} clock={() => NOW} context={CONTEXT} />,
  );
  await settle();
  const click = async (name: string): Promise<void> => {
    page.click(name);
    await settle();
  };
  return { page, calls, started, click };
}

describe('the watch for new leads', () => {
  it('says what it costs before it is on, and asks for nothing', async () => {
    const asked: string[] = [];
    const { page } = await open([], {
      scopes: async () => {
        asked.push('scopes');
        return [];
      },
    });
    expect(page.text()).toContain('every 15 seconds while a lead is hot (240 an hour)');
    expect(asked).toEqual([]);
  });

  it('starts for the leads that were chosen; list views can’t be', async () => {
    const { click, started } = await open();
    await click('Watch for new leads…');
    const options = [...document.querySelectorAll('option')].map(({ textContent }) => textContent);
    expect(options).toEqual(['Everything this key may read', 'Vera']);
    const select = document.querySelector('select');
    await act(() => {
      if (!select) return;
      select.value = '1';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await act(() => {
      document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    });
    await settle();
    expect(started).toEqual([
      { crm: 'hubspot', org: '7', scope: { kind: 'owners', owners: ['4'], label: 'Vera' } },
    ]);
  });

  it('says why the CRM can’t be asked', async () => {
    const { click, page } = await open([], {
      scopes: () => Promise.reject(new Error('The token may not read owners.')),
    });
    await click('Watch for new leads…');
    expect(page.text()).toContain('The token may not read owners.');
  });

  it('shows what is wrong, and asks or ends when it is told to', async () => {
    const problem = { kind: 'bad-token', text: 'Paste a new key.', at: NOW } as const;
    const { page, click, calls } = await open([{ ...POLL, problem, nextAt: null, pace: 'needs-you' }]);
    expect(page.text()).toContain('Paste a new key.');
    expect(page.text()).toContain('Stopped until the problem below is solved; then choose “Ask now”.');
    await click('Ask now: 7');
    await click('Stop watching: 7');
    expect(page.text()).toContain('Leads that you opened stay');
    await click('Stop and delete them');
    expect(calls).toEqual(['ask hubspot:7', 'stop hubspot:7 true']);
  });
});

describe('its words', () => {
  it('say when it asks and why then', () => {
    expect(pollText(POLL, NOW, CONTEXT)).toBe(
      'Asked last at 10:30 CET. Asks next at 10:31 CET: every minute in business hours.',
    );
    expect(pollText({ ...POLL, askedAt: null, nextAt: NOW, pace: 'hot' }, NOW, CONTEXT)).toBe(
      'Not asked yet. Asks now: every 15 seconds, because a lead has just come in or comes due soon.',
    );
  });

  it('say which part of the CRM’s limit it may use', () => {
    expect(shareText(POLL, CONTEXT)).toBe('At most 5,000 calls in 24 hours.');
    const daily = { max: 15_000, remaining: 9100 };
    expect(shareText({ ...POLL, crm: 'salesforce', daily, dailyCalls: 300 }, CONTEXT)).toBe(
      'At most 300 calls in 24 hours; of Salesforce’s, 9,100 of 15,000 are left for everybody today.',
    );
    expect(costText('salesforce', CONTEXT)).toContain('which is 300 in the smallest org');
  });

  it('tell of a clock that is wrong by more than a minute', () => {
    expect(skewText({ ...POLL, clockSkewMs: MINUTE })).toBeNull();
    expect(skewText({ ...POLL, clockSkewMs: 5 * MINUTE })).toContain(
      'This computer’s clock is 5m 00s behind HubSpot’s. Countdowns are corrected by that',
    );
    expect(skewText({ ...POLL, clockSkewMs: -61_000 })).toContain('1m 01s ahead of HubSpot’s');
  });
});
