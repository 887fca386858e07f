// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { Change, WriteLogEntry } from '../../../record/write-back';
import { mount } from '../../testing/mount';
import { NOW } from '../../testing/sample-findings';
import { CONTEXT, record, view } from '../../testing/sample-view';
import { WriteLog } from './WriteLog';

const ASSIGN: Change = {
  kind: 'setOwner',
  values: [{ field: 'owner', label: 'Owner', names: ['Lou Rep'] }],
};
const entry = (write: string, part: Partial<WriteLogEntry> = {}): WriteLogEntry => ({
  write,
  at: NOW,
  identity: record().identity,
  kind: 'setOwner',
  lines: [{ label: 'Owner', before: 'Mara', after: 'Lou Rep' }],
  result: 'done',
  reason: null,
  waiting: null,
  ...part,
});

const parts = (...log: WriteLogEntry[]) => {
  const { root } = mount(<WriteLog view={view({}, { writes: { access: 'none', log } })} context={CONTEXT} />);
  return [...root.querySelectorAll('h3')].map((title) => [
    title.textContent,
    ...[...(title.nextElementSibling?.querySelectorAll('li span:last-child') ?? [])].map(
      ({ textContent }) => textContent,
    ),
  ]);
};

it('tells what waits apart from what was made or tried', () => {
  const lines = [{ label: 'Last contacted', before: '', after: '2026-11-20T09:00:00Z' }];
  expect(
    parts(
      entry('1', { lines }),
      entry('2', { result: 'waiting', reason: 'Offline.', waiting: ASSIGN }),
      entry('3', { result: 'refused', reason: 'No.' }),
    ),
  ).toEqual([
    [
      'Through Leadlight',
      'Not made: Owner: Mara → Lou Rep',
      'Made through Leadlight: Last contacted: empty → 20 Nov 2026, 10:00 CET',
    ],
    ['Waits to be written', 'Owner: Mara → Lou Rep'],
  ]);
});

it('has no heading over nothing', () => {
  expect(
    parts(entry('1', { result: 'waiting', reason: 'Offline.', waiting: ASSIGN })).map(([title]) => title),
  ).toEqual(['Waits to be written']);
  expect(parts()).toEqual([]);
});
