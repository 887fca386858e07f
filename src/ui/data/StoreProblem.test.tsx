// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { mount } from '../testing/mount';
import { StoreProblem } from './StoreProblem';

it('says why the page did not open, what is safe, and offers a backup', () => {
  const actions = {
    save: async () => ({ counts: {}, leftOut: {}, bytes: 0, noted: 0 }),
    startAfresh: async () => {},
    reload: () => {},
  };
  const page = mount(
    <StoreProblem
      title="The queue could not be opened"
      error={new Error('The file is damaged')}
      actions={actions}
      context={{ locale: 'en' }}
    />,
  );
  expect(page.root.querySelector('h1')?.textContent).toBe('The queue could not be opened');
  expect(page.root.querySelector('[role="alert"]')?.textContent).toContain('Nothing was changed');
  expect(page.text()).toContain('The file is damaged');
  expect(page.buttons()).toEqual(['Reload', 'Save a backup', 'Start afresh']);
});
