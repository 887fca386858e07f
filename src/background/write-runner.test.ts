import { describe, expect, it } from 'vitest';
import { CrmApiError } from '../crm/api/failure';
import type { WriteLogEntry, WriteOutcome, WritePreview } from '../record/write-back';
import { createWriteRunner } from './write-runner';

const PREVIEW: WritePreview = {
  key: 'key-0001',
  identity: { crm: 'hubspot', object: 'deal', id: '1', org: '7', url: '' },
  change: { kind: 'createTask', task: { subject: 'Call', due: '2026-11-23', note: '' } },
  lines: [{ label: 'New task', before: '', after: 'Call' }],
  sets: [],
  assignee: null,
  basedOn: 'v1',
};

function setUp(outcome: WriteOutcome) {
  const entries: WriteLogEntry[] = [];
  const settled: string[] = [];
  let applied = 0;
  const runner = createWriteRunner({
    connections: {
      access: async () => 'on',
      setWrites: async () => [],
      async previewChange() {
        throw new CrmApiError('offline', 'hubspot', 'the deal');
      },
      async applyPreview() {
        applied += 1;
        return outcome;
      },
    },
    log: {
      async put(entry, answered = []) {
        entries.push(entry);
        settled.push(`${entry.result}: ${answered}`);
      },
      of: async () => entries,
      waiting: async () => [],
      discard: async () => {},
    },
    now: () => 1_000,
    newKey: () => 'key-new1',
  });
  return { runner, entries, settled, applied: () => applied };
}

describe('a write', () => {
  it('is logged before it is sent and when it has ended, with what it changed', async () => {
    const { runner, entries } = setUp({ result: 'done', undo: null });
    await runner.apply(PREVIEW);
    expect(entries.map(({ write, result, reason }) => [write, result, reason])).toEqual([
      ['key-0001', 'started', null],
      ['key-0001', 'done', null],
    ]);
    expect(entries[1]).toMatchObject({ at: 1_000, kind: 'createTask', lines: PREVIEW.lines, waiting: null });
  });

  it('is joined by a repeated call', async () => {
    const { runner, applied } = setUp({ result: 'done', undo: null });
    await Promise.all([runner.apply(PREVIEW), runner.apply(PREVIEW)]);
    expect(applied()).toBe(1);
  });

  it('that found no network waits with its change', async () => {
    const { runner, entries } = setUp({ result: 'waiting', reason: 'offline' });
    await runner.apply(PREVIEW);
    expect(entries.at(-1)).toMatchObject({ result: 'waiting', waiting: PREVIEW.change });
  });

  it('with a reason tells the log which one it holds, once it is made or waits', async () => {
    const values = [{ field: 'pushReason', label: 'Push reason', names: ['Budget moved'] }];
    const logged: WritePreview = { ...PREVIEW, change: { kind: 'logReason', values } };
    const outcomes: [WriteOutcome, string][] = [
      [{ result: 'done', undo: null }, 'done: pushReason'],
      [{ result: 'waiting', reason: 'offline' }, 'waiting: pushReason'],
      [{ result: 'refused', reason: 'no such field' }, 'refused: '],
    ];
    for (const [outcome, told] of outcomes) {
      const { runner, settled } = setUp(outcome);
      await runner.apply(logged);
      expect(settled).toEqual(['started: ', told]);
    }
    const { runner, settled } = setUp({ result: 'done', undo: null });
    await runner.postpone('key-0002', logged.identity, logged.change);
    await runner.apply(PREVIEW);
    expect(settled).toEqual(['waiting: pushReason', 'started: ', 'done: ']);
  });

  it('that can’t be previewed offline says so by name', async () => {
    const { runner } = setUp({ result: 'done', undo: null });
    await expect(runner.preview(PREVIEW.identity, PREVIEW.change, null)).rejects.toMatchObject({
      name: 'Offline',
    });
  });
});
