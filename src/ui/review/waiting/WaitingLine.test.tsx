// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { createWriteRunner } from '../../../background/write-runner';
import { CrmApiError } from '../../../crm/api/failure';
import { recordKey } from '../../../record/record-key';
import type { Change, WriteLogEntry, WriteOutcome, WritePreview } from '../../../record/write-back';
import { LeadlightDatabase } from '../../../store/database';
import { saveRecords } from '../../../store/save-records';
import { writeShelf } from '../../../store/write-log';
import { mount } from '../../testing/mount';
import { NOW } from '../../testing/sample-findings';
import { CONTEXT, record } from '../../testing/sample-view';
import { connectWaiting } from './connect-waiting';
import { WaitingLine } from './WaitingLine';

const ASSIGN: Change = {
  kind: 'setOwner',
  values: [{ field: 'owner', label: 'Owner', names: ['Lou Rep'] }],
};
const dbs: LeadlightDatabase[] = [];
afterEach(async () => {
  await Promise.all(dbs.splice(0).map((db) => db.delete()));
});

const STATUS: Change = {
  kind: 'setLeadStatus',
  values: [{ field: 'leadStatus', label: 'Lead status', names: ['Working'] }],
};
const waitingEntry = (write: string, at: number, waiting: Change): WriteLogEntry => ({
  write,
  at,
  identity: record().identity,
  kind: waiting.kind,
  lines: [],
  result: 'waiting',
  reason: 'This computer was offline.',
  waiting,
});

const previewOf = (key: string, change: Change): WritePreview => ({
  key,
  identity: record().identity,
  change,
  lines: [{ label: 'Owner', before: 'Mara', after: 'Lou Rep' }],
  sets: [],
  assignee: null,
  basedOn: 'v1',
});

const OFFLINE: WriteOutcome = { result: 'waiting', reason: 'This computer is offline.' };

/** The line over a store in which changes wait, with the background that writes them. */
async function open({ isReadFirst = false, changes = [ASSIGN, STATUS], discardFails = false } = {}) {
  const db = new LeadlightDatabase(`waiting-${crypto.randomUUID()}`);
  dbs.push(db);
  await saveRecords(db, [record()], 'import');
  const shelf = writeShelf(db);
  for (const [at, change] of changes.entries())
    await shelf.put(waitingEntry(`write-00${at + 1}`, NOW + at, change));
  const calls: string[] = [];
  const crm: { isOnline: boolean; outcome: WriteOutcome } = {
    isOnline: true,
    outcome: { result: 'done', undo: null },
  };
  const runner = createWriteRunner({
    connections: {
      access: async () => 'on',
      setWrites: async () => [],
      async previewChange(_identity, change, key) {
        calls.push(`preview ${key}`);
        if (!crm.isOnline) throw new CrmApiError('offline', 'salesforce', 'the deal');
        return previewOf(key, change);
      },
      async applyPreview({ key }) {
        calls.push(`apply ${key}`);
        return crm.outcome;
      },
    },
    log: {
      ...shelf,
      discard: (write) =>
        discardFails ? Promise.reject(new Error('The disk is full.')) : shelf.discard(write),
    },
    now: () => NOW + 60_000,
    newKey: () => 'key-new01',
  });
  const source = connectWaiting(db, runner);
  if (isReadFirst) await source.read();
  const page = mount(<WaitingLine source={source} context={CONTEXT} />);
  const atFirst = page.text();
  const until = (check: () => void) => vi.waitFor(() => act(check));
  const shows = (words: string) => until(() => expect(page.text()).toContain(words));
  const rows = () => db.writes.toArray().then((all) => all.map(({ write, entry }) => [write, entry.result]));
  await shows(`Waiting to be written: ${changes.length}`);
  const details = page.root.querySelector('details');
  if (details) details.open = true;
  void act(() => void details?.dispatchEvent(new Event('toggle')));
  /** As a keyboard would: the focus is on it. */
  const press = (name: string): void => {
    [...page.root.querySelectorAll('button')].find((button) => nameOf(button) === name)?.focus();
    page.click(name);
  };
  return { ...page, calls, shows, until, atFirst, rows, crm, press };
}

