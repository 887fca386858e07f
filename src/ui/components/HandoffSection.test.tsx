// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, expect, it, vi } from 'vitest';
import type { GivenAnswer } from '../../contracts/handoff-service';
import type { HandoffOffer } from '../../record/handoff';
import type { WritePreview } from '../../record/write-back';
import { mount } from '../testing/mount';
import { HandoffDialog } from './HandoffDialog';
import type { ChangeActions } from './record-view';
import { typedAnswer } from './typed-answer';
import type { RecordUi } from './use-record-ui';
import type { Typed } from './use-typed';

const NOW = Date.UTC(2026, 10, 20, 14, 6);
const CONTEXT = { zone: 'Europe/Berlin', locale: 'en-GB' };
const STATUS = { field: 'leadStatus', label: 'Lead status' };
const OFFER: HandoffOffer = {
  cycle: 'first',
  stage: 'MQL',
  accept: { kind: 'setLeadStatus', values: [{ ...STATUS, names: ['In Progress'] }] },
  asks: {
    questions: [
      { field: 'budget', label: 'Budget', value: '20k' },
      { field: 'need', label: 'Need', value: null },
    ],
    atLeast: 2,
  },
  reject: { values: [{ ...STATUS, names: ['Unqualified'] }], reason: { field: 'why', label: 'Reason' } },
  codes: [
    { id: 'ENG-02', label: 'Bad timing', action: 'recycle', recycleAfterDays: 60 },
    { id: 'QUAL-02', label: 'Locked in', action: 'recycle', recycleBefore: 'their renewal' },
  ],
  recycled: null,
  returns: null,
};
const RECORD = {
  identity: { crm: 'hubspot', object: 'lead', id: '1', org: '7', url: '' },
  title: 'Ada Sampleton',
  fields: {},
  stage: null,
  stages: [],
  history: [],
  asOf: NOW,
  coverage: 'page',
  apiNames: {},
} as const;

const UI: RecordUi = {
  current: null,
  isOpen: () => false,
  overlay: null,
  toast: null,
  setCurrent: () => {},
  toggleWhy: () => {},
  show: () => {},
  typed: { of: () => '', keep: () => {}, settle: () => {} },
  closeToast: () => {},
  say: () => {},
  letGo: () => {},
  snooze: () => {},
  dismiss: () => {},
  run: () => false,
};

beforeEach(() => {
  HTMLDialogElement.prototype.showModal ??= vi.fn();
});

function open(
  answer: 'accepted' | 'rejected',
  changes: ChangeActions | null = null,
  { typed = {}, keepFails = false }: { typed?: Record<string, string>; keepFails?: boolean } = {},
) {
  const kept: GivenAnswer[] = [];
  const said: string[] = [];
  const texts: Typed = {
    of: (asked) => typed[asked] ?? '',
    keep(asked, text) {
      typed[asked] = text;
    },
    settle(...all) {
      for (const asked of all) delete typed[asked];
    },
  };
  const dialog = mount(
    <HandoffDialog
      answer={answer}
      offer={OFFER}
      record={RECORD}
      changes={changes}
      handoff={{
        async keep(given) {
          if (keepFails) throw new Error('no room left');
          kept.push(given);
        },
        takeBack: () => {},
        copy: async () => {},
      }}
      ui={{ ...UI, typed: texts, say: ({ text }) => void said.push(text) }}
      now={NOW}
      context={CONTEXT}
      onClose={() => {}}
    />,
  );
  const submit = () =>
    act(
      async () =>
        void dialog.root
          .querySelector('form')
          ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })),
    );
  const type = (selector: string, value: string) =>
    act(async () => {
      const field = dialog.root.querySelector<HTMLInputElement>(selector);
      if (field) field.value = value;
      field?.dispatchEvent(new Event('input', { bubbles: true }));
    });
  return { dialog, kept, said, typed, submit, type };
}

it('needs a reason code, says what becomes of the lead, and keeps the answer with its day of return', async () => {
  const { dialog, kept, submit, type } = open('rejected');
  await submit();
  expect(dialog.text()).toContain('A reason code is required.');
  await type('select', 'ENG-02');
  expect(dialog.text()).toContain('It may return from 19 Jan 2027 (60 days).');
  await submit();
  expect(kept).toMatchObject([
    { answer: 'rejected', code: { id: 'ENG-02' }, returnsOn: '2027-01-19', place: 'here' },
  ]);
});

