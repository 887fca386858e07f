import { describe, expect, it } from 'vitest';
import { empty, filled, lead, moment } from '../rule-kinds/testing/record-builder';
import { measure } from './accumulator';
import { leadMetrics } from './leads/lead-metrics';
import { leadReader } from './leads/metric-lead';

const NOW = Date.parse('2026-11-20T13:06:00Z');
const read = leadReader();

const count = (leads: Parameters<typeof lead>[0][]) =>
  measure(
    leads.map((fields) => read(lead(fields))),
    leadMetrics({ now: NOW, bands: [{ underMs: 300_000, label: 'under 5 minutes' }] }),
  );

const won = { convertedAt: moment('2026-10-01T09:00:00Z') };
const notWon = { convertedAt: empty() };

describe('leads of which no lifecycle stage is stated', () => {
  it('have a conversion, but no MQL rate and no funnel: the won ones alone would make a rate of 1', () => {
    const { conversion, mqlRate, funnel } = count([won, notWon, notWon]);
    expect([conversion.value, conversion.n]).toEqual([1 / 3, 3]);
    expect(mqlRate).toMatchObject({
      value: null,
      n: 0,
      excluded: [{ reason: 'no lifecycle stage', count: 3 }],
    });
    for (const step of funnel.steps) expect([step.conversion.value, step.conversion.n]).toEqual([null, 0]);
  });

  it('are left out beside leads that state one', () => {
    const { mqlRate } = count([won, { ...notWon, lifecycleStage: filled('Lead') }]);
    expect([mqlRate.value, mqlRate.n]).toEqual([0, 1]);
  });

  it('count as won beyond the stage that is stated', () => {
    const { conversion, funnel } = count([{ ...won, lifecycleStage: filled('SQL') }]);
    expect([conversion.value, funnel.reached.customer]).toEqual([1, 1]);
  });
});

describe('speed to lead', () => {
  const asked = { formSubmittedAt: moment('2026-11-19T08:00:00Z', 'exact') };

  it('takes no contact before the form, and no day for a time', () => {
    const { speed } = count([
      { ...asked, firstContactAt: moment('2026-11-19T07:59:00Z', 'exact') },
      { ...asked, firstContactAt: moment('2026-11-19T09:00:00Z', 'day') },
      { ...asked, firstContactAt: moment('2026-11-19T08:00:00Z', 'exact') },
    ]);
    expect([speed.response.median.value, speed.response.median.n]).toEqual([0, 1]);
    expect(speed.response.median.excluded).toEqual([
      { reason: 'contact has no time of day', count: 1 },
      { reason: 'ends before it begins', count: 1 },
    ]);
    expect([speed.insideSla.value, speed.insideSla.n]).toEqual([1, 1]);
  });

  it('of no leads at all is unknown', () => {
    const { speed, leads, mqlRate } = count([]);
    expect([speed.response.median.value, speed.insideSla.value, mqlRate.value]).toEqual([null, null, null]);
    expect([leads.value, leads.n]).toEqual([0, 0]);
  });
});
