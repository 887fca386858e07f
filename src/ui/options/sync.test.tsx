// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import type { ConnectionView } from '../../contracts/connection-service';
import { NO_COUNTS, type ScopeChoice, type SyncStart, type SyncState } from '../../record/sync';
import { mount, settle } from '../testing/mount';
import { SyncSection } from './SyncSection';
import type { SyncActions } from './sync-actions';
import { asOfText, progressShare, progressText, scopeText, syncNoun } from './sync-lines';

const NOW = Date.UTC(2026, 10, 21, 9, 30);
const CONTEXT = { zone: 'Europe/Berlin', locale: 'en-GB' };
const CONNECTION: ConnectionView = { crm: 'hubspot', org: '7', way: 'token', keep: 'device' };
const STATE: SyncState = {
  crm: 'hubspot',
  org: '7',
  object: 'deal',
  id: 'hubspot:7:deal',
  scope: { kind: 'all' },
  everyMs: 1_800_000,
  status: 'idle',
  step: 4,
  question: 'q',
  cursor: null,
  counts: { ...NO_COUNTS, met: 1200, total: 1200, read: 340 },
  readings: 2,
  asOf: NOW - 600_000,
  comparedAt: NOW - 600_000,
  newest: NOW,
  problem: null,
  failures: 0,
  nextTry: null,
};
const CURSOR = {
  mode: 'all',
  phase: 'list',
  reading: 2,
  after: '5',
  startedAt: NOW,
  newest: NOW,
  since: null,
  isNewQuestion: false,
} as const;
const RUNNING: SyncState = {
  ...STATE,
  status: 'running',
  cursor: CURSOR,
  asOf: null,
  counts: { ...NO_COUNTS, met: 3400, total: 20_000 },
};
const CHOICES: ScopeChoice[] = [
  { scope: { kind: 'all' }, label: 'Everything this key may read', group: 'Everything' },
  { scope: { kind: 'owners', owners: ['4'], label: 'Vera' }, label: 'Vera', group: 'People' },
];

