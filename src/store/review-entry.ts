import { closeDatePushes } from '../record/close-date-pushes';
import { DAY_MS, isInstant } from '../record/format';
import type { FieldReading } from '../record/types';
import type { StoredRecord } from './database';
import { EMPTY_FIELDS, type JudgedColumn, type ReviewEntry } from './review-columns';

/** Stands where the top warning does. */
export const GONE = 'Not in the CRM any more, or closed to you';

/** What the review lists of a stored record. What was not read stays null, and so does what `empty` names. */
export function reviewEntry({ key, record, summary, asOf, goneSince }: StoredRecord): ReviewEntry {
  const { identity, fields, stage, title } = record;
  const { amount } = fields;
  return {
    key,
    url: identity.url,
    title: title ?? text(fields.name),
    company: text(fields.company),
    crm: identity.crm,
    object: identity.object,
    owner: text(fields.owner),
    stage: stage?.label ?? text(fields.stage),
    stageId: stage?.id ?? null,
    packStage: record.packStage ?? null,
    pipeline: text(fields.pipeline),
    source: text(fields.source),
    currency: amount?.state === 'value' ? (amount.currency ?? null) : null,
    amount: number(amount),
    closeDay: day(fields.closeDate),
    createdDay: day(fields.createdAt),
    stageEnteredAt: number(fields.stageEnteredAt),
    probability: number(fields.probability),
    pushes: closeDatePushes(record),
    empty: EMPTY_FIELDS.filter((name) => fields[name]?.state === 'empty').join(' ') || null,
    asOf,
    ...judgedColumns({ summary, goneSince }),
  };
}

/**
 * What the review lists of a judgement; all null for a record that nothing has judged yet. Of one that is gone, only
 * its score and what it was judged by: nothing can be done about its warnings, so none counts.
 */
export function judgedColumns({
  summary,
  goneSince,
}: Pick<StoredRecord, 'summary' | 'goneSince'>): Pick<ReviewEntry, JudgedColumn> {
  const { score = null, judgedBy = null, judgedAt = null } = summary ?? {};
  const kept = { score, judgedBy, judgedAt };
  if (goneSince !== undefined) return { ...NOT_COUNTED, topWarning: GONE, ...kept };
  return {
    topWarning: summary?.topWarning ?? null,
    kinds: summary?.kinds?.join(' ') ?? null,
    breach: summary?.breach ?? null,
    warning: summary?.warning ?? null,
    info: summary?.info ?? null,
    unknown: summary?.unknown ?? null,
    putAway: summary && (summary.putAway ?? 0),
    passed: summary?.passed ?? null,
    ...kept,
  };
}

const NOT_COUNTED = {
  ...{ kinds: null, breach: null, warning: null, info: null },
  ...{ unknown: null, putAway: null, passed: null },
} as const;

const text = (field: FieldReading | undefined): string | null =>
  field?.state === 'value' ? field.text : null;

const number = (field: FieldReading | undefined): number | null =>
  field?.state === 'value' && typeof field.value === 'number' && Number.isFinite(field.value)
    ? field.value
    : null;

/** Days since 1970-01-01 of a date, or of the day of an instant in UTC. */
function day(field: FieldReading | undefined): number | null {
  if (field?.state !== 'value') return null;
  const at = typeof field.value === 'string' ? Date.parse(field.value.slice(0, 10)) : field.value;
  return isInstant(at) ? Math.floor(at / DAY_MS) : null;
}
