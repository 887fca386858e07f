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
  const icons = [...root.querySelectorAll('.board-card [role="img"]')];
  const looks = icons.map((icon) => [
    icon.getAttribute('aria-label'),
    icon.parentElement?.className,
    icon.innerHTML,
  ]);
  expect(looks.map(([name, tone]) => `${name}: ${tone}`).sort()).toEqual([
    'Passed: tone-ok',
    'Put away: tone-snoozed',
  ]);
  expect(new Set(looks.map(([, , shape]) => shape)).size).toBe(2);
});

it('leads to the deals that a line, a stage or a name is about, and says nothing of none', () => {
  const gone = { stage: 'Discovery', topWarning: GONE };
  const rows = sampleRows([{ stage: 'Proposal' }, gone, { stage: 'Demo', title: 'Mill' }, gone]);
  const shown: string[] = [];
  const board = (of: typeof rows) => (
    <Board
      rows={of}
      placed={placeRows(of, [TEST_PIPELINE])}
      context={CONTEXT}
      onShow={({ label, mask }) => void shown.push(`${label}: ${[...mask].join('')}`)}
    />
  );
  const { click, text, update } = mount(board(rows));
  click('Show them');
  click('1 deal in Demo: show them');
  click('Mill');
  expect(shown).toEqual([
    'Deals not in the CRM any more, or closed to you, and in no stage above: 0101',
    'Stage Demo: 0010',
    'Mill: 0010',
  ]);
  update(board(sampleRows([{ stage: 'Demo' }])));
  expect(text()).not.toContain('in the CRM any more');
  expect(text()).not.toContain('0 deals');
});

it('shows of a stage with many deals some, and all of them on demand; of many unnamed stages likewise', () => {
  const rows = sampleRows([
    ...Array.from({ length: 26 }, () => ({ stage: 'Demo' })),
    ...Array.from({ length: 14 }, (_, at) => ({ stage: `Phase ${at}` })),
  ]);
  const counts: number[] = [];
  const { click, root, text } = mount(
    <Board
      rows={rows}
      placed={placeRows(rows, [TEST_PIPELINE])}
      context={CONTEXT}
      onShow={({ mask }) => void counts.push(mask.reduce((sum, one) => sum + one, 0))}
    />,
  );
  expect(root.querySelectorAll('[aria-label="Demo"] .board-card')).toHaveLength(25);
  click('1 more');
  expect(text()).toContain('2 deals in other stages that the rule pack does not name');
  click('Show them');
  expect(counts).toEqual([26, 2]);
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
