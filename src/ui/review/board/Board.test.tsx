// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { TEST_PIPELINE } from '../../../rule-kinds/testing/pack-context';
import { GONE } from '../../../store/review-entry';
import { mount } from '../../testing/mount';
import { NOW } from '../../testing/sample-findings';
import { sampleRows } from '../../testing/sample-rows';
import { CONTEXT } from '../../testing/sample-view';
import { placeRows } from '../stage-places';
import { Board } from './Board';

const DAY = 86_400_000;

it('writes its counts as the rest of the page does', () => {
  const late = { stage: 'Discovery', stageEnteredAt: NOW - 15 * DAY };
  const rows = sampleRows([
    ...Array.from({ length: 1041 }, () => late),
    ...Array.from({ length: 1500 }, () => ({ ...late, topWarning: GONE })),
  ]);
  const { text } = mount(
    <Board
      rows={rows}
      placed={placeRows(rows, [TEST_PIPELINE])}
      context={{ ...CONTEXT, locale: 'de' }}
      onShow={() => {}}
    />,
  );
  expect(text()).toContain('1.041 over 14 days');
  expect(text()).toContain('1.500 deals not in the CRM any more');
});

it('names the state of a deal as the list does', () => {
  const late = { stage: 'Discovery', stageEnteredAt: NOW - 15 * DAY };
  const judged = { breach: 0, warning: 0, info: 0, unknown: 0, passed: 1, topWarning: null };
  const rows = sampleRows([
    { ...late, ...judged, putAway: 1 },
    { ...late, ...judged, putAway: 0 },
  ]);
  const { root } = mount(
    <Board rows={rows} placed={placeRows(rows, [TEST_PIPELINE])} context={CONTEXT} onShow={() => {}} />,
  );
  const names = [...root.querySelectorAll('.board-card [role="img"]')].map((icon) =>
    icon.getAttribute('aria-label'),
  );
  expect(names.sort()).toEqual(['Passed', 'Put away']);
});

it('says that an amount is not known, be it empty or unread, and that the pack sets no limit', () => {
  const deal = { stage: 'Phase 7', amount: null, stageEnteredAt: NOW - 15 * DAY };
  const rows = sampleRows([deal, deal]);
  const { text } = mount(
    <Board rows={rows} placed={placeRows(rows, [TEST_PIPELINE])} context={CONTEXT} onShow={() => {}} />,
  );
  expect(text()).toContain('2 without a known amount');
  expect(text()).toContain('2 without a known probability or amount');
  expect(text()).toContain('no limit in the rule pack');
  expect(text()).toContain('no known amount');
});
