import { DAY_MS } from '../../record/format';
import type { CrmRecord, EpochMs, FieldReading } from '../../record/types';
import type { StoredRecord } from '../../store/database';
import type { ReviewRow } from './review-row';

/** A stored record as one line of the review. What was not read stays null, which is shown as unknown. */
export function storedRow({ key, record, summary, asOf }: StoredRecord, now: EpochMs): ReviewRow {
  const { identity, fields, stage, title } = record;
  const amount = fields.amount;
  return {
    key,
    crm: identity.crm,
    object: identity.object,
    title: title ?? text(fields.name),
    company: text(fields.company),
    stage: stage?.label ?? text(fields.stage),
    owner: text(fields.owner),
    amount: amount?.state === 'value' && typeof amount.value === 'number' ? amount.value : null,
    currency: amount?.state === 'value' ? (amount.currency ?? null) : null,
    closeDate: text(fields.closeDate, true),
    daysInStage: daysInStage(record, now),
    score: summary.score,
    counts: summary,
    topWarning: summary.topWarning,
    asOf,
    url: identity.url,
  };
}

/** The value as text; dates as ISO days when `asValue`. */
function text(field: FieldReading | undefined, asValue = false): string | null {
  if (field?.state !== 'value') return null;
  return asValue ? String(field.value) : field.text;
}

function daysInStage(record: CrmRecord, now: EpochMs): number | null {
  const entered = record.fields.stageEnteredAt;
  if (entered?.state !== 'value' || typeof entered.value !== 'number') return null;
  return Math.max(0, Math.floor((now - entered.value) / DAY_MS));
}
