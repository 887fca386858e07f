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

it('says that an amount is not known, be it empty or unread, and that no limit is', () => {
  const deal = { stage: 'Phase 7', amount: null, stageEnteredAt: NOW - 15 * DAY };
  const rows = sampleRows([deal, deal]);
  const { text } = mount(
    <Board rows={rows} placed={placeRows(rows, [TEST_PIPELINE])} context={CONTEXT} onShow={() => {}} />,
  );
  expect(text()).toContain('2 without a known amount');
  expect(text()).toContain('2 without a known probability or amount');
  expect(text()).toContain('no limit known');
  expect(text()).toContain('no known amount');
});

it('holds deals against the limits by which they are judged stale, in its heads and on each card', () => {
  const since = (key: string, stage: string, days: number) => ({
    key,
    title: key,
    stage,
    stageEnteredAt: NOW - days * DAY,
  });
  const rows = sampleRows([
    since('hubspot:7:deal:1', 'Proposal', 24),
    since('hubspot:7:deal:2', 'Demo', 157),
    since('hubspot:8:deal:3', 'Demo', 157),
    since('hubspot:9:deal:4', 'Demo', 157),
  ]);
  const days = { default: { proposal: 57, demo: 62 } };
  const limits = {
    days: { default: { proposal: 57, demo: null } },
    byAccount: { 'hubspot:7': days, 'hubspot:8': { default: { proposal: 57, demo: 200 } } },
  };
  const { root } = mount(
    <Board
      rows={rows}
      placed={placeRows(rows, [TEST_PIPELINE], limits)}
      context={CONTEXT}
      onShow={() => {}}
    />,
  );
  const spans = (selector: string) =>
    [...root.querySelectorAll<HTMLElement>(selector)].map(
      (span) => `${span.textContent}${span.classList.contains('tone-warning') ? ' !' : ''}`,
    );
  const head = (stage: string) => spans(`[aria-label="${stage}"] dl > div:last-child span`);
  expect(head('Proposal')).toEqual(['1 within 57 days']);
  expect(head('Demo')).toEqual(['1 over their limits !', '1 within their limits', '1 without a limit']);
  expect(spans('[aria-label="Proposal"] .measure')).toEqual(['24 d / 57']);
  expect(spans('[aria-label="Demo"] .measure').sort()).toEqual(['157 d', '157 d / 200', '157 d / 62 !']);
});
