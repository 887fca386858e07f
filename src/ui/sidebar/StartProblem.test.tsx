// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { mount } from '../testing/mount';
import { StartProblem } from './StartProblem';

it('says that the sidebar did not start, why, and what helps; nothing there does nothing', () => {
  const { root } = mount(<StartProblem error={new Error('No frame to stand in')} />);
  expect(root.textContent).toContain('Leadlight could not start here.');
  expect(root.textContent).toContain('No frame to stand in. Reload this page to try again.');
  expect(root.textContent).toContain('LL-100');
  expect([...root.querySelectorAll('button')].map((button) => button.textContent)).toEqual([
    'Copy diagnostics',
  ]);
});
