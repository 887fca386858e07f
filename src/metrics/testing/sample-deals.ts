import type { CrmRecord, FieldReading, HistoryEntry } from '../../record/types';
import { TEST_PACK } from '../../rule-kinds/testing/pack-context';
import { deal, filled, stage } from '../../rule-kinds/testing/record-builder';
import { calendar } from '../calendar';
import { type DealOptions, dealReader, type MetricDeal } from '../metric-deal';

/** Short ways to write what metrics count. Stages are those of `TEST_PIPELINE`. */

export const day = (iso: string): number => calendar('UTC')(Date.parse(`${iso}T00:00:00Z`));

export const euros = (value: number, currency = 'EUR'): FieldReading => ({
  state: 'value',
  value,
  text: String(value),
  label: 'Amount',
  currency,
});

interface Shorthand {
  stage: string;
  amount?: number;
  currency?: string;
  created?: string;
  close?: string;
  fields?: CrmRecord['fields'];
  history?: HistoryEntry[];
  coverage?: CrmRecord['coverage'];
  id?: string;
}

/** A record; what is left out is not on it. */
export function recordOf({ stage: label, amount, currency, created, close, ...rest }: Shorthand): CrmRecord {
  const { fields = {}, history = [], coverage = 'page', id = '101' } = rest;
  return deal({
    identity: { ...deal().identity, id },
    stage: stage(label),
    history,
    coverage,
    fields: {
      ...(amount !== undefined && { amount: euros(amount, currency) }),
      ...(created !== undefined && { createdAt: filled(created) }),
      ...(close !== undefined && { closeDate: filled(close) }),
      ...fields,
    },
  });
}

export const dealOf = (shorthand: Shorthand, options?: DealOptions): MetricDeal =>
  dealReader(TEST_PACK.placeOf, options)(recordOf(shorthand));

/** `count` deals alike. */
export const dealsOf = (count: number, shorthand: Shorthand): MetricDeal[] =>
  Array.from({ length: count }, () => dealOf(shorthand));
