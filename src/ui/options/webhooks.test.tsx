// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import type { ChannelForm, ChannelView } from '../../contracts/webhook-service';
import { mount, type } from '../testing/mount';
import { WebhookSection } from './WebhookSection';
import type { WebhookActions } from './webhook-actions';

const CONTEXT = { zone: 'UTC', locale: 'en-GB' };
const AT = Date.UTC(2026, 10, 20, 13);
const PACK: ChannelView = {
  id: 'pack:p:desk',
  label: 'Managers',
  format: 'slack',
  kinds: ['clock-breached', 'clock-escalated'],
  fromLevel: 3,
  share: 'ids',
  isOn: false,
  isNamed: true,
  host: null,
  keep: null,
  isSigned: false,
  lastSentAt: null,
  waiting: 0,
  held: null,
  failed: [],
  failedCount: 0,
};
const ON: ChannelView = { ...PACK, isOn: true, host: 'hooks.chat.example', lastSentAt: AT };

async function open(channel: ChannelView, failure: string | null = null) {
  const saved: ChannelForm[] = [];
  const asked: string[] = [];
  const note = (name: string) => async (): Promise<void> => void asked.push(name);
  const actions: WebhookActions = {
    list: async () => [channel],
    async save(form) {
      saved.push(form);
      if (failure !== null) throw new Error(failure);
    },
    setOn: async (_, isOn) => void asked.push(`on ${isOn}`),
    remove: note('remove'),
    test: async () => failure,
    retry: note('retry'),
    discard: note('discard'),
    newId: () => '11111111',
  };
  const section = mount(<WebhookSection actions={actions} context={CONTEXT} />);
  await act(async () => {});
  const click = async (name: string): Promise<void> => {
    section.click(name);
    await act(async () => {});
  };
  const fields = () => [...section.root.querySelectorAll<HTMLInputElement>('input.field')];
  const submit = () => act(async () => section.root.querySelector('form')?.requestSubmit());
  return { section, saved, asked, click, fields, submit };
}

it('lists what a pack names as off, with what would go out', async () => {
  const { section } = await open(PACK);
  expect(section.text()).toContain('Off. Named by the pack, as Slack.');
  expect(section.text()).toContain('Clock breached and Clock escalated from step 3, with ids only.');
  expect(section.buttons()).toEqual(['Switch on: Managers', 'Add a channel of your own']);
});

it('switches on with the address that was typed, and ids only unless asked otherwise', async () => {
  const { saved, click, fields, submit } = await open(PACK);
  await click('Switch on: Managers');
  const [address, secret] = fields();
  expect([address?.type, secret?.type]).toEqual(['password', 'password']);
  if (address) type(address, 'https://hooks.chat.example/a');
  await submit();
  expect(saved).toEqual([
    {
      id: 'pack:p:desk',
      label: 'Managers',
      format: 'slack',
      kinds: ['clock-breached', 'clock-escalated'],
      fromLevel: 3,
      share: 'ids',
      keep: 'session',
      url: 'https://hooks.chat.example/a',
    },
  ]);
});

it('stays open with the reason when it can’t be switched on', async () => {
  const { section, click, submit, fields } = await open(PACK, 'The browser was not allowed to reach it.');
  await click('Switch on: Managers');
  const [address] = fields();
  if (address) type(address, 'https://hooks.chat.example/a');
  await submit();
  expect(section.text()).toContain('The browser was not allowed to reach it.');
  expect(section.root.querySelector('form')).not.toBe(null);
});

it('says what could not be sent and why, to be tried again or deleted', async () => {
  const problem = 'The receiver answered 404.';
  const failed = { failedCount: 1, failed: [{ title: 'Escalated: Manager told', at: AT, problem }] };
  const { section, asked, click } = await open({
    ...ON,
    ...failed,
    waiting: 2,
    held: { problem: 'Slow.', nextAt: AT },
  });
  expect(section.text()).toContain('Last sent 20 Nov 2026, 13:00 UTC. 2 messages wait. Slow. Tried again at');
  expect(section.text()).toContain(
    'Escalated: Manager told, 20 Nov 2026, 13:00 UTC: The receiver answered 404.',
  );
  await click('Try again: Managers');
  await click('Delete: Managers');
  await click('Switch off: Managers');
  expect(asked).toEqual(['retry', 'discard', 'on false']);
});

it('tells what came of a test', async () => {
  const good = await open(ON);
  await good.click('Send a test: Managers');
  expect(good.section.text()).toContain('The test was received.');
  const bad = await open(ON, 'The receiver answered 401.');
  await bad.click('Send a test: Managers');
  expect(bad.section.text()).toContain('The receiver answered 401.');
});

it('adds one’s own channel with a name', async () => {
  const { saved, click, fields, submit } = await open(ON);
  await click('Add a channel of your own');
  const [name, , address] = fields();
  if (name) type(name, 'My desk');
  if (address) type(address, 'https://desk.example/in');
  await submit();
  expect(saved).toMatchObject([{ id: 'own:11111111', label: 'My desk', url: 'https://desk.example/in' }]);
});
