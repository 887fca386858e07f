import { expect, it } from 'vitest';
import type { CrmRecord } from '../../record/types';
import type { Change } from '../../record/write-back';
import { CONTEXT, record } from '../testing/sample-view';
import { waitingText, whyItWaits } from './waiting-words';

const set = (field: string, label: string, ...names: string[]): Change => ({
  kind: 'setLeadStatus',
  values: [{ field, label, names }],
});
const text = (waiting: Change | null, of: CrmRecord | null = record()) =>
  waitingText({ waiting }, of, CONTEXT);
const BLIND = record({
  fields: { owner: { state: 'unreadable', reason: 'unknown-markup', label: 'Owner' } },
});

it('says the field, what it holds as far as that was read, and what it is to hold', () => {
  const owner = set('owner', 'Owner', 'Milo Mustermann', 'milo@sample.example');
  expect(text(owner)).toBe('Owner: Mara → Milo Mustermann');
  expect(text(owner, BLIND)).toBe('Owner → Milo Mustermann');
  expect(text(owner, record({ fields: {} }))).toBe('Owner → Milo Mustermann');
  expect(text(owner, null)).toBe('Owner → Milo Mustermann');
  expect(text(set('nextStep', 'Next step', 'Call'))).toBe('Next step: empty → Call');
  expect(text(set('nextStep', 'Next step', ''), null)).toBe('Next step → empty');
  expect(text(set('owner', 'Owner', 'Mara'))).toBe('Owner → Mara');
});

it('says every value, with days as they are written elsewhere', () => {
  const [status, day] = [
    set('status', 'Lead status', 'Recycled'),
    set('closeDate', 'Close date', '2027-03-01'),
  ];
  const both: Change = {
    kind: 'setLeadStatus',
    values: [status, day].flatMap((one) => ('values' in one ? one.values : [])),
  };
  expect(text(both)).toBe('Lead status → Recycled, Close date: 18 Dec 2026 → 1 Mar 2027');
});

it('says the task and its day', () => {
  const task = { subject: 'Call Ada', due: '2026-11-23', note: 'Not shown.' };
  expect(text({ kind: 'createTask', task })).toBe('New task: Call Ada, due 23 Nov 2026');
  expect(text({ kind: 'createTask', task: { ...task, touch: 'call' } })).toBe(
    'Log as done: Call Ada, on 23 Nov 2026',
  );
});

it('says nothing of what waits no longer', () => {
  expect(text(null)).toBe('');
});

it('says that nothing was sent only where that is so', () => {
  expect(whyItWaits({ result: 'waiting', reason: 'Offline.' })).toBe(
    'You were offline, so nothing was sent.',
  );
  expect(whyItWaits({ result: 'started', reason: null })).toBe(
    'It was begun, and is not known to have ended.',
  );
  expect(whyItWaits({ result: 'unsure', reason: 'No answer.' })).toBe('No answer.');
});
