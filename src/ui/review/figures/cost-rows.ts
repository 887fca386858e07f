import type { MetricLead } from '../../../metrics';
import { customerMonth, mqlMonth } from '../../../metrics/leads/cost-counts';
import { type Months, monthNumber } from '../../../metrics/leads/months';

/** The month in which the lead of each row of the review became MQL and customer. Plain data. */
export interface CostMonths {
  mql: Int16Array;
  customer: Int16Array;
}

/** Which rows became MQL or customer when. */
export interface CostRows {
  /** 1 for each row that became it in these months; null when there is none. */
  mqls(months: Months): Uint8Array | null;
  customers(months: Months): Uint8Array | null;
}

/** No month: months since 1970 that a lead can have are far from it. */
const NONE = -32_768;

export const noCostMonths = (rows: number): CostMonths => ({
  mql: new Int16Array(rows).fill(NONE),
  customer: new Int16Array(rows).fill(NONE),
});

export function addCostMonths({ mql, customer }: CostMonths, row: number, lead: MetricLead): void {
  mql[row] = known(mqlMonth(lead));
  customer[row] = known(customerMonth(lead));
}

export const costRows = ({ mql, customer }: CostMonths): CostRows => ({
  mqls: (months) => maskOf(mql, months),
  customers: (months) => maskOf(customer, months),
});

const known = (month: number | null): number => (month === null || Number.isNaN(month) ? NONE : month);

function maskOf(months: Int16Array, { from, to }: Months): Uint8Array | null {
  const [first, last] = [monthNumber(from), monthNumber(to)];
  const mask = Uint8Array.from(months, (month) => Number(month >= first && month <= last));
  return mask.includes(1) ? mask : null;
}