it('asks for the day of what the lead returns before, and computes none without it', async () => {
  const { dialog, kept, submit, type } = open('rejected');
  await type('select', 'QUAL-02');
  expect(dialog.text()).toContain('It returns before their renewal.');
  await type('input[type="date"]', '2027-03-01');
  expect(dialog.text()).toContain('It may return from 28 Feb 2027.');
  await submit();
  expect(kept[0]?.returnsOn).toBe('2027-02-28');
});

it('accepts only with as many answers as the pack asks for; what the record shows counts', async () => {
  const { dialog, kept, submit, type } = open('accepted');
  await submit();
  expect(dialog.text()).toContain('Still missing: at least 2 of Budget and Need.');
  expect(kept).toEqual([]);
  await type('input:not([readonly])', 'A new system');
  await submit();
  expect(kept).toMatchObject([{ answer: 'accepted', stated: [{ label: 'Need', value: 'A new system' }] }]);
});

it('keeps here what the CRM does not take, and says why', async () => {
  const changes: ChangeActions = {
    async preview() {
      throw new Error('Reason is not a field of a lead in HubSpot.');
    },
    apply: async () => ({ result: 'refused', reason: 'Not asked here.' }),
    postpone: async () => {},
    discard: async () => {},
    restore: async () => {},
  };
  const { dialog, kept, said, submit, type } = open('rejected', changes);
  await type('select', 'ENG-02');
  await submit();
  await act(async () => {});
  expect(dialog.text()).toContain('Reason is not a field of a lead in HubSpot.');
  await submit();
  await act(async () => {});
  expect(kept).toMatchObject([{ place: 'here' }]);
  expect(said).toEqual(['Rejected, kept here']);
});

const REASON = 'answer first rejected code';
const DAY = 'answer first rejected before';
const NEED = 'answer first accepted need';

it('has what was typed before, without what is no longer asked for', async () => {
  const before = {
    [REASON]: 'QUAL-02',
    [DAY]: '2027-03-01',
    [NEED]: 'A new',
    'answer first accepted budget': '9k',
  };
  const rejected = open('rejected', null, { typed: { ...before } });
  expect(rejected.dialog.text()).toContain('It may return from 28 Feb 2027.');
  const gone: Typed = { of: () => 'gone', keep: () => {}, settle: () => {} };
  expect(typedAnswer(gone, OFFER, 'rejected').rejection.code).toBe('');
  const { kept, typed, submit, type } = open('accepted', null, { typed: { ...before } });
  await type('input:not([readonly])', 'A new system');
  expect(typed).toEqual({ ...before, [NEED]: 'A new system' });
  await submit();
  expect(kept[0]?.stated).toEqual([{ label: 'Need', value: 'A new system' }]);
});

it('keeps the reason as it is chosen, until the answer is kept or cancelled; not only tried', async () => {
  const cancelled = open('rejected');
  await cancelled.type('select', 'QUAL-02');
  await cancelled.type('input[type="date"]', '2027-03-01');
  expect(cancelled.typed).toEqual({ [REASON]: 'QUAL-02', [DAY]: '2027-03-01' });
  cancelled.dialog.click('Cancel');
  expect(cancelled.typed).toEqual({});
  for (const keepFails of [true, false]) {
    const { typed, submit, type } = open('rejected', null, { keepFails });
    await type('select', 'ENG-02');
    await submit();
    await act(async () => {});
    expect(typed).toEqual(keepFails ? { [REASON]: 'ENG-02' } : {});
  }
});

it('lets go of the reason once it is written, or its preview is cancelled', async () => {
  const preview: WritePreview = {
    ...{ key: 'key-0001', identity: RECORD.identity, assignee: null, basedOn: 'v1' },
    ...{ change: { kind: 'logReason', values: [] }, lines: [], sets: [] },
  };
  const changes: ChangeActions = {
    preview: async () => preview,
    apply: async () => ({ result: 'done', undo: null }),
    postpone: async () => {},
    discard: async () => {},
    restore: async () => {},
  };
  for (const end of ['written', 'cancelled']) {
    const { dialog, typed, submit, type } = open('rejected', changes);
    await type('select', 'ENG-02');
    await submit();
    await act(async () => {});
    expect(typed).toEqual({ [REASON]: 'ENG-02' });
    if (end === 'cancelled') dialog.click('Cancel');
    else await submit();
    await act(async () => {});
    expect(typed).toEqual({});
  }
});
