import { formatDay } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import type { FiguresBehind } from './count-figures';

/** "3 Nov 2026 to 22 Nov 2026", and one day alone where all was read on it. */
export function asOfDays({ from, to }: NonNullable<FiguresBehind['asOf']>, context: AssessContext): string {
  const [first, last] = [formatDay(from, context), formatDay(to, context)];
  return first === last ? first : `${first} to ${last}`;
}
