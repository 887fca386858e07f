import { describe, expect, it } from 'vitest';
import { type Exclusion, type MetricUnit, metric } from '../../../metrics/metric';
import { CONTEXT } from '../../testing/sample-view';
import { figureText, isStated, leftOutText, standing, whyNoFigure, whyNoFigureShort } from './figure-text';

const figure = (unit: MetricUnit, value: number | null, details = {}) =>
  metric({ id: 'x', label: 'X', unit, definition: 'X.' }, value, 3, details);

it('writes each unit as people say it', () => {
  const text = (unit: MetricUnit, value: number | null, details = {}) =>
    figureText(figure(unit, value, details), CONTEXT);
  expect(text('share', 0.2413)).toBe('24.1%');
  expect(text('money', 1_000_000, { currency: 'EUR' })).toBe('€1,000,000');
  expect(text('money per day', 500, { currency: 'USD' })).toBe('US$500 a day');
  expect(text('ratio', 3.42)).toBe('3.4×');
  expect(text('days', 58)).toBe('58 days');
  expect(text('minutes', 1)).toBe('1 minute');
  expect(text('deals', 1739)).toBe('1,739');
  expect(text('share', null)).toBe('unknown');
});

it('says why there is no figure, and shortly on a tile', () => {
  const none = figure('share', null, { reason: 'no deal is closed' });
  expect([isStated(none), whyNoFigure(none), whyNoFigureShort(none)]).toEqual([
    false,
    'No deal is closed.',
    'No deal is closed.',
  ]);
});

it('states mixed currencies one by one, and no ratio of them', () => {
  const reason = 'amounts are in EUR and no stated currency, which are not added up';
  const byCurrency = [
    { currency: 'EUR', value: 10, n: 1 },
    { currency: null, value: 20, n: 2 },
  ];
  const sums = figure('money', null, { reason, byCurrency });
  expect([isStated(sums), figureText(sums, CONTEXT)]).toEqual([true, '€10 + 20 (no currency)']);
  const ratio = figure('ratio', null, { reason });
  expect([isStated(ratio), figureText(ratio, CONTEXT), whyNoFigureShort(ratio)]).toEqual([
    false,
    'unknown',
    'Several currencies.',
  ]);
});

describe('standing', () => {
  const usual = { low: 0.2, high: 0.3 };

  it('takes both ends as within', () => {
    expect([0.19, 0.2, 0.3, 0.31].map((value) => standing(value, usual))).toEqual([
      'below',
      'within',
      'within',
      'above',
    ]);
  });

  it('has open ends, and nothing to say without a figure or a range', () => {
    expect(standing(99, { ...usual, high: null })).toBe('within');
    expect(standing(null, usual)).toBeNull();
    expect(standing(0.2, null)).toBeNull();
  });
});

it('adds up what was left out of one figure, and never what was left out of its parts', () => {
  const text = (...excluded: Exclusion[]) => leftOutText({ excluded }, CONTEXT);
  expect(text()).toBeNull();
  expect(text({ reason: 'a', count: 1000 }, { reason: 'b', count: 2 })).toBe('1,002 left out');
  const rate = { reason: 'a', count: 257, part: 'Win rate' };
  const size = { reason: 'b', count: 3, part: 'Average deal size' };
  expect(text(rate, size, { ...size, reason: 'c', count: 1 })).toBe(
    '257 left out of win rate · 4 left out of average deal size',
  );
});
