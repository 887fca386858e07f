import {
  type FormatContext,
  formatClock,
  formatIsoDate,
  formatNumber,
  formatWeekday,
  localDate,
  objectNoun,
} from '../../record/format';
import type { EpochMs } from '../../record/types';
import { amountText } from './amount-text';
import type { ReviewRow } from './review-row';
import type { ColumnId } from './row-order';

export interface Column {
  id: ColumnId;
  label: string;
  isNumber: boolean;
  /** What the cell says; null is drawn as "unknown". */
  text(row: ReviewRow, now: EpochMs, context: FormatContext): string | null;
  /** Said after the text in a quieter colour. */
  more?(row: ReviewRow): string | null;
}

/** Stands where a kind of record has no such value, which is something else than unknown. */
const NOT_MEANT = '–';

/** The columns after the state icon, left to right. */
export const COLUMNS: readonly Column[] = [
  { id: 'title', label: 'Record', isNumber: false, text: nameOf, more: companyOf },
  { id: 'owner', label: 'Owner', isNumber: false, text: (row) => row.owner },
  { id: 'stage', label: 'Stage', isNumber: false, text: (row) => row.stage },
  {
    id: 'daysInStage',
    label: 'Days',
    isNumber: true,
    text: (row, _now, context) =>
      row.daysInStage !== null ? formatNumber(row.daysInStage, context, 0) : null,
  },
  {
    id: 'amount',
    label: 'Amount',
    isNumber: true,
    text: (row, _now, context) =>
      row.object === 'deal' ? amountText(row.amount, row.currency, context) : NOT_MEANT,
  },
  {
    id: 'closeDate',
    label: 'Close date',
    isNumber: true,
    text: (row, _now, context) =>
      row.object === 'deal' ? row.closeDate && formatIsoDate(row.closeDate, context) : NOT_MEANT,
  },
  {
    id: 'score',
    label: 'Score',
    isNumber: true,
    text: (row) => (row.score === null ? (row.object === 'deal' ? NOT_MEANT : null) : String(row.score)),
  },
  { id: 'topWarning', label: 'Top warning', isNumber: false, text: topOf, more: moreWarnings },
  {
    id: 'asOf',
    label: 'As of',
    isNumber: true,
    text: (row, now, context) => seenText(row.asOf, now, context),
  },
];

/** The time of today's visits and the day of older ones; the record view has both. */
function seenText(at: EpochMs, now: EpochMs, context: FormatContext): string {
  const isToday = localDate(at, context) === localDate(now, context);
  return isToday ? formatClock(at, context) : formatWeekday(at, context);
}

function nameOf(row: ReviewRow): string {
  const noun = objectNoun(row)[0];
  const Noun = noun.charAt(0).toUpperCase() + noun.slice(1);
  if (!row.title) return Noun;
  return row.object === 'deal' ? row.title : `${Noun} · ${row.title}`;
}

function companyOf({ company, title }: ReviewRow): string | null {
  return company && !title?.includes(company) ? company : null;
}

function topOf(row: ReviewRow): string {
  if (row.topWarning) return row.topWarning;
  return row.counts.unknown > 0 ? `${row.counts.unknown} unknown` : 'none';
}

function moreWarnings({ counts, topWarning }: ReviewRow): string | null {
  const rest = counts.breach + counts.warning + counts.info - 1;
  return topWarning && rest > 0 ? `+${rest}` : null;
}
