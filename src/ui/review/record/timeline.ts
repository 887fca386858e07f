import { dayNumber, fieldReading } from '../../../conditions/read-field';
import { DAY_MS, formatDay, formatIsoDate } from '../../../record/format';
import type {
  AssessContext,
  ChangedBy,
  CrmRecord,
  EpochMs,
  HistoryEntry,
  HistoryField,
} from '../../../record/types';
import { fullAmountText } from '../amount-text';

export interface TimelineItem {
  at: EpochMs;
  field: string;
  from: string;
  to: string;
  /** Where it is known from, and how exactly. */
  source: string;
  by: string | null;
}

/** One stay in a stage; days are null where its begin or end is not known. */
export interface StageStay {
  stage: string;
  from: EpochMs | null;
  until: EpochMs | null;
  days: number | null;
  isCurrent: boolean;
}

const FIELD: Record<HistoryField, string> = {
  stage: 'Stage',
  amount: 'Amount',
  closeDate: 'Close date',
  owner: 'Owner',
  nextStep: 'Next step',
};

const BY: Record<ChangedBy, string> = {
  user: 'by a person',
  automation: 'by a workflow',
  import: 'by an import',
  integration: 'by an integration',
};

/** Every change that is known, the newest first. */
export function timelineOf(record: CrmRecord, context: AssessContext): TimelineItem[] {
  const currency = currencyOf(record);
  return record.history
    .map((entry) => ({
      at: entry.at,
      field: FIELD[entry.field],
      from: valueText(entry, 'from', currency, context),
      to: valueText(entry, 'to', currency, context),
      source: sourceText(entry, context),
      by: entry.by ? BY[entry.by] : null,
    }))
    .reverse();
}

/** That the record states now; null where it states none. */
function currencyOf(record: CrmRecord): string | null {
  const reading = fieldReading(record, 'amount');
  return reading?.state === 'value' ? (reading.currency ?? null) : null;
}

/** An amount without a currency of its own is in the one the record has now, as in all that is counted. */
function valueText(
  entry: HistoryEntry,
  end: 'from' | 'to',
  currency: string | null,
  context: AssessContext,
): string {
  const value = entry[end];
  if (value === null) return end === 'from' ? 'not known' : 'empty';
  if (value.trim() === '') return 'empty';
  if (entry.field === 'closeDate' && dayNumber(value) !== null) return formatIsoDate(value, context);
  if (entry.field === 'amount' && PLAIN_NUMBER.test(value.trim()))
    return fullAmountText(Number(value), entry.currencies?.[end] ?? currency, context);
  return value;
}

/** Histories write amounts as plain decimals; anything else could be read two ways. */
const PLAIN_NUMBER = /^-?\d{1,15}(\.\d+)?$/;

function sourceText({ source, notBefore, at }: HistoryEntry, context: AssessContext): string {
  if (source === 'crm') return 'from the CRM’s history';
  if (source === 'export') return 'from the CRM’s history, by a file';
  if (source === 'page') return 'stated on the page';
  if (notBefore === undefined || notBefore === at) return 'seen at a visit';
  return `seen between ${formatDay(notBefore, context)} and ${formatDay(at, context)}`;
}

/**
 * The stages it was in, oldest first, by the changes that are known. The time of a change that was
 * only seen between two visits is taken as its later end, as everywhere.
 */
export function stageStays(record: CrmRecord, now: EpochMs): StageStay[] {
  const moves = record.history.filter(({ field }) => field === 'stage');
  const [first] = moves;
  const stays: StageStay[] = first?.from ? [stay(first.from, null, first.at, now)] : [];
  for (const [index, move] of moves.entries()) {
    const until = moves[index + 1]?.at ?? null;
    if (move.to) stays.push(stay(move.to, move.at, until, now));
  }
  return stays;
}

function stay(stage: string, from: EpochMs | null, until: EpochMs | null, now: EpochMs): StageStay {
  const days = from === null ? null : Math.floor(Math.max(0, (until ?? now) - from) / DAY_MS);
  return { stage, from, until, days, isCurrent: until === null };
}
