// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import type { WriteService } from '../../../contracts/write-service';
import { recordKey } from '../../../record/record-key';
import type { Change, WriteLogEntry, WritePreview } from '../../../record/write-back';
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

const waitingEntry = (write: string): WriteLogEntry => ({
  write,
  at: NOW,
  identity: record().identity,
  kind: 'setOwner',
  lines: [{ label: 'Owner', before: 'Mara', after: 'Lou Rep' }],
  result: 'waiting',
  reason: 'This computer was offline.',
  waiting: ASSIGN,
});

const previewOf = (): WritePreview => ({
  key: 'key-0001',
  identity: record().identity,
  change: ASSIGN,
  lines: [{ label: 'Owner', before: 'Mara', after: 'Lou Rep' }],
  sets: [],
  assignee: null,
  basedOn: 'v1',
});

/** The line over a store in which two changes wait. */
async function open({ isOnline = true, isReadFirst = false } = {}) {
  const db = new LeadlightDatabase(`waiting-${crypto.randomUUID()}`);
  dbs.push(db);
  await saveRecords(db, [record()], 'import');
  const shelf = writeShelf(db);
  for (const write of ['write-001', 'write-002']) await shelf.put(waitingEntry(write));
  const calls: string[] = [];
  const service: Pick<WriteService, 'preview' | 'apply' | 'postpone' | 'discard'> = {
    async preview() {
      calls.push('preview');
      if (!isOnline) throw Object.assign(new Error('No network.'), { name: 'Offline' });
      return previewOf();
    },
    async apply() {
      calls.push('apply');
      return { result: 'done', undo: null };
    },
    async postpone(write) {
      calls.push(`postpone ${write}`);
    },
    async discard(write) {
      calls.push(`discard ${write}`);
      await shelf.discard(write);
    },
  };
  const source = connectWaiting(db, service);
  if (isReadFirst) await source.read();
  const page = mount(<WaitingLine source={source} context={CONTEXT} />);
  const atFirst = page.text();
  const shows = (words: string) => vi.waitFor(() => act(() => expect(page.text()).toContain(words)));
  await shows('Waiting to be written: 2');
  return { ...page, calls, shows, atFirst };
}

const submit = (root: Element) =>
  act(async () => {
    root
      .querySelector('dialog form')
      ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  });

const LOOK = `Look again: Owner: Mara → Lou Rep, ${record().title}`;
const DISCARD = `Discard: Owner: Mara → Lou Rep, ${record().title}`;

it('lists what waits with its record, and sends nothing before it was confirmed', async () => {
  const { root, click, calls, shows } = await open();
  const address = `#record=${encodeURIComponent(recordKey(record().identity))}`;
  expect(root.querySelector('.waiting a')?.getAttribute('href')).toBe(address);
  expect(calls).toEqual([]);
  click(LOOK);
  await shows('Apply in Salesforce');
  expect(calls).toEqual(['preview']);
  await submit(root);
  await shows('Waiting to be written: 1');
  await shows('Owner is Lou Rep in Salesforce');
  expect(calls).toEqual(['preview', 'apply', 'discard write-001']);
});

it('is in the first picture where that was read before, so that it moves nothing later', async () => {
  expect((await open()).atFirst).toBe('');
  expect((await open({ isReadFirst: true })).atFirst).toContain('Waiting to be written: 2');
});

it('lets go of what is discarded, and is gone when nothing waits', async () => {
  const { text, click, shows } = await open();
  click(DISCARD);
  await shows('Waiting to be written: 1');
  click(DISCARD);
  await vi.waitFor(() => act(() => expect(text()).toBe('')));
});

it('goes on waiting under its own name while there is no network', async () => {
  const { root, calls, click, shows } = await open({ isOnline: false });
  click(LOOK);
  await shows('No network.');
  await submit(root);
  await vi.waitFor(() => expect(calls).toEqual(['preview', 'postpone write-001']));
  await shows('Waiting to be written: 2');
});
