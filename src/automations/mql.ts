import type { Truth } from '../conditions/field-test';
import { knownInstant, knownValue } from '../conditions/read-field';
import type { Score } from '../record/assessment';
import { localDate } from '../record/format';
import type { HandoffAnswer, RecycledFlag } from '../record/handoff';
import { reasonName } from '../record/handoff';
import type { CrmRecord, EpochMs } from '../record/types';
import { scoreRecord } from '../scoring/score';
import type { Automations } from './compile';
import { leadPlace, mqlPosition } from './lead-place';

/** The day that sales gave the lead back, by the CRM or by an answer that is kept here; null when it never was. */
export function recycledAt(
  { handoff }: Automations,
  record: CrmRecord,
  kept: HandoffAnswer | null,
): EpochMs | null {
  const stated = handoff ? (knownInstant(record, handoff.recycledField)?.earliest ?? null) : null;
  const here = kept?.answer === 'rejected' && kept.code?.action === 'recycle' ? kept.at : null;
  return here !== null && (stated === null || here > stated) ? here : stated;
}

/** Engagement from before an answer that only this device knows counts nothing either (domain.md § 3). */
function withRecycling(all: Automations, record: CrmRecord, kept: HandoffAnswer | null): CrmRecord {
  const field = all.pack.scoring.resetField;
  const at = recycledAt(all, record, kept);
  if (field === undefined || at === null || knownInstant(record, field)?.earliest === at) return record;
  const reading = { state: 'value', value: at, text: '', label: '', precision: 'exact' } as const;
  return { ...record, fields: { ...record.fields, [field]: reading } };
}

export function leadScore(
  all: Automations,
  record: CrmRecord,
  kept: HandoffAnswer | null,
  now: EpochMs,
): Score | null {
  return scoreRecord(all.scoring, withRecycling(all, record, kept), { ...all.context, now }, all.fields);
}

/**
 * Whether marketing's part is done (domain.md § 1): the CRM's stage says so, or before that the score, or a
 * high-intent action. A lead that sales has is none any more; one that was recycled counts by its score only.
 */
export function isMql(all: Automations, record: CrmRecord, kept: HandoffAnswer | null, now: EpochMs): Truth {
  if (record.identity.object !== 'lead' && record.identity.object !== 'contact') return false;
  const { lifecycle } = all.pack;
  const place = leadPlace(record, lifecycle);
  const mql = lifecycle ? mqlPosition(lifecycle) : -1;
  const isGivenBack = place?.state === 'recycled' || recycledAt(all, record, kept) !== null;
  if (place?.state === 'stage' && mql >= 0) {
    if (place.position > mql) return false;
    if (place.position === mql && !isGivenBack) return true;
  }
  const byScore = leadScore(all, record, kept, now)?.mql ?? 'no';
  if (byScore === 'yes') return true;
  const byIntent = isGivenBack ? false : (all.highIntent?.truth(record, { ...all.context, now }) ?? false);
  if (byIntent === true) return true;
  return byScore === 'unknown' || byIntent === 'unknown' ? 'unknown' : false;
}

/** Which handoff of a lead it is: every browser that sees the same recycling says the same. */
export function cycleOf(all: Automations, record: CrmRecord, kept: HandoffAnswer | null): string {
  const at = recycledAt(all, record, kept);
  return at === null ? 'first' : `recycled-${new Date(at).toISOString().slice(0, 10)}`;
}

/** Set for an MQL that sales gave back before. */
export function recycledFlag(
  all: Automations,
  record: CrmRecord,
  kept: HandoffAnswer | null,
): RecycledFlag | null {
  const at = recycledAt(all, record, kept);
  const on = at === null ? null : localDate(at, all.context);
  if (on === null) return null;
  const stated = all.handoff && knownValue(record, all.handoff.reasonField, 'choice');
  const reason = stated?.state === 'value' ? stated.text : kept?.code ? reasonName(kept.code) : null;
  return { on, reason };
}
