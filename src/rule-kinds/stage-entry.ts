import { knownInstant } from '../conditions/read-field';
import { isInstant } from '../record/format';
import type { CrmRecord, EpochMs, HistoryEntry } from '../record/types';
import type { StageContext, StageResolver } from './stages';

/** When a deal entered its stage: somewhere from `earliest` to `latest`. */
export interface StageEntry {
  /** Null when an observed change does not say since when the old stage was not seen. */
  earliest: EpochMs | null;
  latest: EpochMs;
  source: 'field' | HistoryEntry['source'];
}

/**
 * The CRM's own "stage entered" field, else the first row of the unbroken run of history rows
 * in the current stage: CRMs write rows without a stage change too, and those reset no clock.
 */
export function stageEntry(
  record: CrmRecord,
  stage: StageContext,
  placeOf: StageResolver,
): StageEntry | null {
  const field = knownInstant(record, 'stageEnteredAt');
  if (field) return { earliest: field.earliest, latest: field.earliest, source: 'field' };

  let first: HistoryEntry | null = null;
  for (const entry of stageRows(record).reverse()) {
    if (placeOf(record, entry.to)?.stage !== stage) break;
    first = entry;
  }
  if (!first) return null;
  if (first.source !== 'observed') return { earliest: first.at, latest: first.at, source: first.source };
  const notBefore = isInstant(first.notBefore) ? first.notBefore : null;
  return { earliest: notBefore, latest: first.at, source: 'observed' };
}

function stageRows(record: CrmRecord): HistoryEntry[] {
  return record.history
    .filter((entry) => entry.field === 'stage' && isInstant(entry.at))
    .sort((a, b) => a.at - b.at);
}
