import type { ComponentProps } from 'preact';
import { act } from 'preact/test-utils';
import { type Mounted, mount } from '../../testing/mount';
import { DataSection } from '../DataSection';
import type { DataActions, DataFacts } from '../data-actions';
import type { Work } from '../use-work';

export const NOW = Date.parse('2026-11-20T13:06:00Z');
export const DAY = 86_400_000;
const context = { locale: 'en-GB', zone: 'UTC', now: NOW };

export const FACTS: DataFacts = {
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

/** What a backup that is whole has in it. */
export const CONTENT = {
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

/** Actions that succeed, over these facts; what is asked of them goes into `calls`. */
export function dataActions(facts: Partial<DataFacts> = {}, calls: unknown[][] = []): DataActions {
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
    restore: called('restore', { restored: { records: 3 }, setAside: 0, withoutAddress: 0 }),
    exportRecords: called('exportRecords', 4),
    check: called('check', 2),
    deleteSetAside: called('deleteSetAside', undefined),
    acknowledgeLost: called('acknowledgeLost', undefined),
    wipeAccount: called('wipeAccount', undefined),
    wipeAll: called('wipeAll', undefined),
    recovery: {
      save: called('save', { ...report, noted: 1204 }),
      startAfresh: called('startAfresh', undefined),
      reload: () => void calls.push(['reload']),
    },
    reload: () => void calls.push(['reload']),
  };
}

/** "Your data" in the page, with a log of what it asked for. */
export interface OpenedData extends Mounted {
  calls: unknown[][];
}

/** Opens it over these facts; `change` replaces actions. */
export async function openData(
  facts: Partial<DataFacts> = {},
  change: Partial<DataActions> = {},
  opened: Pick<ComponentProps<typeof DataSection>, 'isRestoring' | 'onReplaced'> = {},
): Promise<OpenedData> {
  const calls: unknown[][] = [];
  const actions = { ...dataActions(facts, calls), ...change };
  const page = mount(<DataSection actions={actions} context={context} {...opened} />);
  await settled();
  return { ...page, calls };
}

/** Clicks a control by its name, and waits for what it starts. */
export async function click(page: Mounted, name: string): Promise<void> {
  page.click(name);
  await settled();
}

/** Chooses a backup file. */
export async function choose(page: Mounted, name = 'b.gz'): Promise<void> {
  const input = page.root.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) throw new Error('There is a field for the file.');
  Object.defineProperty(input, 'files', { value: [new File(['x'], name)], configurable: true });
  await act(async () => void input.dispatchEvent(new Event('change', { bubbles: true })));
  await settled();
}

/** Sends the form that begins with this title. */
export async function submit(page: Mounted, title: string): Promise<void> {
  const form = [...page.root.querySelectorAll('form')].find((one) => one.textContent?.startsWith(title));
  await act(async () => void form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
  await settled();
}
