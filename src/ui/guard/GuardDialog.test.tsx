// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import type { GuardAnswer, GuardQuestion } from '../../contracts/guard-service';
import type { GuardedStage } from '../../record/guard';
import { mount, type } from '../testing/mount';
import { finding, missingFields } from '../testing/sample-findings';
import { record } from '../testing/sample-view';
import { GuardDialog } from './GuardDialog';

const MISSING = missingFields('Negotiation', ['Redlines', 'Approval chain']);
const skipped = finding({ kind: 'stage-skip', rule: 'skip', title: '1 stage skipped', fields: [] });

function open(stage: Partial<GuardedStage> = {}, reasons: string[] = []) {
  const answers: (GuardAnswer | string | null)[] = [];
  const question: GuardQuestion = {
    ask: 'a',
    identity: record().identity,
    from: 'Demo',
    reasons,
    near: { left: 10, top: 20, bottom: 40 },
    stage: {
      stage: 'Negotiation',
      names: ['negotiation'],
      mode: 'ask',
      findings: [MISSING, skipped],
      unknown: [],
      ...stage,
    },
  };
  const mounted = mount(
    <GuardDialog
      question={question}
      onAnswer={(answer) => answers.push(answer)}
      onGoOn={(reason) => answers.push(reason)}
    />,
  );
  return { ...mounted, answers };
}

const [field] = MISSING.fields;

function input(): HTMLInputElement {
  const found = document.querySelector('input');
  if (!found) throw new Error('No reason can be written.');
  return found;
}

it('names what is short, and leads to each field', () => {
  const { text, click, answers } = open({ unknown: [skipped] });
  expect(text()).toContain('If it moves to Negotiation now');
  expect(text()).toContain('1 stage skipped');
  expect(text()).toContain('1 rule can’t tell from this page');
  click(`Go to ${field?.label}`);
  click(field?.label ?? '');
  expect(answers).toEqual([
    { kind: 'fix', field: field?.name },
    { kind: 'fix', field: field?.name },
  ]);
});

it('begins at the way to the first field, or at Back where there is none', () => {
  open();
  expect(document.activeElement?.textContent).toBe(`Go to ${field?.label}`);
  open({ findings: [skipped] });
  expect(document.activeElement?.textContent).toBe('Back');
});

it('goes on without a reason, or back with Escape', () => {
  const { click, answers } = open();
  click('Go on');
  document.querySelector('dialog')?.dispatchEvent(new Event('cancel', { cancelable: true }));
  expect(answers).toEqual([null, { kind: 'back' }]);
});

it('insists on a reason, one of the pack’s or another', () => {
  const { click, text, answers } = open({ mode: 'insist' }, ['Signed on paper']);
  click('Go on');
  expect(answers).toEqual([]);
  expect(text()).toContain('A reason is required to go on.');
  const select = document.querySelector('select');
  expect(document.activeElement).toBe(select);
  if (!select) throw new Error('No reasons.');
  void act(() => {
    select.value = 'Signed on paper';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  click('Go on');
  expect(answers).toEqual(['Signed on paper']);
});

it('takes a written reason only where it says something', () => {
  const { click, answers } = open({ mode: 'insist' });
  type(input(), '   ');
  click('Go on');
  type(input(), ' The customer insists ');
  click('Go on');
  expect(answers).toEqual(['The customer insists']);
});

it('does not answer by a key that is still held down', () => {
  open();
  const held = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, repeat: true });
  document.activeElement?.dispatchEvent(held);
  expect(held.defaultPrevented).toBe(true);
});
