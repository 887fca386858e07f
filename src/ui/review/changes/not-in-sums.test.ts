import { expect, it } from 'vitest';
import { CONTEXT } from '../../testing/sample-view';
import { sumsIn } from './change-words';
import { movedBeside, movedWithoutSum, movesText } from './not-in-sums';
import { changesPage, dealsIn } from './page-model';
import { spansOf } from './testing/sample-spans';

const page = changesPage(
  spansOf([
    { stages: ['Demo', 'Closed Won'], amounts: [400] },
    { stages: ['Demo', 'Closed Won'], amounts: [null] },
    { stages: ['Demo', 'Closed Lost'], amounts: [null] },
    { stages: ['Demo', 'Closed Lost'], amounts: [50], currency: 'USD' },
    { stages: ['Qualified', 'Demo'], amounts: [null] },
  ]),
  {},
);
const euros = { kind: 'stated', currency: 'EUR' } as const;

it('says which deals that came or went are not in the sums of a currency', () => {
  expect(movedBeside(page, euros).map((one) => [one.money, movesText(one, CONTEXT)])).toEqual([
    [{ kind: 'stated', currency: 'USD' }, 'Lost 1'],
    [{ kind: 'empty', currency: null }, 'Won 1, Lost 1'],
  ]);
  expect(movedBeside(page, 'deals')).toEqual([]);
  expect(movedWithoutSum(page).map((one) => movesText(one, CONTEXT))).toEqual(['Won 1, Lost 1']);
});

it('says beside the sums of a category how many deals they do not hold', () => {
  expect(sumsIn(dealsIn(page, 'won'), 'won', CONTEXT)).toBe('€400 · 1 without an amount');
  expect(sumsIn(dealsIn(page, 'advanced'), 'advanced', CONTEXT)).toBe('1 without an amount');
});
