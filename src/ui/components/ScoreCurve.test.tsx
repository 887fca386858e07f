// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { mount } from '../testing/mount';
import { NOW, score } from '../testing/sample-findings';
import { CONTEXT } from '../testing/sample-view';
import { ScoreCurve } from './ScoreCurve';

const WEEK = 7 * 86_400_000;

function curve(...totals: number[]) {
  const points = totals.map((total, week) => ({ at: NOW + week * WEEK, total }));
  return mount(<ScoreCurve points={points} score={score()} context={CONTEXT} tableClass="chart-table" />);
}

it('draws a score that falls, and says of a score of 0 that nothing can fall', () => {
  expect(curve(40, 20, 0).root.querySelector('svg')).not.toBeNull();
  const nothing = curve(0, 0, 0);
  expect(nothing.text()).toBe('The score is 0: there is nothing that could fall.');
  expect(nothing.root.querySelector('svg, table')).toBeNull();
  expect(curve(0, 10).root.querySelector('svg')).not.toBeNull();
});