async function open(states: SyncState[] = [], actions: Partial<SyncActions> = {}) {
  const calls: string[] = [];
  const started: SyncStart[] = [];
  const note = (name: string) => async (id: string) => void calls.push(`${name} ${id}`);
  const all: SyncActions = {
    list: async () => states,
    scopes: async () => CHOICES,
    async start(start) {
      started.push(start);
      return STATE;
    },
    pause: note('pause'),
    readNow: note('read'),
    async wipe(id) {
      calls.push(`wipe ${id}`);
      return 1;
    },
    watch: () => {},
    ...actions,
  };
  const page = mount(
    <SyncSection
      connection={CONNECTION}
      states={states}
      actions={all}
      now={NOW}
      context={CONTEXT}
      onChange={() => calls.push('changed')}
    />,
  );
  const click = async (name: string): Promise<void> => {
    page.click(name);
    await settle();
  };
  const choose = (label: string, value: string) =>
    act(() => {
      const id = [...document.querySelectorAll('label')].find(
        (found) => found.textContent === label,
      )?.htmlFor;
      const select = document.getElementById(id ?? '');
      if (!(select instanceof HTMLSelectElement)) throw new Error(`No choice ${label}`);
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
  return { page, calls, started, click, choose };
}

describe('what to keep', () => {
  it('asks the CRM for nothing before one chooses to', async () => {
    const asked: string[] = [];
    const { click, page } = await open([], {
      scopes: async (_crm, _org, object) => {
        asked.push(object);
        return CHOICES;
      },
    });
    expect(asked).toEqual([]);
    await click('Choose what to keep…');
    expect(asked).toEqual(['deal']);
    expect(page.text()).toContain('Everything this key may read');
  });

  it('starts with what was chosen', async () => {
    const { click, choose, started, calls } = await open();
    await click('Choose what to keep…');
    await choose('Which', '1');
    await choose('Read changes', '3');
    await act(() => {
      document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    });
    expect(started).toEqual([
      {
        crm: 'hubspot',
        org: '7',
        object: 'deal',
        scope: { kind: 'owners', owners: ['4'], label: 'Vera' },
        everyMs: null,
      },
    ]);
    expect(calls).toEqual(['changed']);
  });

  it('says why the CRM can’t be asked', async () => {
    const { click, page } = await open([], {
      scopes: () => Promise.reject(new Error('The token may not read owners.')),
    });
    await click('Choose what to keep…');
    expect(page.text()).toContain('The token may not read owners.');
  });
});

describe('what is kept', () => {
  it('shows how far it is, and can be paused', async () => {
    const { page, click, calls } = await open([RUNNING]);
    expect(page.text()).toContain('Reading: 3,400 of 20,000 looked at.');
    expect(page.text()).toContain('Not complete yet: what is here may be a part.');
    expect(document.querySelector('progress')?.value).toBeCloseTo(0.17);
    await click('Pause: Open deals');
    expect(calls).toEqual(['pause hubspot:7:deal', 'changed']);
  });

  it('says what is wrong and when it goes on, and can go on at once', async () => {
    const problem = { kind: 'forbidden', text: 'Ask an administrator for read access.', at: NOW } as const;
    const { page, click, calls } = await open([{ ...RUNNING, problem, nextTry: NOW + 300_000 }]);
    expect(page.text()).toContain('Stopped at 3,400 of 20,000 looked at; goes on by itself at 10:35 CET.');
    expect(page.text()).toContain('Ask an administrator for read access.');
    await click('Go on now: Open deals');
    expect(calls[0]).toBe('read hubspot:7:deal');
  });

  it('is deleted only after a second click', async () => {
    const { page, click, calls } = await open([STATE]);
    await click('Stop and wipe: Open deals');
    expect(calls).toEqual([]);
    expect(page.text()).toContain('Records that you opened stay');
    await click('Delete from this device: Open deals');
    expect(calls[0]).toBe('wipe hubspot:7:deal');
  });

  it('lists only what belongs to its connection', async () => {
    const { page } = await open([{ ...STATE, org: '8', id: 'hubspot:8:deal' }]);
    expect(page.text()).not.toContain('Data as of');
  });
});

describe('the words', () => {
  it('tell how old the data are and what comes next', () => {
    expect(asOfText(STATE, CONTEXT)).toBe('Data as of 21 Nov 2026, 10:20 CET.');
    expect(progressText(STATE, NOW, CONTEXT)).toBe(
      'Complete: 340 read the last time. Changes are read next at 10:50 CET.',
    );
    const some = { ...STATE, everyMs: null, counts: { ...STATE.counts, gone: 2 } };
    expect(progressText(some, NOW, CONTEXT)).toBe(
      'Complete: 340 read the last time; 2 not in the CRM any more, or closed to you. Changes are read when you ask.',
    );
    const last = { ...RUNNING, cursor: { ...CURSOR, phase: 'absent' as const } };
    expect(progressText(last, NOW, CONTEXT)).toContain('closed, handed over or deleted');
    expect(progressText({ ...RUNNING, counts: NO_COUNTS }, NOW, CONTEXT)).toBe('Reading: 0 looked at.');
    expect(progressText({ ...RUNNING, status: 'paused' }, NOW, CONTEXT)).toMatch(/^Paused: 3,400/);
    expect(progressShare(STATE)).toBeNull();
  });

  it('name records as their CRM does', () => {
    expect(syncNoun({ crm: 'salesforce', object: 'deal' })).toBe('Open opportunities');
    expect(scopeText({ scope: { kind: 'view', view: 'v', label: 'Large' } }, 'salesforce')).toBe(
      'list view “Large”',
    );
    expect(scopeText({ scope: { kind: 'all' } }, 'salesforce')).toBe('everything you may see');
  });
});
