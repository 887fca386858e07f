import { expect, it } from 'vitest';
import { TARGET_METRICS } from '../../../pack-parts/targets';
import { usualOf } from './usual';

it('holds a figure against what is usual in the field, in its words', () => {
  expect(TARGET_METRICS.map((metric) => [metric, usualOf(metric)?.text])).toEqual([
    ['leadToMql', 'Usually 5–15%'],
    ['mqlToSql', 'Usually 30–50%'],
    ['sqlToOpportunity', 'Usually 50–70%'],
    ['opportunityToCustomer', 'Usually 20–30%'],
    ['winRate', 'Usually 20–30%'],
    ['coverage', 'Target 3–4×'],
    ['ltvToCac', 'Usually 3–5×'],
    ['speedToLeadMinutes', 'Target under 5 minutes'],
    ['insideSla', 'Target 90%'],
    ['revenueToTarget', 'Target 100%'],
    ['dataQuality', undefined],
    ['forecastError', undefined],
  ]);
});

it('takes the pack’s own range instead', () => {
  const targets = [
    { metric: 'winRate' as const, low: 0.25, high: 0.325 },
    { metric: 'dataQuality' as const, low: 0.95 },
    { metric: 'speedToLeadMinutes' as const, high: 15 },
  ];
  expect(usualOf('winRate', targets)).toEqual({ low: 0.25, high: 0.325, text: 'Target 25–32.5%' });
  expect(usualOf('dataQuality', targets)?.text).toBe('Target 95%');
  expect(usualOf('speedToLeadMinutes', targets)?.text).toBe('Target under 15 minutes');
  expect(usualOf('coverage', targets)?.text).toBe('Target 3–4×');
});