const nameOf = (element: Element | null): string =>
  (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();

const submit = (root: Element) =>
  act(async () => {
    root
      .querySelector('dialog form')
      ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  });

const NAME = record().title;
const LOOK = `Look at it again: Owner: Mara → Lou Rep, ${NAME}`;
const DISCARD = `Discard: Owner: Mara → Lou Rep, ${NAME}`;
const NEXT = `Look at it again: Lead status → Working, ${NAME}`;

it('lists what waits with its record and what it writes, and sends nothing before it was confirmed', async () => {
  const { root, click, calls, shows, rows } = await open();
  const address = `#record=${encodeURIComponent(recordKey(record().identity))}`;
  expect(root.querySelector('.waiting a')?.getAttribute('href')).toBe(address);
  expect([...root.querySelectorAll('.waiting button')].map(nameOf).slice(0, 3)).toEqual([
    LOOK,
    DISCARD,
    NEXT,
  ]);
  expect(calls).toEqual([]);
  click(LOOK);
  await shows('Apply in Salesforce');
  expect(calls).toEqual(['preview write-001']);
  await submit(root);
  await shows('Waiting to be written: 1');
  await shows('Owner is Lou Rep in Salesforce');
  expect(calls).toEqual(['preview write-001', 'apply write-001']);
  expect(await rows()).toEqual([
    ['write-001', 'done'],
    ['write-002', 'waiting'],
  ]);
});

it('is in the first picture where that was read before, so that it moves nothing later', async () => {
  expect((await open()).atFirst).toBe('');
  expect((await open({ isReadFirst: true })).atFirst).toContain('Waiting to be written: 2');
});

it.each([
  [OFFLINE, ''],
  [{ result: 'conflict', reason: 'Somebody changed this deal.' }, ' · Somebody changed this deal.'],
  [{ result: 'refused', reason: 'The stage is locked.' }, ' · The stage is locked.'],
  [{ result: 'unsure', reason: 'No answer.' }, ' · No answer.'],
] as const)('goes on waiting in its own row after %o, and says so', async (outcome, said) => {
  const { root, click, crm, shows, rows, until } = await open({ changes: [ASSIGN] });
  crm.outcome = outcome;
  click(LOOK);
  await shows('Apply in Salesforce');
  await submit(root);
  await shows(outcome.reason);
  await until(() =>
    expect(root.querySelector('.waiting-when')?.textContent).toMatch(new RegExp(`CET${said}$`)),
  );
  expect(await rows()).toEqual([['write-001', outcome.result]]);
  await shows('Waiting to be written: 1');
  click('Cancel');
  crm.outcome = { result: 'done', undo: null };
  click(LOOK);
  await shows('Apply in Salesforce');
  await submit(root);
  await shows('Owner is Lou Rep in Salesforce');
  expect(await rows()).toEqual([['write-001', 'done']]);
});

it('goes on waiting in its own row while there is no network for a preview', async () => {
  const { root, crm, click, shows, rows, until } = await open({ changes: [ASSIGN] });
  crm.isOnline = false;
  click(LOOK);
  await shows('Keep for later');
  await submit(root);
  await until(() => expect(root.querySelector('dialog')).toBeNull());
  expect(await rows()).toEqual([['write-001', 'waiting']]);
  await shows('Waiting to be written: 1');
});

it('gives the focus of what is discarded to the next row, and after the last to the way back', async () => {
  const { text, press, shows, until, rows } = await open();
  press(DISCARD);
  await shows('Waiting to be written: 1');
  await shows('Discarded: Owner → Lou Rep');
  await until(() => expect(nameOf(document.activeElement)).toBe(NEXT));
  press(`Discard: Lead status → Working, ${NAME}`);
  await shows('Discarded: Lead status → Working');
  await until(() => expect(nameOf(document.activeElement)).toBe('Undo'));
  expect(text()).not.toContain('Waiting to be written');
  press('Undo');
  await shows('Waiting to be written: 1');
  await until(() => expect(nameOf(document.activeElement)).toBe(NEXT));
  expect(await rows()).toEqual([['write-002', 'waiting']]);
});

it('says so when it could not be discarded', async () => {
  const { press, shows } = await open({ discardFails: true });
  press(DISCARD);
  await shows('Not done: The disk is full.');
  await shows('Waiting to be written: 2');
});
