import { describe, expect, it } from 'vitest';
import { dealReader, measure, pipelineMetrics } from '../../../src/metrics';
import { stageResolver } from '../../../src/rule-kinds/stages';
import {
  hasSet,
  numberField,
  percent,
  pipelineOf,
  recordOf,
  rounded,
  rowsOf,
  textField,
} from './public-data';

describe.runIf(hasSet('skygeni'))('skygeni', () => {
  it('agrees on win rate, cycles and amounts', () => {
    const read = dealReader(stageResolver([pipelineOf(['Won', 'won'], ['Lost', 'lost'])]));
    const deals = rowsOf('skygeni/sales_data.csv').map((row) =>
      read(
        recordOf(row.deal_id ?? '', row.outcome ?? null, {
          createdAt: textField(row.created_date),
          closeDate: textField(row.closed_date),
          amount: numberField(row.deal_amount),
        }),
      ),
    );
    const metrics = measure(deals, pipelineMetrics({ now: 0 }));
    expect(deals).toHaveLength(5000);
    expect(percent(metrics.winRate.value)).toBe(45.26);
    expect(rounded(metrics.cycle.won.mean.value)).toBe(63.17);
    expect(rounded(metrics.cycle.lost.mean.value)).toBe(64.23);
    expect(metrics.wonValue.value).toBe(60589278);
    expect(rounded(metrics.averageDealSize.value)).toBe(26773.87);
  });
});
