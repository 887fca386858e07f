import { expect, it } from 'vitest';
import { type MetricUnit, metric } from '../../../metrics/metric';
import { CONTEXT } from '../../testing/sample-view';
import { exactText } from './exact-text';

const text = (unit: MetricUnit, value: number | null, currency: string | null = null) =>
  exactText(metric({ id: 'x', label: 'X', unit, definition: 'X.' }, value, 3, { currency }), CONTEXT);

it('gives money to the cent, in as many decimals as its currency has', () => {
  expect(text('money', 2360.909, 'EUR')).toBe('€2,360.91');
  expect(text('money', 2360.909, 'JPY')).toBe('JP¥2,361');
  expect(text('money', -0.5, 'USD')).toBe('−US$0.50');
  expect(text('money', 2360.909)).toBe('2,360.91');
  expect(text('money', 12.5, 'not a code')).toBe('not a code 12.5');
  expect(text('money', 12, 'not a code')).toBe('not a code 12');
  expect(text('money per day', 60146.849, 'USD')).toBe('US$60,146.85 a day');
});

it('gives each of mixed currencies to the cent', () => {
  const byCurrency = [
    { currency: 'EUR', value: 2360.909, n: 1 },
    { currency: null, value: 0.5, n: 1 },
  ];
  const name = { id: 'x', label: 'X', unit: 'money', definition: 'X.' } as const;
  expect(exactText(metric(name, null, 2, { byCurrency }), CONTEXT)).toBe('€2,360.91 + 0.5 (no currency)');
});

it('gives two decimals of all else, none of counts, and says what is unknown', () => {
  expect(text('share', 0.631_500_5)).toBe('63.15%');
  expect(text('days', 51.7819)).toBe('51.78 days');
  expect(text('minutes', 1)).toBe('1 minute');
  expect(text('ratio', 4.966_215)).toBe('4.97×');
  expect(text('deals', 1739)).toBe('1,739');
  expect(text('share', null)).toBe('unknown');
});
