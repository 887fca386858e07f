// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { mount } from '../testing/mount';
import { type NoticeActions, NoticeSection, type NoticeSettings } from './NoticeSection';

const OFF: NoticeSettings = { isOn: false, quiet: null };

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
  expect([asked(), saved]).toEqual([1, [{ isOn: true, quiet: null }]]);
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
  const { section, saved, press, asked } = await open({ isOn: true, quiet });
  expect(section.root.querySelectorAll('input[type="time"]')).toHaveLength(2);
  await press('Tell me when a lead waits');
  expect([asked(), saved]).toEqual([0, [{ isOn: false, quiet }]]);
});

it('has quiet hours from evening to morning to begin with', async () => {
  const { saved, press } = await open({ isOn: true, quiet: null });
  await press('Quiet hours');
  expect(saved).toEqual([{ isOn: true, quiet: { from: '18:00', to: '08:00' } }]);
});
