import { expect, it } from 'vitest';
import { type MetricUnit, metric } from '../../../metrics/metric';
import { CONTEXT } from '../../testing/sample-view';
import { tableText } from './table-text';

const text = (unit: MetricUnit, value: number | null, locale = CONTEXT.locale) =>
  tableText(metric({ id: 'x', label: 'X', unit, definition: 'X.' }, value, 3), { ...CONTEXT, locale });

it('gives every share exactly one decimal', () => {
  const shares = [0.815, 0.843_9, 0.5, 1, 0, -0.3, 0.739_9];
  expect(shares.map((share) => text('share', share))).toEqual([
    '81.5%',
    '84.4%',
    '50.0%',
    '100.0%',
    '0.0%',
    '−30.0%',
    '74.0%',
  ]);
  expect(text('share', 0.5, 'de-DE')).toBe('50,0%');
  expect(text('share', 0.5, 'no locale')).toBe('50.0%');
});

it('writes no share as nothing that is something, and leaves all else as it is', () => {
  expect(text('share', 0.000_1)).toBe('under 0.1%');
  expect(text('share', null)).toBe('unknown');
  expect(text('days', 51.7819)).toBe('51.78 days');
});
