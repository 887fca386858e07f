import { type Accumulator, accumulator, tally } from '../accumulator';
import { type Metric, metric, shareMetric } from '../metric';
import { BENCHMARKS, type Benchmark, LIFECYCLE, type LifecycleStage, lifecycleRank } from './lifecycle';
import { CUSTOMER_WORDS, type MetricLead } from './metric-lead';

export interface FunnelStep extends Benchmark {
  conversion: Metric;
  /** How it compares with the usual range; null without a figure. */
  against: 'below' | 'within' | 'above' | null;
}

export interface FunnelMetrics {
  /** Leads that got at least as far as each stage. */
  reached: Record<LifecycleStage, number>;
  leads: Metric;
  steps: FunnelStep[];
}

const UNKNOWN = 'no known lifecycle stage';

/** The funnel lead → MQL → SQL → opportunity → customer with its usual ranges (domain.md § 8). */
export function funnelMetrics(): Accumulator<MetricLead, FunnelMetrics> {
  const stages = tally();
  return accumulator({ stages }, ({ reached }) => stages.count(reached ?? UNKNOWN), result);

  function result(): FunnelMetrics {
    const atLeast = (stage: LifecycleStage) =>
      LIFECYCLE.slice(lifecycleRank(stage)).reduce((count, later) => count + stages.of(later), 0);
    const unknown = stages.of(UNKNOWN);
    const excluded = unknown > 0 ? [{ reason: UNKNOWN, count: unknown }] : [];
    const all = stages.rows().reduce((count, row) => count + row.count, 0);
    return {
      reached: {
        subscriber: atLeast('subscriber'),
        lead: atLeast('lead'),
        mql: atLeast('mql'),
        sql: atLeast('sql'),
        opportunity: atLeast('opportunity'),
        customer: atLeast('customer'),
        evangelist: atLeast('evangelist'),
      },
      leads: metric(
        {
          id: 'leads',
          label: 'Lead volume',
          unit: 'leads',
          definition: 'Leads, in whatever lifecycle stage.',
        },
        all,
        all,
      ),
      steps: BENCHMARKS.map((benchmark) => {
        const conversion = shareMetric(stepName(benchmark), atLeast(benchmark.to), atLeast(benchmark.from), {
          excluded,
          none: `no lead has reached ${wordOf(benchmark.from)}`,
        });
        return { ...benchmark, conversion, against: against(conversion.value, benchmark) };
      }),
    };
  }
}

/** As people write them. */
const wordOf = (stage: LifecycleStage): string =>
  stage === 'mql' || stage === 'sql' ? stage.toUpperCase() : stage;

const percent = (share: number): string => `${Math.round(share * 100)}%`;

function stepName({ from, to, low, high }: Benchmark) {
  const [first, next] = [wordOf(from), wordOf(to)];
  const range = `usually ${percent(low)} to ${percent(high)}`;
  const meaning = to === 'customer' ? ` ${CUSTOMER_WORDS}` : '';
  return {
    id: `funnel.${from}.${to}`,
    label: `${first} to ${next}`,
    definition: `Leads that have reached ${next} or later ÷ leads that have reached ${first} or later; ${range}. Whoever is in a later stage is taken to have passed the earlier ones.${meaning}`,
  };
}

function against(value: number | null, { low, high }: Benchmark): FunnelStep['against'] {
  if (value === null) return null;
  if (value < low) return 'below';
  return value > high ? 'above' : 'within';
}
