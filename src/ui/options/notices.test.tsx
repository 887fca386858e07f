// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { mount } from '../testing/mount';
import { type NoticeActions, NoticeSection, type NoticeSettings } from './NoticeSection';

const WISHES = { unwanted: [], digest: { daily: '08:30', weekly: true } };
const NOBODY = { name: '', parts: [] };
const OFF: NoticeSettings = { isOn: false, quiet: null, who: NOBODY, ...WISHES };

async function open(settings: NoticeSettings, isGiven = true) {
  const saved: NoticeSettings[] = [];
  let asked = 0;
  const actions: NoticeActions = {
    load: async () => settings,
    async request() {
      asked += 1;
      return isGiven;
    },
    save: async (next) => void saved.push(next),
  };
  const section = mount(<NoticeSection actions={actions} />);
  await act(async () => {});
  const press = async (name: string): Promise<void> => {
    const labels = [...section.root.querySelectorAll('label')];
    const box = labels.find(({ textContent }) => textContent?.startsWith(name))?.querySelector('input');
    await act(async () => box?.click());
  };
  return { section, saved, press, asked: () => asked };
}

it('asks the browser when it is turned on, and not before', async () => {
  const { saved, press, asked } = await open(OFF);
  expect(asked()).toBe(0);
  await press('Tell me when a lead waits');
  expect([asked(), saved]).toEqual([1, [{ ...OFF, isOn: true }]]);
});

it('stays off when the browser was not allowed, and says so', async () => {
  const { section, saved, press } = await open(OFF, false);
  await press('Tell me when a lead waits');
  expect(saved).toEqual([]);
  expect(section.text()).toContain('The browser was not allowed to show notifications');
  expect(section.root.querySelector('input')?.checked).toBe(false);
});

it('is turned off without a question, and keeps quiet hours', async () => {
  const quiet = { from: '20:00', to: '07:00' };
  const { section, saved, press, asked } = await open({ ...OFF, isOn: true, quiet });
  expect(section.root.querySelectorAll('.connection input[type="time"]')).toHaveLength(2);
  await press('Tell me when a lead waits');
  expect([asked(), saved]).toEqual([0, [{ ...OFF, quiet }]]);
});

it('has quiet hours from evening to morning to begin with', async () => {
  const { saved, press } = await open({ ...OFF, isOn: true });
  await press('Quiet hours');
  expect(saved).toEqual([{ ...OFF, isOn: true, quiet: { from: '18:00', to: '08:00' } }]);
});

it('keeps what is not to be told, and the hour of the digest', async () => {
  const { section, saved, press } = await open({ ...OFF, isOn: true });
  await press('A meeting is booked');
  await press('Weekly digest');
  const hour = [...section.root.querySelectorAll<HTMLInputElement>('input[type="time"]')].at(-1);
  await act(async () => {
    if (hour) hour.value = '07:15';
    hour?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(saved.map(({ unwanted, digest }) => [unwanted, digest])).toEqual([
    [['meeting-booked'], WISHES.digest],
    [['meeting-booked'], { daily: '08:30', weekly: false }],
    [['meeting-booked'], { daily: '07:15', weekly: false }],
  ]);
});

it('asks who the user is, and then which steps of others are theirs', async () => {
  const { section, saved, press } = await open({ ...OFF, isOn: true });
  expect(section.text()).toContain('you are told of everybody’s leads');
  const name = section.root.querySelector<HTMLInputElement>('input[autocomplete="off"]');
  await act(async () => {
    if (name) name.value = ' Kim Larkspur ';
    name?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await press('Steps for the manager');
  expect(saved.map(({ who }) => who)).toEqual([
    { name: 'Kim Larkspur', parts: [] },
    { name: 'Kim Larkspur', parts: ['manager'] },
  ]);
});
