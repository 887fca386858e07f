import { isCrmHistory } from './history';
import type { CrmRecord } from './types';

/**
 * Times the close date was moved later, by the CRM's own history and the date as last read; null where no
 * such history was read. Dates are `YYYY-MM-DD`, so they compare as texts.
 */
export function closeDatePushes({ history, fields, coverage }: CrmRecord): number | null {
  const crm = history.filter(isCrmHistory);
  const rows = crm.filter(({ field }) => field === 'closeDate').sort((a, b) => a.at - b.at);
  const isTold = rows.length > 0 || (coverage === 'full' && crm.some(({ source }) => source === 'crm'));
  if (!isTold) return null;
  let [pushes, last] = [0, rows[0]?.from ?? null];
  for (const { from, to } of rows) {
    if (isLater(from ?? last, to)) pushes += 1;
    last = to;
  }
  const saved = fields.closeDate?.state === 'value' ? String(fields.closeDate.value) : null;
  return isLater(last, saved) ? pushes + 1 : pushes;
}

const isLater = (from: string | null, to: string | null): boolean =>
  from !== null && to !== null && to.slice(0, 10) > from.slice(0, 10);
