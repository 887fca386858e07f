// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import { bundledPack } from '../../rule-packs/bundled';
import { mount } from '../testing/mount';
import { NOW } from '../testing/sample-findings';
import { checkDraft } from './model/check-draft';
import { createDraftSession } from './model/draft-session';
import { useDraft } from './use-draft';

const TEXT = JSON.stringify(bundledPack, null, 2);

const session = createDraftSession(
  { id: 'a', name: 'EMEA', text: TEXT, base: null, revision: 1, savedAt: 0 },
  {
    stash: { keep() {}, read: () => null, drop() {} },
    shelf: {
      read: async () => null,
      save: async () => ({ other: null }),
      add: async (draft) => ({ ...draft, revision: 1 }),
    },
    now: () => NOW,
    newId: () => 'b',
    later: () => () => {},
  },
);
const clock = () => NOW;
const check = async (text: string) => checkDraft(text, NOW);

function Shown() {
  const { draft } = useDraft(session, clock, check);
  return (
    <p>
      {draft.isChecking ? 'is checked' : 'was checked'}, {draft.pack?.noiseBudget ?? 'no pack'},{' '}
      {draft.problems.length} problems
    </p>
  );
}

it('says that its check is still to come, from the first moment and after each change', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const rest = () => act(async () => void (await vi.advanceTimersByTimeAsync(1000)));
  const page = mount(<Shown />);
  expect(page.text()).toBe('is checked, no pack, 0 problems');
  await rest();
  expect(page.text()).toBe(`was checked, ${bundledPack.noiseBudget}, 0 problems`);
  act(() => session.write(TEXT.replace(/"noiseBudget": \d+/, '"noiseBudget": 9'), 'Type'));
  expect(page.text()).toBe(`is checked, ${bundledPack.noiseBudget}, 0 problems`);
  await rest();
  expect(page.text()).toBe('was checked, 9, 0 problems');
  act(() => session.write(TEXT.replace(/"noiseBudget": \d+/, '"noiseBudget": -1'), 'Type'));
  await rest();
  expect(page.text()).toBe('was checked, no pack, 1 problems');
  vi.useRealTimers();
});
