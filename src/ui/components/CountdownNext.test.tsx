// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import type { Reassignment } from '../../record/assessment';
import type { ToldOthers } from '../../record/webhook';
import type { Suggestion } from '../../record/write-back';
import { mount } from '../testing/mount';
import { deadline, NOW } from '../testing/sample-findings';
import { CONTEXT } from '../testing/sample-view';
import { CountdownDetails } from './CountdownDetails';
import { CountdownSection } from './CountdownSection';
import { ToldContext } from './told-others';

const MOVE: Reassignment = {
  owner: 'Lou Rep',
  names: ['Lou Rep', 'L. Rep'],
  field: { name: 'owner', label: 'Owner' },
  sentence: 'By the routing rules it goes to Lou Rep.',
  path: [
    { label: 'Named account', value: 'Not taken. No account.' },
    { label: 'Everybody else', value: 'Taken. It holds for all.' },
  ],
};

function shown(minutesAgo: number, canWrite: boolean, reassignment: Reassignment | null = MOVE) {
  const asked: Suggestion[] = [];
  const view = mount(
    <CountdownSection
      deadline={deadline(minutesAgo, {
        escalation: [
          { label: 'Manager told', at: NOW - 60_000, to: 'manager' },
          { label: 'Reassigned', at: NOW + 60_000, to: 'reassign' },
        ],
      })}
      now={NOW}
      context={CONTEXT}
      acknowledgedAt={undefined}
      owner="Mara"
      onAcknowledge={() => {}}
      recordKey="hubspot:7:lead:9001"
      name="Kim Larkspur"
      reassignment={reassignment}
      onSuggestion={canWrite ? (suggestion) => asked.push(suggestion) : undefined}
    />,
  );
  return { view, asked };
}

it('says who takes it over and why, and opens a preview of each change', () => {
  const { view, asked } = shown(12, true);
  expect(view.text()).toContain('By the routing rules it goes to Lou Rep.');
  expect(view.text()).not.toContain('Named account');
  view.click('Why?');
  expect(view.text()).toContain('Named account: Not taken. No account.');
  view.click('Assign to Lou Rep…');
  view.click('Create the call task…');
  expect(asked).toMatchObject([
    { change: { kind: 'setOwner', values: [{ field: 'owner', names: ['Lou Rep', 'L. Rep'] }] } },
    {
      change: {
        kind: 'createTask',
        task: { subject: 'Call Kim Larkspur now; escalated: Manager told', due: '2026-11-20' },
      },
    },
  ]);
});

it('prepares a text to copy where nothing may be written', () => {
  const { view } = shown(12, false);
  expect(view.buttons()).toEqual(expect.arrayContaining(['Why?', 'Copy the call task']));
  expect(view.buttons().join()).not.toMatch(/Assign|Create/);
});

it.each([
  [() => Promise.resolve(), 'Copied.'],
  [
    () => Promise.reject(new Error('not allowed')),
    'The browser did not allow it. The task: Call Kim Larkspur now',
  ],
])('says whether it was copied', async (writeText, said) => {
  const { view } = shown(12, false);
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  view.click('Copy the call task');
  await act(async () => {});
  expect(view.text()).toContain(said);
});

it('proposes nothing before the clock is over, and nobody where no rule says', () => {
  expect(shown(1, true).view.text()).not.toContain('routing rules');
  expect(shown(12, true, null).view.buttons()).toEqual(['Create the call task…', 'Acknowledge']);
});

it('says of each step that is past where it went, and that nobody else hears without a channel', async () => {
  const clock = deadline(12, { escalation: [{ label: 'Manager told', at: NOW - 60_000, to: 'manager' }] });
  const cycle = Math.floor((clock.startAt ?? 0) / 60_000);
  const told = { sla: clock.sla, cycle, step: 1, channel: 'Desk', state: 'sent', at: NOW } as const;
  async function text(answer: ToldOthers[] | null): Promise<string> {
    const view = mount(
      <ToldContext.Provider value={async () => answer}>
        <CountdownDetails deadline={clock} now={NOW} context={CONTEXT} owner="Mara" recordKey="k" />
      </ToldContext.Provider>,
    );
    await act(async () => {});
    return view.text();
  }
  const unsent = async (answer: ToldOthers[]): Promise<boolean> => {
    await text(answer);
    return document.querySelector('.steps li:last-child')?.className === '';
  };
  expect([await unsent([told]), await unsent([])]).toEqual([false, true]);
  expect(await text([told, { ...told, channel: 'Chat', state: 'waiting', at: null }])).toContain(
    'Manager told sent to Desk 14:06 CET, waits to go to Chat',
  );
  expect(await text([{ ...told, cycle: cycle - 1 }])).toContain('was due, not sent from here');
  expect(await text(null)).toContain('This browser tells only you: no webhook is switched on.');
});
