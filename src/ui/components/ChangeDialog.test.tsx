// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import type {
  Change,
  Suggestion,
  WriteAccess,
  WriteLogEntry,
  WriteOutcome,
  WritePreview,
} from '../../record/write-back';
import { mount, settle, type } from '../testing/mount';
import { finding, NOW } from '../testing/sample-findings';
import { CONTEXT, loggedActions, record, view } from '../testing/sample-view';
import { RecordPanel } from './RecordPanel';

const ASSIGN: Suggestion = {
  label: 'Assign to Lou Rep',
  change: { kind: 'setOwner', values: [{ field: 'owner', label: 'Owner', names: ['Lou Rep'] }] },
};
const REASON: Suggestion = {
  label: 'Log reason…',
  change: { kind: 'logReason', values: [] },
  ask: { field: 'pushReason', label: 'Push reason', choices: [] },
};

const previewOf = (change: Change): WritePreview => ({
  key: 'key-0001',
  identity: record().identity,
  change,
  lines: [{ label: 'Owner', before: 'Mara', after: 'Lou Rep' }],
  sets: [{ apiName: 'OwnerId', from: 'a', to: 'b' }],
  assignee: null,
  basedOn: 'v1',
});

/** A panel with one warning that proposes changes, and the calls it makes. */
async function open(
  options: {
    access?: WriteAccess;
    outcome?: WriteOutcome;
    previewError?: Error;
    log?: WriteLogEntry[];
    suggests?: Suggestion[];
  } = {},
) {
  const {
    access = 'on',
    outcome = { result: 'done', undo: null },
    log = [],
    suggests = [ASSIGN, REASON],
  } = options;
  const { actions } = loggedActions();
  const calls: string[] = [];
  const changes = {
    async preview(change: Change) {
      calls.push(`preview ${JSON.stringify(change)}`);
      if (options.previewError) throw options.previewError;
      return previewOf(change);
    },
    async apply({ key }: WritePreview) {
      calls.push(`apply ${key}`);
      return outcome;
    },
    postpone: async ({ kind }: Change) => void calls.push(`postpone ${kind}`),
    discard: (write: string) => void calls.push(`discard ${write}`),
  };
  const shown = view({ findings: [finding({ suggests })] }, { writes: { access, log } });
  const page = mount(
    <RecordPanel
      view={shown}
      actions={{ ...actions, changes }}
      now={NOW}
      context={CONTEXT}
      header={null}
      keys="page"
    />,
  );
  page.press('j');
  const press = async (name: string) => {
    page.click(name);
    await settle();
  };
  const submit = async () => {
    const form = page.root.querySelector('dialog form');
    void act(() => void form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
    await settle();
  };
  return { ...page, calls, press, submit };
}

describe('the buttons of a warning', () => {
  it('are there where the connection may write, and a task for every warning', async () => {
    const { buttons } = await open();
    expect(buttons()).toEqual(expect.arrayContaining(['Assign to Lou Rep', 'Log reason…', 'Create task…']));
  });

  it('are not there where it may not; one line says how to switch it on', async () => {
    const { buttons, text } = await open({ access: 'off' });
    expect(buttons()).not.toContain('Assign to Lou Rep');
    expect(buttons()).not.toContain('Create task…');
    expect(text()).toContain(
      'Leadlight can make such changes in Salesforce when you press a button. It is off.',
    );
    expect((await open({ access: 'none' })).text()).not.toContain('It is off');
  });

  it('lead to the CRM’s own merge page without any permission to write', async () => {
    const merge: Suggestion = {
      label: 'Merge in Salesforce',
      open: 'https://example.my.salesforce.com/merge',
    };
    const { root } = await open({ access: 'none', suggests: [merge] });
    const link = root.querySelector('.card-actions a');
    expect([link?.textContent, link?.getAttribute('href')]).toEqual(['Merge in Salesforce', merge.open]);
  });
});

describe('a change', () => {
  it('is previewed first, and written only when it is applied', async () => {
    const { press, submit, calls, text } = await open();
    await press('Assign to Lou Rep');
    expect(text()).toContain('This changes Salesforce');
    expect(text()).toContain('Mara → Lou Rep');
    expect(calls).toEqual([expect.stringMatching(/^preview /)]);
    await submit();
    expect(calls.slice(1)).toEqual(['apply key-0001']);
    expect(text()).toContain('Owner is Lou Rep in Salesforce');
  });

  it('is not written when it is cancelled', async () => {
    const { press, calls } = await open();
    await press('Assign to Lou Rep');
    await press('Cancel');
    expect(calls).toHaveLength(1);
  });

  it('that was refused says why, and is previewed anew on demand', async () => {
    const outcome: WriteOutcome = { result: 'conflict', reason: 'Somebody changed it. Nothing was written.' };
    const { press, submit, calls, text } = await open({ outcome });
    await press('Assign to Lou Rep');
    await submit();
    expect(text()).toContain('Somebody changed it. Nothing was written.');
    await submit();
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['preview', 'apply', 'preview']);
  });

  it('of which nobody knows what came is tried again by the same key', async () => {
    const { press, submit, calls } = await open({ outcome: { result: 'unsure', reason: 'No answer.' } });
    await press('Assign to Lou Rep');
    await submit();
    await submit();
    expect(calls.slice(1)).toEqual(['apply key-0001', 'apply key-0001']);
  });

  it('waits where there is no network, and is not sent by itself', async () => {
    const previewError = Object.assign(new Error('This computer is offline.'), { name: 'Offline' });
    const { press, submit, calls, text } = await open({ previewError });
    await press('Assign to Lou Rep');
    expect(text()).toContain('It is never sent by itself.');
    await submit();
    expect(calls.slice(1)).toEqual(['postpone setOwner']);
  });

  it('that waited is shown, and looked at again before it is sent', async () => {
    const waiting: WriteLogEntry = {
      write: 'key-old1',
      at: NOW,
      identity: record().identity,
      kind: 'setOwner',
      lines: [],
      result: 'waiting',
      reason: 'offline',
      waiting: 'change' in ASSIGN ? ASSIGN.change : null,
    };
    const { press, submit, calls, text } = await open({ log: [waiting] });
    expect(text()).toContain('A change waits for you.');
    await press('Look at it again');
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['preview']);
    await submit();
    expect(calls.slice(1)).toEqual(['apply key-0001', 'discard key-old1']);
  });

  it('with a reason asks for it first', async () => {
    const { press, submit, calls, text, root } = await open();
    await press('Log reason…');
    await submit();
    expect(text()).toContain('A reason is required.');
    const field = root.querySelector('dialog input');
    if (!(field instanceof HTMLInputElement)) throw new Error('There is no field.');
    type(field, 'Budget moved');
    await submit();
    expect(calls[0]).toContain('"names":["Budget moved"]');
    expect(text()).toContain('Mara → Lou Rep');
  });
});
