import { describe, expect, it } from 'vitest';
import type { CrmRecord } from '../../record/types';
import type { WritePreview } from '../../record/write-back';
import { record } from '../testing/sample-view';
import { createSessionWrites } from './session-writes';

const owned = (name: string): CrmRecord =>
  record({ fields: { owner: { state: 'value', value: name, text: name, label: 'Owner' } } });

const assign = (before: string, after: string): WritePreview => ({
  key: 'key-0001',
  identity: record().identity,
  change: { kind: 'setOwner', values: [{ field: 'owner', label: 'Owner', names: [after] }] },
  lines: [{ label: 'Owner', before, after }],
  sets: [{ apiName: 'OwnerId', from: before, to: after }],
  assignee: null,
  basedOn: 'v1',
});

function setUp(page: CrmRecord) {
  let written = 0;
  const named: (string | null)[] = [];
  const writes = createSessionWrites({
    service: {
      access: async () => 'on',
      log: async () => [],
      async preview(_identity, _change, waiting) {
        named.push(waiting);
        return assign('Kim', 'Lou');
      },
      apply: async () => ({ result: 'done', undo: null }),
      postpone: async (write) => void named.push(write),
      discard: async () => {},
      restore: async () => {},
    },
    shown: () => page,
    newKey: () => 'key-0002',
    onWritten: () => {
      written += 1;
    },
    onChange: () => {},
  });
  writes.open(page.identity);
  return { writes, named, written: () => written };
}

describe('after a write', () => {
  it('what the page still shows from before does not count, until it shows something else', async () => {
    const page = owned('Kim');
    const { writes, written } = setUp(page);
    expect(writes.current(page)).toBe(page);
    await writes.actions.apply(assign('Kim', 'Lou'));
    expect(written()).toBe(1);
    expect(writes.current(page).fields).toEqual({});
    expect(writes.since(page, { owner: { from: 1, seenAt: 2 }, stage: { from: 1, seenAt: 2 } })).toEqual({
      stage: { from: 1, seenAt: 2 },
    });
    expect(writes.current(owned('Lou')).fields.owner).toMatchObject({ text: 'Lou' });
  });

  it('that set it back, the page is right again; after two writes it is not', async () => {
    const page = owned('Kim');
    const { writes } = setUp(page);
    await writes.actions.apply(assign('Kim', 'Lou'));
    await writes.actions.apply(assign('Lou', 'Max'));
    expect(writes.current(page).fields).toEqual({});
    await writes.actions.apply(assign('Max', 'Kim'));
    expect(writes.current(page)).toBe(page);
  });
});

it('a change that waits keeps its name, and one that begins to wait gets one', async () => {
  const { writes, named } = setUp(owned('Kim'));
  const { change } = assign('Kim', 'Lou');
  for (const waiting of ['key-old1', null]) {
    await writes.actions.preview(change, waiting);
    await writes.actions.postpone(change, waiting);
  }
  expect(named).toEqual(['key-old1', 'key-old1', null, 'key-0002']);
});
