// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { BackupError } from '../../store/backup/failure';
import { type Mounted, mount, type } from '../testing/mount';
import { countWords, formatBytes } from './amounts';
import { DataSection } from './DataSection';
import type { DataActions, DataFacts } from './data-actions';
import type { Work } from './use-work';

const NOW = Date.parse('2026-11-20T13:06:00Z');
const DAY = 86_400_000;
const context = { locale: 'en-GB', zone: 'UTC', now: NOW };

const FACTS: DataFacts = {
  counts: [
    { label: 'Records', count: 1204 },
    { label: 'Saved views', count: 0 },
  ],
  objects: { deal: 1200, lead: 4 },
  accounts: [{ crm: 'hubspot', org: '7', records: 1204, changes: 1, marks: 2 }],
  dataFrom: NOW - 3 * DAY,
  dataTo: NOW,
  setAside: [],
  setAsideCount: 0,
  usage: { used: 3_400_000, quota: 10_000_000_000 },
  isPersistent: false,
  retention: { days: 180, pack: 'Company rules 2', due: 1 },
  nextDeletion: NOW + DAY,
  lost: null,
};

let calls: unknown[][] = [];
beforeEach(() => {
  calls = [];
});

function actionsWith(facts: Partial<DataFacts>, change: Partial<DataActions> = {}): DataActions {
  const called =
    <A extends unknown[], R>(name: string, answer: R) =>
    async (...args: A): Promise<R> => {
      calls.push([name, ...args.filter((arg) => !isWork(arg))]);
      return answer;
    };
  const report = { counts: { records: 1204 }, leftOut: {}, bytes: 900 };
  return {
    facts: async () => ({ ...FACTS, ...facts }),
    persist: called('persist', false),
    backUp: called('backUp', report),
    verify: called('verify', CONTENT),
    restore: called('restore', { restored: { records: 3 }, setAside: 0 }),
    exportRecords: called('exportRecords', 4),
    check: called('check', 2),
    deleteSetAside: called('deleteSetAside', undefined),
    acknowledgeLost: called('acknowledgeLost', undefined),
    wipeAccount: called('wipeAccount', undefined),
    wipeAll: called('wipeAll', undefined),
    recovery: {
      save: called('save', report),
      startAfresh: called('startAfresh', undefined),
      reload: () => void calls.push(['reload']),
    },
    reload: () => void calls.push(['reload']),
    ...change,
  };
}

const CONTENT = {
  head: {
    leadlight: 'backup' as const,
    format: 1 as const,
    schema: 5,
    app: '0.1.0',
    created: '2026-11-19T10:00:00.000Z',
    stored: {},
  },
  counts: { records: 3 },
  unfit: 0,
  dataFrom: NOW,
  dataTo: NOW,
};

const isWork = (arg: unknown): arg is Work => typeof arg === 'object' && arg !== null && 'onProgress' in arg;
const settled = () => act(() => new Promise((resolve) => setTimeout(resolve)));

async function shown(facts: Partial<DataFacts> = {}, change: Partial<DataActions> = {}): Promise<Mounted> {
  const page = mount(<DataSection actions={actionsWith(facts, change)} context={context} />);
  await settled();
  return page;
}

async function click(page: Mounted, name: string): Promise<void> {
  page.click(name);
  await settled();
}

async function choose(page: Mounted, name = 'b.gz'): Promise<void> {
  const input = page.root.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) throw new Error('There is a field for the file.');
  Object.defineProperty(input, 'files', { value: [new File(['x'], name)], configurable: true });
  await act(async () => void input.dispatchEvent(new Event('change', { bubbles: true })));
  await settled();
}

