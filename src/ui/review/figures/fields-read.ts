import type { Metric } from '../../../metrics';
import { formatCount, formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';

/** What a figure of fields rests on. */
export interface FieldsRead {
  /** "229 of 1,150 required fields read, on 193 records". */
  text: string;
  /** Every field that was asked for could be read. */
  isWhole: boolean;
}

/**
 * Data quality counts fields, and opens the records that they were read on: both are said. Null for figures of records,
 * and where no field is required.
 */
export function fieldsRead(
  { id, n, excluded }: Pick<Metric, 'id' | 'n' | 'excluded'>,
  mask: Uint8Array | null,
  context: AssessContext,
): FieldsRead | null {
  const missing = excluded.reduce((sum, { count }) => sum + count, 0);
  if (id !== 'dataQuality' || n + missing === 0) return null;
  const records = mask?.reduce((sum, bit) => sum + bit, 0) ?? 0;
  const on = records > 0 ? `, on ${formatCount(records, 'record', context)}` : '';
  const [read, all] = [n, n + missing].map((count) => formatNumber(count, context, 0));
  return { text: `${read} of ${all} required fields read${on}`, isWhole: missing === 0 };
}
