// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { mount } from '../testing/mount';
import { StartProblem } from './StartProblem';

it('says why the review page did not open, in an alert', () => {
  const { root } = mount(<StartProblem error={new Error('The store is damaged')} />);
  expect(root.querySelector('[role="alert"]')?.textContent).toContain('The store is damaged');
});
