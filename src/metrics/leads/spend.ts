import type { SpendRow } from '../../record/spend';
import type { Group } from '../group-by';
import { type Exclusion, type Metric, type MetricName, metric } from '../metric';
import { type CostCounts, customersIn, type Dated, isSameSource, mqlsIn } from './cost-counts';
import { CUSTOMER_WORDS } from './metric-lead';
import type { Months } from './months';
import { lifetimeValueFor, type SpendSum, spendSum } from './spend-sum';

/** Spend from outside of the CRM, and the whole months that it is set against. */
export interface SpendInputs {
  rows: readonly SpendRow[];
  months: Months;
}

export interface SpendMetrics {
  costPerMql: Metric;
  /** Of the sources that MQLs came by or that spend is given for; null for those without a source. */
  costPerMqlBySource: Group<Metric>[];
  cac: Metric;
  ltvToCac: Metric;
  months: Months;
  /** The rows behind the customer acquisition cost, those of the months only. */
  rows: SpendRow[];
  lifetimeValue: SpendRow | null;
}

/** Cost figures of the dashboard (domain.md § 8): spend of whole months ÷ what became of leads in the same months. */
export function spendMetrics(counts: CostCounts, { rows, months }: SpendInputs): SpendMetrics {
  const marketing = spendSum(rows, { kinds: ['marketing'], months });
  const cac = costMetric(
    CAC,
    spendSum(rows, { kinds: ['marketing', 'sales'], months }),
    customersIn(counts, months),
  );
  const lifetimeValue = lifetimeValueFor(rows, months);
  return {
    costPerMql: costMetric(COST_PER_MQL, marketing, mqlsIn(counts, months)),
    costPerMqlBySource: sourcesOf(counts, rows).map((source) => ({
      key: source,
      result: ofSource(counts, { rows, months }, source),
    })),
    cac,
    ltvToCac: ratio(lifetimeValue, cac),
    months,
    rows: rows.filter(
      ({ kind, when }) => kind !== 'lifetimeValue' && when >= months.from && when <= months.to,
    ),
    lifetimeValue,
  };
}

/** What the cost of one more is called, and what is said where there is none. */
interface CostName extends MetricName {
  none: string;
  undated: string;
}

function costMetric(name: CostName, spend: SpendSum, { count, undated }: Dated): Metric {
  const { none, undated: why, ...named } = name;
  const excluded: Exclusion[] = undated > 0 ? [{ reason: why, count: undated }] : [];
  if ('why' in spend) return metric(named, null, count, { reason: spend.why, excluded });
  const { amount, currency } = spend;
  return metric(named, count === 0 ? null : amount / count, count, { reason: none, currency, excluded });
}

function ofSource(counts: CostCounts, { rows, months }: SpendInputs, source: string | null): Metric {
  const spend: SpendSum =
    source === null
      ? { why: 'these leads have no source' }
      : spendSum(rows, { kinds: ['marketing'], months, source });
  return costMetric(COST_PER_MQL, spend, mqlsIn(counts, months, source));
}

/** The sources of MQLs as they are written there, and those that only the spend names; those without one come last. */
function sourcesOf({ mqls }: CostCounts, rows: readonly SpendRow[]): (string | null)[] {
  const given = rows.filter(({ kind, source }) => kind === 'marketing' && source !== '');
  const sources: (string | null)[] = [];
  for (const { source } of [...mqls, ...given])
    if (!sources.some((other) => isSameSource(source, other))) sources.push(source);
  const named = sources.filter((source) => source !== null);
  return [...named.sort(), ...(sources.includes(null) ? [null] : [])];
}

function ratio(value: SpendRow | null, cac: Metric): Metric {
  const details = { excluded: cac.excluded };
  if (!value) return metric(LTV_TO_CAC, null, cac.n, { ...details, reason: 'no lifetime value is given' });
  if (cac.value === null) return metric(LTV_TO_CAC, null, cac.n, { ...details, reason: cac.reason });
  if (value.currency !== cac.currency)
    return metric(LTV_TO_CAC, null, cac.n, {
      ...details,
      reason: `the lifetime value is in ${value.currency}, the spend in ${cac.currency}`,
    });
  return metric(LTV_TO_CAC, cac.value === 0 ? null : value.amount / cac.value, cac.n, {
    ...details,
    reason: 'CAC is 0',
  });
}

const COST_PER_MQL: CostName = {
  id: 'costPerMql',
  label: 'Cost per MQL',
  unit: 'money',
  definition: 'Marketing spend ÷ leads that became MQL, both of the same whole calendar months.',
  none: 'no lead is known to have become MQL in these months',
  undated: 'the day it became MQL is not known',
};

const CAC: CostName = {
  id: 'cac',
  label: 'Customer acquisition cost',
  unit: 'money',
  definition: `(Sales + marketing spend) ÷ new customers, all of the same whole calendar months. ${CUSTOMER_WORDS}`,
  none: 'no lead is known to have become a customer in these months',
  undated: 'the day it became a customer is not known',
};

const LTV_TO_CAC: MetricName = {
  id: 'ltvToCac',
  label: 'LTV:CAC',
  unit: 'ratio',
  definition: 'Lifetime value of a customer ÷ customer acquisition cost; usually 3 to 5.',
};
