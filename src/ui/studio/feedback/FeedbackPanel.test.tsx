// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { type Feedback, feedbackText } from '../../../record/feedback';
import { bundledPack } from '../../../rule-packs/bundled';
import { LeadlightDatabase } from '../../../store/database';
import { mount } from '../../testing/mount';
import { FeedbackPanel } from './FeedbackPanel';

const [rule] = bundledPack.rules.filter(({ mode }) => mode === 'live');
const at = bundledPack.rules.findIndex(({ id }) => id === rule?.id);
const zero = { silent: 0, parked: 0, fixed: 0, gone: 0 };
const feedback: Feedback = {
  schema: 'leadlight-feedback/1',
  device: '0b6e8f1a-3c1d-4a63-9a55-0f9a5e7a1c11',
  madeAt: '2026-11-20T13:00:00.000Z',
  leadlight: '0.1.0',
  months: [
    {
      month: '2026-11',
      rules: [{ rule: rule?.id ?? '', pack: 'company@2', ...zero, shown: 20 }],
      marks: [
        { rule: rule?.id ?? '', dismissed: 7, snoozed: 0, reasons: [{ reason: 'partners', count: 7 }] },
      ],
    },
  ],
};

it('reads dropped files, names noise, leads to the rule and sets it to shadow as one step', async () => {
  const replaced: [string, string][] = [];
  const shown: string[] = [];
  const text = JSON.stringify(bundledPack, null, 2);
  const { root } = await mount(
    <FeedbackPanel
      draft={{ text, pack: bundledPack, problems: [] }}
      active={bundledPack}
      db={new LeadlightDatabase('feedback-panel')}
      context={{ zone: 'UTC', locale: 'en-GB' }}
      clock={() => 0}
      replace={(next, why) => replaced.push([next, why])}
      goTo={(path) => shown.push(path)}
    />,
  );
  const files = [new File([feedbackText(feedback)], 'a.json'), new File(['{}'], 'b.json')];
  const drop = Object.assign(new Event('drop', { bubbles: true }), { dataTransfer: { files } });
  await act(async () => {
    root.querySelector('.feedback-drop')?.dispatchEvent(drop);
    await new Promise((done) => setTimeout(done));
  });
  expect(root.textContent).toMatch(/1 rule is noise/);
  expect(root.textContent).toMatch(/35%, noise/);
  expect(root.textContent).toMatch(/7 × partners/);
  expect(root.querySelector('[role="alert"]')?.textContent).toMatch(/1 file left out.*b\.json/);
  const [show, silence] = [...root.querySelectorAll<HTMLButtonElement>('th .link')];
  await act(async () => {
    show?.click();
    silence?.click();
  });
  expect(shown).toEqual([`rules[${at}]`]);
  const [[next = '', why] = []] = replaced;
  expect(why).toMatch(/shadow/);
  const expected = bundledPack.rules.map((entry, index) =>
    index === at ? { ...entry, mode: 'shadow' } : entry,
  );
  expect(JSON.parse(next)).toEqual({ ...bundledPack, rules: expected });
});
