// @vitest-environment happy-dom

import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, START, watchedClock } from '../../sla/testing/watched-clock';
import { waitingLead } from '../../store/testing/leads';
import type { Waiting } from '../../store/watch-queue';
import type { PageClock } from '../components/page-clock';
import { type Mounted, mount } from '../testing/mount';
import { type ShownFreshness, withProblems } from './follow-freshness';
import { Queue, type QueueActions } from './Queue';
import { loadChoice, saveChoice } from './queue-choice';
import type { QueueChoice } from './queue-rows';

const context = { zone: 'Europe/Berlin', locale: 'en-GB' };
const TEAM: QueueChoice = { filter: 'team', me: null, team: null };

interface Timer {
  ms: number;
  work: () => void;
}
let now: number;
let timers: Set<Timer>;
let isVisible: boolean;
let onVisibility: () => void;
let acknowledged: string[];
let marked: string[];
let reminded: [string, number][];
let clock: PageClock;
beforeEach(() => {
  now = START + 6 * MINUTE + 250;
  timers = new Set();
  isVisible = true;
  acknowledged = [];
  marked = [];
  reminded = [];
  clock = {
    now: () => now,
    after(ms, work) {
      const timer = { ms, work };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    isVisible: () => isVisible,
    onVisibility(work) {
      onVisibility = work;
      return () => {};
    },
  };
});

const waitingOf = (...starts: number[]): Waiting => ({
  records: starts.map((startAt, index) => ({
    stored: { key: `k${index}`, record: waitingLead(`${index}`, startAt), summary: null, asOf: startAt },
    clocks: [watchedClock(`k${index}`, { startAt })],
    contact: null,
    handoff: null,
  })),
  more: 0,
});

function open(
  waiting: Waiting | null,
  fails = false,
  shown = context,
  more: { first?: string; chosen?: QueueChoice; freshness?: ShownFreshness } = {},
): Mounted {
  const actions: QueueActions = {
    async acknowledge(key: string) {
      if (fails) throw new Error('The store is full.');
      acknowledged.push(key);
    },
    async remind(key, at) {
      reminded.push([key, at]);
    },
    remember: () => {},
    access: async () => 'none',
    changes: () => {
      throw new Error('Nothing may be changed here.');
    },
    async mark({ key }, how, place) {
      if (fails) throw new Error('The store is full.');
      marked.push(`${key} ${how} ${place}`);
    },
  };
  const props = { waiting, actions, clock, context: shown, freshness: null, scores: new Map(), teamOf: null };
  return mount(<Queue {...props} chosen={TEAM} {...more} />);
}
const figures = ({ root }: Mounted) =>
  [...root.querySelectorAll('[role="timer"]')].map(({ textContent }) => textContent);

describe('the queue', () => {
  it('shows who waits, most urgent first, with due clock time and zone', () => {
    const queue = open(waitingOf(START + 4 * MINUTE, START));
    expect(queue.text()).toContain('2 leads wait for you');
    expect(queue.text()).toContain('1 breached');
    expect(figures(queue)).toEqual(['−1m 00s', '2m 59s']);
    expect(queue.text()).toContain('was due 14:05 CET');
    expect(queue.text()).toContain('due 14:09 CET');
  });

  it('says that leads are not asked for and alerts are held up where the disk is full, and counts on', () => {
    const full = { kind: 'storage', text: 'No room left.', at: START, againAt: START + 9 * MINUTE } as const;
    const asked = { askedAt: START, nextAt: START, pace: 'hot', problem: null } as const;
    const polls = [
      { ...asked, id: 'hubspot:7', crm: 'hubspot' } as const,
      { ...asked, id: 'salesforce:7', crm: 'salesforce' } as const,
    ];
    const known = { polls, skews: [], syncedAt: null, newestAt: null };
    const queue = open(waitingOf(START), false, context, {
      freshness: withProblems(known, { 'hubspot:7': full }, { 'held-up': { ...full, text: 'Held up.' } }),
    });
    expect(queue.text()).toContain(
      'HubSpot can’t be asked for new leads right now (asked 14:00 CET); again at 14:09 CET.',
    );
    expect(queue.text()).toContain(
      'New leads of Salesforce: asked 14:00 CET, every 15 seconds. No room left.',
    );
    expect(queue.text()).toContain('Alerts are held up. Held up.');
    expect(figures(queue)).toHaveLength(1);
    const well = open(waitingOf(START), false, context, { freshness: withProblems(known, {}, {}) });
    expect(well.text()).not.toMatch(/Held up|No room/);
  });

  it('has one timer, to the begin of the next second, and none while it is hidden or empty', () => {
    const queue = open(waitingOf(START));
    const [timer] = timers;
    expect([timers.size, timer?.ms]).toEqual([1, 750]);
    now += 750;
    timers.clear();
    void act(() => timer?.work());
    expect([timers.size, [...timers][0]?.ms, figures(queue)]).toEqual([1, 1000, ['−1m 01s']]);
    isVisible = false;
    void act(() => onVisibility());
    expect(timers.size).toBe(0);
    open({ records: [], more: 0 });
    expect(timers.size).toBe(0);
  });

  it('draws anew only the rows that look different', () => {
    let reads = 0;
    const watched = {
      ...context,
      get locale() {
        reads += 1;
        return context.locale;
      },
    };
    const hoursAgo = Array.from({ length: 50 }, (_, index) => START - (120 + index) * MINUTE);
    const queue = open(waitingOf(...hoursAgo, START), false, watched);
    reads = 0;
    now += 750;
    void act(() => [...timers][0]?.work());
    // Each row that is drawn asks for it several times.
    expect(reads).toBeLessThan(50);
    expect(figures(queue).at(-1)).toBe('−1m 01s');
  });

  it('goes from record to record by J and K, and acknowledges by A', () => {
    const queue = open(waitingOf(START, START + MINUTE));
    queue.press('j');
    expect(document.activeElement?.textContent).toBe('Lead 0');
    queue.press('j');
    queue.press('a');
    queue.press('k');
    queue.press('a');
    expect(acknowledged).toEqual(['k1', 'k0']);
    queue.click('Acknowledge Lead 0');
    expect(acknowledged).toHaveLength(3);
  });

  it('goes to the record that a notification was about, whosever it is', () => {
    const queue = open(waitingOf(START, START + MINUTE), false, context, {
      first: 'k1',
      chosen: { filter: 'unassigned', me: null, team: null },
    });
    expect(document.activeElement?.textContent).toBe('Lead 1');
    queue.press('a');
    expect(acknowledged).toEqual(['k1']);
  });

  it('says of a lead that it was here before', () => {
    const { records, more } = waitingOf(START);
    const queue = open({ records: records.map((one) => ({ ...one, handoff: 'Recycled MQL' })), more });
    expect(queue.text()).toContain('Recycled MQL');
  });

  it('has the ways of the record in hand only, which is the most urgent one at first', () => {
    const queue = open(waitingOf(START, START + MINUTE));
    const ways = () => queue.buttons().filter((name) => name.startsWith('Log contact'));
    expect(ways()).toEqual(['Log contact with Lead 0']);
    queue.press('j');
    queue.press('j');
    expect(ways()).toEqual(['Log contact with Lead 1']);
  });

  it('keeps a contact as what the user says, and a reminder for later', () => {
    const queue = open(waitingOf(START));
    queue.press('l');
    expect(queue.text()).toContain('Only what HubSpot shows stops the clock.');
    queue.click('Mark as contacted here');
    expect(marked).toEqual(['k0 call here']);
    queue.click('Remind me of Lead 0');
    queue.click('In 15 minutes14:21 CET');
    expect(reminded).toEqual([['k0', now + 15 * MINUTE]]);
  });

  it('shows its keys', () => {
    const queue = open(waitingOf(START));
    queue.press('?');
    expect(queue.text()).toContain('log contact');
  });

  it('opens the record by a link of its own', () => {
    const link = open(waitingOf(START)).root.querySelector<HTMLAnchorElement>('.queue-open');
    expect([link?.href, link?.target]).toEqual([
      'https://app.hubspot.com/contacts/7/record/0-136/0',
      '_blank',
    ]);
  });

  it('says why nobody is listed', () => {
    expect(open(null).text()).not.toContain('No clock runs');
    expect(open({ records: [], more: 0 }).text()).toContain('No clock runs');
    const queue = open(waitingOf(START));
    queue.click('Unassigned');
    expect(queue.text()).toContain('1 record of others waits');
  });

  it('says when an acknowledgement was not kept', async () => {
    const queue = open(waitingOf(START), true);
    queue.click('Acknowledge Lead 0');
    await act(async () => {});
    expect(queue.text()).toContain('It was not acknowledged: The store is full.');
    queue.press('l');
    queue.click('Mark as contacted here');
    await act(async () => {});
    expect(queue.text()).toContain('The contact was not kept: The store is full.');
  });
});

describe('what was chosen', () => {
  it('comes back, and nothing unsound with it', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
    };
    expect(loadChoice(storage)).toEqual(TEAM);
    saveChoice(storage, { ...TEAM, filter: 'mine', me: 'Kim Example' });
    expect(loadChoice(storage)).toEqual({ ...TEAM, filter: 'mine', me: 'Kim Example' });
    kept.set('queue-choice', '[not json');
    expect(loadChoice(storage)).toEqual(TEAM);
  });
});
