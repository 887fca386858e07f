import { type Accumulator, accumulator, tally } from '../accumulator';
import { type Group, groupBy } from '../group-by';
import { type Metric, metric, shareMetric } from '../metric';
import { lifecycleRank } from './lifecycle';
import type { MetricLead } from './metric-lead';
import { conversionMetric } from './time-to-won';

export interface SourceMetrics {
  leads: Metric;
  mqlRate: Metric;
  conversion: Metric;
}

/** Lead volume, MQL rate and conversion: of all leads, or per first source with `leadsBySource`. */
export function sourceMetrics(): Accumulator<MetricLead, SourceMetrics> {
  const counts = tally();
  return accumulator(
    { counts },
    ({ reached, isWon }) => {
      counts.count('leads');
      if (reached) counts.count(lifecycleRank(reached) >= lifecycleRank('mql') ? 'mql' : 'not mql');
      counts.count(isWon === null ? 'unknown' : isWon ? 'won' : 'not won');
    },
    () => {
      const [leads, mql, notMql] = [counts.of('leads'), counts.of('mql'), counts.of('not mql')];
      const unread = leads - mql - notMql;
      return {
        leads: metric(
          { id: 'leads', label: 'Lead volume', unit: 'leads', definition: 'Leads, in whatever stage.' },
          leads,
          leads,
        ),
        mqlRate: shareMetric(
          {
            id: 'mqlRate',
            label: 'MQL rate',
            definition: 'Leads that have reached MQL or later ÷ leads with a lifecycle stage.',
          },
          mql,
          mql + notMql,
          {
            excluded: unread > 0 ? [{ reason: 'no lifecycle stage', count: unread }] : [],
            none: 'no lead has a lifecycle stage',
          },
        ),
        conversion: conversionMetric(counts.of('won'), counts.of('not won'), counts.of('unknown')),
      };
    },
  );
}

/** Attribution to the first source: the whole lead counts for the source it first came by. */
export const leadsBySource = (): Accumulator<MetricLead, Group<SourceMetrics>[]> =>
  groupBy(({ source }) => source, sourceMetrics);
