import { expect, it } from 'vitest';
import { TEST_PIPELINE } from '../../../rule-kinds/testing/pack-context';
import { sampleRows } from '../../testing/sample-rows';
import { CONTEXT } from '../../testing/sample-view';
import { placeRows } from '../stage-places';
import { NO_VALUE } from './filter';
import { choiceText, choiceValues, choiceWord, rangeWords } from './filter-words';

const rows = sampleRows([
  { owner: 'Øyvind', kinds: 'stale-deal deal-desk' },
  { owner: 'ines', kinds: '' },
  { owner: null, kinds: 'deal-desk' },
]);

it('offers each value once, in the order of the alphabet, with none and unknown last', () => {
  expect(choiceValues(rows, 'owner')).toEqual(['ines', 'Øyvind', NO_VALUE, '']);
  expect(choiceValues(rows, 'kinds')).toEqual(['deal-desk', 'stale-deal']);
  expect(choiceValues(rows, 'object')).toEqual(['deal']);
});

it('offers stages in the order of the pack, unknown ones after them by the alphabet', () => {
  const staged = sampleRows(['Proposal', 'Zeta', 'Closed Won', 'Alpha', 'Demo'].map((stage) => ({ stage })));
  const placed = placeRows(staged, [TEST_PIPELINE]);
  expect(choiceValues(staged, 'stage', placed)).toEqual([
    'Demo',
    'Proposal',
    'Closed Won',
    'Alpha',
    'Zeta',
    '',
  ]);
  expect(choiceValues(staged, 'stage')).toEqual(['Alpha', 'Closed Won', 'Demo', 'Proposal', 'Zeta', '']);
});

it('names values as the rest of the page does', () => {
  expect(choiceWord('kinds', 'stale-deal')).toBe('Stale deal');
  expect(choiceWord('crm', 'hubspot')).toBe('HubSpot');
  expect(choiceWord('owner', '')).toBe('unknown');
  expect(choiceText('owner', ['Mara', NO_VALUE])).toBe('Owner: Mara, none');
  expect(choiceWord('object', 'quote')).toBe('quote');
  expect(choiceText('putAway', ['some'])).toBe('Put away: Some');
  expect(choiceValues(rows, 'putAway').map((value) => choiceWord('putAway', value))).toEqual([
    'Some',
    'None',
    'unknown',
  ]);
});

it('says which end of a range is open', () => {
  const amount = (from: number | null, to: number | null) => rangeWords('amount', { from, to }, CONTEXT);
  expect(amount(10_000, 50_000)).toBe('10,000 to 50,000');
  expect(amount(10_000, null)).toBe('from 10,000');
  expect(amount(null, 50_000)).toBe('up to 50,000');
  const day = Date.UTC(2026, 11, 1) / 86_400_000;
  expect(rangeWords('closeDay', { from: day, to: null }, CONTEXT)).toBe('from 1 Dec 2026');
});
