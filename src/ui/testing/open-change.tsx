import { act } from 'preact/test-utils';
import type {
  Change,
  Suggestion,
  WriteAccess,
  WriteLogEntry,
  WriteOutcome,
  WritePreview,
} from '../../record/write-back';
import { RecordPanel } from '../components/RecordPanel';
import { mount, settle } from './mount';
import { finding, NOW } from './sample-findings';
import { CONTEXT, loggedActions, record, view } from './sample-view';

export const ASSIGN: Suggestion = {
  label: 'Assign to Lou Rep',
  change: { kind: 'setOwner', values: [{ field: 'owner', label: 'Owner', names: ['Lou Rep'] }] },
};
export const REASON = {
  label: 'Log reason…',
  change: { kind: 'logReason', values: [] },
  ask: { field: 'pushReason', label: 'Push reason', choices: [] },
} satisfies Suggestion;

export const previewOf = (change: Change): WritePreview => ({
  key: 'key-0001',
  identity: record().identity,
  change,
  lines: [{ label: 'Owner', before: 'Mara', after: 'Lou Rep' }],
  sets: [{ apiName: 'OwnerId', from: 'a', to: 'b' }],
  assignee: null,
  basedOn: 'v1',
});

/** A panel with one warning that proposes changes, and the calls it makes. */
export async function open(
  options: {
    access?: WriteAccess;
    outcome?: WriteOutcome;
    previewError?: Error;
    discardError?: Error;
    log?: WriteLogEntry[];
    suggests?: Suggestion[];
    typed?: Record<string, string>;
  } = {},
) {
  const {
    access = 'on',
    outcome = { result: 'done', undo: null },
    log = [],
    suggests = [ASSIGN, REASON],
    typed = {},
  } = options;
  const { actions, calls: marks } = loggedActions();
  const calls: string[] = [];
  const changes = {
    async preview(change: Change, waiting: string | null) {
      calls.push(`preview ${JSON.stringify(change)}`);
      if (options.previewError) throw options.previewError;
      return { ...previewOf(change), ...(waiting && { key: waiting }) };
    },
    async apply({ key }: WritePreview) {
      calls.push(`apply ${key}`);
      return outcome;
    },
    postpone: async ({ kind }: Change, waiting: string | null) =>
      void calls.push(`postpone ${kind} in ${waiting}`),
    async discard(write: string) {
      calls.push(`discard ${write}`);
      if (options.discardError) throw options.discardError;
    },
    restore: async (entry: WriteLogEntry) => void calls.push(`restore ${JSON.stringify(entry)}`),
  };
  const shown = view({ findings: [finding({ suggests })] }, { writes: { access, log }, typed });
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
  const answer = (): HTMLInputElement => {
    const field = page.root.querySelector<HTMLInputElement>('dialog .field');
    if (!field) throw new Error('There is no field.');
    return field;
  };
  return { ...page, calls, marks, press, submit, answer };
}
