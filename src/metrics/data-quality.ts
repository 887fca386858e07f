import { type Accumulator, accumulator, keyed, tally } from './accumulator';
import { type Metric, metric } from './metric';
import type { MetricDeal } from './metric-deal';

export interface DataQuality {
  /** Share of required fields that are filled; null where fewer than half of them were read. */
  score: Metric;
  fields: { field: string; filled: number; empty: number; unknown: number }[];
}

const UNKNOWN = 'not on the record or not readable';
const NONE = 'no required field was read on any open deal';
const TOO_FEW = 'fewer than half of the required fields were read';

/** How complete open deals are, by the fields that `DealOptions.required` asks for (domain.md § 5). */
export function dataQuality(): Accumulator<MetricDeal, DataQuality> {
  const fields = keyed(tally);
  return accumulator(
    { fields },
    ({ outcome, required }) => {
      if (outcome !== 'open') return;
      for (const state of ['filled', 'empty', 'unknown'] as const)
        for (const name of required[state]) fields.at(name).count(state);
    },
    () => {
      const rows = fields.entries().map(([field, { of }]) => ({
        field: field ?? '',
        filled: of('filled'),
        empty: of('empty'),
        unknown: of('unknown'),
      }));
      const sum = (state: 'filled' | 'empty' | 'unknown') =>
        rows.reduce((count, row) => count + row[state], 0);
      const unknown = sum('unknown');
      const read = sum('filled') + sum('empty');
      const name = {
        id: 'dataQuality',
        label: 'Data quality',
        unit: 'share' as const,
        definition:
          'Filled required fields ÷ (filled + empty required fields) over open deals; n counts fields. Unknown where fewer than half of the required fields were read.',
      };
      const isTold = read > 0 && read >= unknown;
      const score = metric(name, isTold ? sum('filled') / read : null, read, {
        excluded: unknown > 0 ? [{ reason: UNKNOWN, count: unknown }] : [],
        reason: read === 0 ? NONE : TOO_FEW,
      });
      return { score, fields: rows };
    },
  );
}
