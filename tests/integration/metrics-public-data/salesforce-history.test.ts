import { describe, expect, it } from 'vitest';
import { dealReader, measure, pipelineMetrics } from '../../../src/metrics';
import { transitionMetrics } from '../../../src/metrics/stage-transitions';
import { timeInStage } from '../../../src/metrics/time-in-stage';
import { DAY_MS } from '../../../src/record/format';
import type { HistoryEntry } from '../../../src/record/types';
import { stageResolver } from '../../../src/rule-kinds/stages';
import {
  day,
  hasSet,
  numberField,
  percent,
  pipelineOf,
  recordOf,
  rounded,
  rowsOf,
  textField,
} from './public-data';

describe.runIf(hasSet('salesforce-history'))('salesforce-history', () => {
  const placeOf = stageResolver([
    pipelineOf(
      ['Prospecting', 'open'],
      ['Qualification', 'open'],
      ['Value Proposition', 'open'],
      ['Negotiation/Review', 'open'],
      ['Closed Won', 'won'],
      ['Closed Lost', 'lost'],
    ),
  ]);
  const iso = (text = ''): string => text.slice(0, 10).split('/').reverse().join('-');
  const histories = new Map<string, HistoryEntry[]>();
  for (const { OppID = '', CreatedDate, StageName = null } of rowsOf(
    'salesforce-history/OpportunityHistory.csv',
  )) {
    const at = Date.parse(`${iso(CreatedDate)}T00:00:00Z`);
    const rows = histories.get(OppID) ?? [];
    histories.set(OppID, [...rows, { field: 'stage', at, from: null, to: StageName, source: 'crm' }]);
  }
  const today = day('2022-12-24');
  const read = dealReader(placeOf);
  /** In the stage that the CRM shows, or in that of the latest history row. */
  const dealsIn = (stageOf: 'record' | 'history') =>
    rowsOf('salesforce-history/Opportunity.csv').map((row) => {
      const history = histories.get(row.Id ?? '') ?? [];
      const latest = history.toSorted((a, b) => a.at - b.at).at(-1)?.to ?? null;
      const fields = {
        createdAt: textField(iso(row.CreatedDate)),
        closeDate: textField(iso(row.CloseDate)),
        amount: numberField(row.Amount),
      };
      return read(
        recordOf(row.Id ?? '', stageOf === 'record' ? (row.StageName ?? null) : latest, fields, history),
      );
    });
  const deals = dealsIn('record');

  it('agrees on outcomes, cycles and amounts', () => {
    const metrics = measure(deals, pipelineMetrics({ now: today * DAY_MS }));
    expect([metrics.won.value, metrics.lost.value, metrics.open.value]).toEqual([89, 57, 73]);
    expect(percent(metrics.winRate.value)).toBe(60.96);
    const { won, lost } = metrics.cycle;
    expect([won.mean, won.median, lost.mean, lost.median].map(({ value }) => rounded(value))).toEqual([
      41.53, 10, 67.79, 10,
    ]);
    expect([metrics.averageDealSize.n, metrics.wonValue.value]).toEqual([88, 35847080]);
    expect(rounded(metrics.averageDealSize.value)).toBe(407353.18);
    expect(metrics.averageDealSize.excluded).toEqual([{ reason: 'amount is empty', count: 1 }]);
  });

  it('agrees on transitions', () => {
    const result = measure(deals, transitionMetrics());
    const { same, forward, lost, skip, backward, reopened, reclosed, other } = result.transitions;
    expect([same, forward + lost, skip, backward]).toEqual([107, 80, 106, 72]);
    expect([reopened, reclosed, other]).toEqual([0, 0, 0]);
    expect([result.dealsWithSkip, result.dealsWithBackward, result.bornClosed]).toEqual([92, 55, 47]);
    expect(Object.fromEntries(result.firstStages.map(({ label, deals: count }) => [label, count]))).toEqual({
      'Negotiation/Review': 28,
      Qualification: 22,
      Prospecting: 103,
      'Closed Won': 34,
      'Closed Lost': 13,
      'Value Proposition': 19,
    });
    expect(measure(deals, transitionMetrics()).withHistory).toBe(219);
  });

  it('agrees on time in stage, per visit and per row', () => {
    const rows = measure(deals, timeInStage({ today }));
    const table = (which: 'visits' | 'rows') =>
      Object.fromEntries(
        rows.map(({ label, [which]: { mean, median, max } }) => [
          label,
          [mean.n, rounded(mean.value), median.value, max.value],
        ]),
      );
    expect(table('visits')).toEqual({
      'Negotiation/Review': [42, 39.57, 14.5, 219],
      Prospecting: [132, 64.36, 35.5, 272],
      Qualification: [41, 31.63, 27, 154],
      'Value Proposition': [43, 40.98, 13, 246],
    });
    expect(table('rows')).toEqual({
      'Negotiation/Review': [49, 39.51, 17, 219],
      Prospecting: [220, 41.13, 21, 219],
      Qualification: [47, 30.21, 24, 154],
      'Value Proposition': [49, 37.9, 13, 227],
    });
  });

  it('agrees on open and stale deals by their latest row', () => {
    const rows = measure(dealsIn('history'), timeInStage({ today }));
    expect(Object.fromEntries(rows.map(({ label, stale }) => [label, [stale.n, stale.value]]))).toEqual({
      'Negotiation/Review': [16, 15],
      Qualification: [12, 9],
      Prospecting: [31, 29],
      'Value Proposition': [14, 11],
    });
  });

  it('gives no age to an open deal whose history ends in another stage', () => {
    const rows = measure(deals, timeInStage({ today }));
    const left = rows.flatMap(({ openAges }) => openAges.mean.excluded);
    expect(new Set(left.map(({ reason }) => reason))).toEqual(new Set(['its history ends in another stage']));
    const counted = rows.reduce((sum, { openAges }) => sum + openAges.mean.n, 0);
    expect(counted + left.reduce((sum, { count }) => sum + count, 0)).toBe(73);
  });
});
