import { localDate } from '../../record/format';
import type { AssessContext } from '../../record/types';

/** A quarter of the calendar in the viewer's zone. */
export interface Quarter {
  /** "2026Q4". */
  id: string;
  /** "Q4 2026". */
  label: string;
  /** E.g. 20264: the same sample all through a quarter. */
  seed: number;
}

/** The quarter that a moment lies in. Without a usable clock it is the first one of the year 0. */
export function quarterOf(context: Pick<AssessContext, 'now' | 'zone'>): Quarter {
  const [year = 0, month = 1] = (localDate(context.now, context) ?? '').split('-').map(Number);
  const quarter = Math.ceil(month / 3);
  return { id: `${year}Q${quarter}`, label: `Q${quarter} ${year}`, seed: year * 10 + quarter };
}
