import { expect, it } from 'vitest';
import { targetRange } from '../../../metrics/target-ranges';
import { type PackTarget, TARGET_METRICS, type TargetMetric } from '../../../pack-parts/targets';
import { usualText } from './usual';

const said = (metric: TargetMetric, targets: readonly PackTarget[] = [], locale = 'en-GB') => {
  const range = targetRange(metric, targets);
  return range ? usualText(range, { locale }) : undefined;
};

it('holds a figure against what is usual in the field, in its words', () => {
  expect(TARGET_METRICS.map((metric) => [metric, said(metric)])).toEqual([
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
  expect(said('winRate', targets)).toBe('Target 25–32.5%');
  expect(said('dataQuality', targets)).toBe('Target 95%');
  expect(said('speedToLeadMinutes', targets)).toBe('Target under 15 minutes');
  expect(said('coverage', targets)).toBe('Target 3–4×');
});

it('writes its numbers as the rest of the page does', () => {
  const targets = [
    { metric: 'coverage' as const, low: 2.5 },
    { metric: 'winRate' as const, low: 0.25, high: 0.325 },
  ];
  expect(said('coverage', targets, 'de')).toBe('Target 2,5×');
  expect(said('winRate', targets, 'de')).toBe('Target 25–32,5%');
});