async function submit(page: Mounted, title: string): Promise<void> {
  const form = [...page.root.querySelectorAll('form')].find((one) => one.textContent?.startsWith(title));
  await act(async () => void form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
  await settled();
}

describe('your data', () => {
  it('says what is stored, since when, for how long, and what goes next', async () => {
    const page = await shown();
    for (const words of [
      'Records1,204',
      'Tue 17 Nov, 13:06 UTC to 13:06 UTC',
      '3.4 MB; the browser allows up to 10 GB',
      '180 days after a record was last read, as set by Company rules 2',
      'Sat 21 Nov, 13:06 UTC: 1 record with what belongs to them',
    ])
      expect(page.text()).toContain(words);
    expect(page.text()).not.toContain('Saved views0');
  });

  it('does not pretend where the browser or the pack does not tell', async () => {
    const page = await shown({ usage: null, retention: { days: null, pack: null, due: 0 }, dataFrom: null });
    expect(page.text()).toContain('this browser does not tell');
    expect(page.text()).toContain('so nothing is deleted');
    expect(page.text()).toContain('no records yet');
  });

  it('asks the browser to keep it, and says when it does not agree', async () => {
    const page = await shown();
    await click(page, 'Ask the browser to keep it');
    expect(calls).toEqual([['persist']]);
    expect(page.text()).toContain('The browser did not agree.');
    expect((await shown({ isPersistent: true })).buttons()).not.toContain('Ask the browser to keep it');
  });

  it('explains that the browser has emptied the store', async () => {
    const page = await shown({ lost: { records: 12, subscriptions: 1, at: NOW - DAY, foundAt: NOW } });
    expect(page.root.querySelector('[role="alert"]')?.textContent).toContain(
      '12 records and 1 followed pack were stored when it was last written (Thu 19 Nov, 13:06 UTC)',
    );
    await click(page, 'Understood');
    expect(calls).toEqual([['acknowledgeLost']]);
  });

  it('lists damaged rows, looks for more, and deletes them only when asked twice', async () => {
    const page = await shown({
      setAside: [{ table: 'records', key: 'hubspot:7:deal:9', problem: 'record is missing' }],
      setAsideCount: 3,
    });
    expect(page.text()).toContain('hubspot:7:deal:9: record is missing');
    expect(page.text()).toContain('and 2 more');
    await click(page, 'Check every row');
    expect(page.text()).toContain('2 rows set aside');
    await click(page, 'Delete what was set aside');
    expect(calls.map(([name]) => name)).toEqual(['check']);
    await submit(page, '3 damaged rows');
    expect(calls.map(([name]) => name)).toEqual(['check', 'deleteSetAside']);
  });
});

describe('backing up', () => {
  it('saves the file and says what is in it', async () => {
    const page = await shown();
    await submit(page, 'Back up');
    expect(calls).toEqual([['backUp', null]]);
    expect(page.text()).toContain('Saved in your downloads: 1,204 records, 900 bytes.');
  });

  it('with a passphrase needs one that is long enough, twice', async () => {
    const page = await shown();
    await act(async () => page.root.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click());
    const fields = [...page.root.querySelectorAll<HTMLInputElement>('input[type="password"]')];
    const fill = (first: string, again: string): void => {
      [first, again].forEach((text, at) => {
        const field = fields[at];
        if (field) type(field, text);
      });
    };
    fill('short', 'short');
    await submit(page, 'Back up');
    expect(page.text()).toContain('5 characters; at least 12 are needed');
    fill('long enough words', 'long enough word');
    expect(page.text()).toContain('The two are not the same');
    expect(calls).toEqual([]);
    fill('long enough words', 'long enough words');
    await submit(page, 'Back up');
    expect(calls).toEqual([['backUp', 'long enough words']]);
  });

  it('says how many rows are not in it', async () => {
    const backUp = async () => ({ counts: {}, leftOut: { records: 2 }, bytes: 1 });
    const page = await shown({}, { backUp });
    await submit(page, 'Back up');
    expect(page.text()).toContain('Not in it, because they can’t be read: 2 rows.');
  });

  it('can be cancelled', async () => {
    const backUp = (_: string | null, { signal }: Work) =>
      new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    const page = await shown({}, { backUp });
    await submit(page, 'Back up');
    expect(page.root.querySelector('progress')).not.toBeNull();
    await click(page, 'Cancel');
    expect(page.text()).toContain('Cancelled. Nothing was changed.');
  });
});

describe('restoring', () => {
  it('reads the file through, says what is in it, and adds what is missing', async () => {
    const page = await shown();
    await choose(page);
    expect(calls.map(([name]) => name)).toEqual(['verify']);
    expect(page.text()).toContain('Made Thu 19 Nov, 10:00 UTC by Leadlight 0.1.0');
    await click(page, 'Restore');
    expect(calls.at(-1)?.slice(2)).toEqual([null, 'merge']);
    expect(page.text()).toContain('Restored: 3 records.');
    await click(page, 'Show what was restored');
    expect(calls.at(-1)).toEqual(['reload']);
  });

  it('replaces everything only when that is said again', async () => {
    const page = await shown();
    await choose(page);
    await act(async () => page.root.querySelectorAll<HTMLInputElement>('input[type="radio"]')[1]?.click());
    await click(page, 'Restore');
    expect(calls.map(([name]) => name)).toEqual(['verify']);
    await submit(page, 'Everything that Leadlight stores');
    expect(calls.at(-1)?.slice(2)).toEqual([null, 'replace']);
  });

  it('asks for the passphrase where one is needed, and says when it is wrong', async () => {
    const verify: DataActions['verify'] = async (_, words) => {
      if (words === null) throw new BackupError('passphrase-needed');
      if (words !== 'right words') throw new BackupError('wrong-passphrase');
      return CONTENT;
    };
    const page = await shown({}, { verify });
    await choose(page);
    const field = page.root.querySelector<HTMLInputElement>('input[type="password"]');
    if (!field) throw new Error('There is a field for the passphrase.');
    type(field, 'wrong words');
    await submit(page, 'Passphrase of this');
    expect(page.text()).toContain('The passphrase does not open this backup');
    type(field, 'right words');
    await submit(page, 'Passphrase of this');
    expect(page.text()).toContain('Whole and undamaged.');
  });

  it('says why a file is refused', async () => {
    const page = await shown({}, { verify: () => Promise.reject(new BackupError('truncated')) });
    await choose(page);
    expect(page.text()).toContain('The end of this backup is missing');
    expect(page.buttons()).not.toContain('Restore');
  });
});

describe('deleting', () => {
  it('of one account says what goes, and asks', async () => {
    const page = await shown();
    await click(page, 'Delete HubSpot 7');
    expect(page.text()).toContain('1,204 records, 1 change and 2 marks of HubSpot 7 go, with its connection');
    await click(page, 'Keep it');
    expect(document.activeElement?.textContent).toBe('Delete HubSpot 7');
    await click(page, 'Delete HubSpot 7');
    await submit(page, '1,204 records');
    expect(calls).toEqual([['wipeAccount', FACTS.accounts[0]]]);
  });

  it('of everything needs a word', async () => {
    const page = await shown();
    await click(page, 'Delete everything');
    await submit(page, 'All records');
    expect(calls).toEqual([]);
    const field = page.root.querySelector<HTMLInputElement>('.data-confirm input');
    if (!field) throw new Error('There is a field for the word.');
    expect(document.activeElement).toBe(field);
    type(field, ' Delete ');
    await submit(page, 'All records');
    expect(calls).toEqual([['wipeAll']]);
    expect(page.text()).toContain('Everything is deleted.');
  });
});

describe('a store that does not work', () => {
  const broken = (name: string) => () => Promise.reject(Object.assign(new Error('It said so.'), { name }));

  it.each([
    ['NewerDatabaseError', 'A newer Leadlight has been used in this browser'],
    ['QuotaExceededError', 'The browser has no room left for Leadlight'],
    ['SecurityError', 'The browser does not let Leadlight store anything'],
    ['UnknownError', 'Leadlight’s data can’t be read'],
  ])('is explained instead of all else: %s', async (name, title) => {
    const page = await shown({}, { facts: broken(name) });
    expect(page.root.querySelector('[role="alert"] h2')?.textContent).toBe(title);
    expect(page.text()).toContain('It said so.');
    expect(page.buttons()).toEqual(['Reload', 'Save a backup', 'Start afresh']);
  });

  it('can be saved, and started afresh after a word', async () => {
    const page = await shown({}, { facts: broken('UnknownError') });
    await click(page, 'Save a backup');
    expect(page.text()).toContain('Saved in your downloads: 1,204 records');
    await click(page, 'Start afresh');
    const field = page.root.querySelector<HTMLInputElement>('.data-confirm input');
    if (field) type(field, 'delete');
    await submit(page, 'Everything that Leadlight stores');
    expect(calls.map(([name]) => name)).toEqual(['save', 'startAfresh', 'reload']);
  });
});

describe('amounts', () => {
  it('are told in units that people know', () => {
    const bytes = [0, 999, 1000, 3_449_000, 12e9, 5e15, Number.NaN].map((one) => formatBytes(one, context));
    expect(bytes).toEqual(['0 bytes', '999 bytes', '1 KB', '3.4 MB', '12 GB', '5,000 TB', 'unknown']);
    expect(countWords({ records: 1, observations: 0, packs: 4, suppressions: 2 }, context)).toBe(
      '1 record, 2 snoozes and dismissals',
    );
    expect(countWords({}, context)).toBe('no records');
  });
});
