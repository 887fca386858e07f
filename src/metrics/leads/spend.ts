import { type Metric, type MetricName, metric } from '../metric';

/** What was spent in the period that the leads are of; null where it is not given. */
export interface SpendInputs {
  marketing: number | null;
  sales: number | null;
  /** Of one customer, gross margin taken into account. */
  lifetimeValue: number | null;
  currency: string;
}

export interface SpendMetrics {
  costPerMql: Metric;
  cac: Metric;
  ltvToCac: Metric;
}

/** Cost figures of the dashboard (domain.md § 8) from counts of the funnel and spend from outside. */
export function spendMetrics(
  counts: { mqls: number; newCustomers: number },
  inputs: Partial<SpendInputs> = {},
): SpendMetrics {
  const { marketing = null, sales = null, lifetimeValue = null, currency = null } = inputs;
  const { mqls, newCustomers } = counts;
  const spend = marketing === null || sales === null ? null : marketing + sales;
  const perMql = per(marketing, mqls, 'no marketing spend is given', 'no lead has reached MQL');
  const perCustomer = per(spend, newCustomers, 'no sales and marketing spend is given', 'no new customer');
  const cac = metric(CAC, perCustomer.value, newCustomers, { ...perCustomer, currency });
  const ratio = per(lifetimeValue, cac.value ?? 0, 'no lifetime value is given', cac.reason ?? 'CAC is 0');
  return {
    costPerMql: metric(COST_PER_MQL, perMql.value, mqls, { ...perMql, currency }),
    cac,
    ltvToCac: metric(LTV_TO_CAC, ratio.value, newCustomers, ratio),
  };
}

function per(amount: number | null, count: number, noAmount: string, noCount: string) {
  if (amount === null) return { value: null, reason: noAmount };
  if (count === 0) return { value: null, reason: noCount };
  return { value: amount / count, reason: null };
}

const COST_PER_MQL: MetricName = {
  id: 'costPerMql',
  label: 'Cost per MQL',
  unit: 'money',
  definition: 'Marketing spend ÷ leads that have reached MQL or later.',
};

const CAC: MetricName = {
  id: 'cac',
  label: 'Customer acquisition cost',
  unit: 'money',
  definition: '(Sales + marketing spend) ÷ new customers.',
};

const LTV_TO_CAC: MetricName = {
  id: 'ltvToCac',
  label: 'LTV:CAC',
  unit: 'ratio',
  definition: 'Lifetime value of a customer ÷ customer acquisition cost; usually 3 to 5.',
};
