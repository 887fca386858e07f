import { formatDay } from '../record/format';
import type { EpochMs, HistoryEntry } from '../record/types';
import type { RuleEnvironment } from './define';

/** Where a change is known from, to be set behind its day. */
export const SOURCE_TEXT: Readonly<Record<HistoryEntry['source'], string>> = {
  crm: 'from the CRM’s history',
  export: 'from the CRM’s history in a file',
  page: 'as the page states it',
  observed: 'seen by Leadlight',
};

/** "on 12 Nov 2026", or "between 3 Nov 2026 and 12 Nov 2026" for a change that nobody saw happen. */
export function changeDay(
  change: { at: EpochMs; notBefore: EpochMs | null },
  environment: RuleEnvironment,
): string {
  const day = formatDay(change.at, environment);
  const first = change.notBefore === null ? day : formatDay(change.notBefore, environment);
  return first === day ? `on ${day}` : `between ${first} and ${day}`;
}
