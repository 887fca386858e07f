import { CRM_NAMES } from '../../../record/crm-names';
import {
  DAY_MS,
  type FormatContext,
  formatClock,
  formatIsoDate,
  formatNumber,
  formatWeekday,
  localDate,
} from '../../../record/format';
import type { EpochMs } from '../../../record/types';
import type { ReviewRow } from '../review-row';
import {
  counted,
  daysOfLimit,
  dealText,
  gapOf,
  isOverLimit,
  moneyText,
  NOT_MEANT,
  stageText,
} from './cell-words';
import { kindNoun } from './kind-noun';
import type { ColumnId } from './order';
import { moreWarnings, putAwayBeside, topOf } from './top-warning';

export interface Column {
  id: ColumnId;
  label: string;
  isNumber: boolean;
  /** A track of the grid. */
  width: string;
  /** What the cell says; null is drawn as "unknown". */
  text(row: ReviewRow, now: EpochMs, context: FormatContext): string | null;
  /** True where the value is more than is allowed. */
  isOver?(row: ReviewRow): boolean;
  /** Said after the text in a quieter colour. */
  more?(row: ReviewRow): string | null;
  /** It is so short that it is never cut: the text gives way. */
  isMoreKept?: true;
  /** How many warnings were put away beside those that the text is of: a sign after it, words on paper. */
  putAway?(row: ReviewRow): number;
  /** For files: numbers bare, days as YYYY-MM-DD, blank where empty or not read. */
  plain(row: ReviewRow): string | number | null;
}

const WORDS = { crm: CRM_NAMES } as const;

/** So many pushes need a forecast review (domain.md § 5). */
const FORECAST_REVIEW_PUSHES = 2;

/** `YYYY-MM-DD` of days since 1970-01-01. */
export const isoOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

const textColumn = (
  id: 'owner' | 'stage' | 'company' | 'pipeline' | 'source',
  label: string,
  width: string,
): Column => ({
  id,
  label,
  isNumber: false,
  width,
  text: (row) => row[id] ?? (id === 'stage' ? null : gapOf(row, id)),
  plain: (row) => row[id],
});

/** Every column there is after the state icon, in the order of the chooser. */
export const COLUMNS: readonly Column[] = [
  {
    id: 'title',
    label: 'Record',
    isNumber: false,
    width: 'minmax(148px, 2fr)',
    text: nameOf,
    more: companyOf,
    plain: (row) => row.title,
  },
  textColumn('owner', 'Owner', 'minmax(104px, 0.6fr)'),
  { ...textColumn('stage', 'Stage', 'minmax(92px, 0.7fr)'), text: (row) => stageText(row, row.stage) },
  {
    id: 'daysInStage',
    label: 'Days in stage',
    isNumber: true,
    width: '96px',
    text: (row, _now, context) => stageText(row, counted(row.daysInStage, context)),
    plain: (row) => row.daysInStage,
  },
  {
    id: 'amount',
    label: 'Amount',
    isNumber: true,
    width: '100px',
    text: (row, _now, context) => dealText(row, moneyText(row, row.amount, context) ?? gapOf(row, 'amount')),
    plain: (row) => row.amount,
  },
  {
    id: 'closeDate',
    label: 'Close date',
    isNumber: true,
    width: '100px',
    text: (row, _now, context) =>
      dealText(
        row,
        row.closeDay === null ? gapOf(row, 'closeDate') : formatIsoDate(isoOfDay(row.closeDay), context),
      ),
    plain: (row) => (row.closeDay === null ? null : isoOfDay(row.closeDay)),
  },
  {
    id: 'score',
    label: 'Score',
    isNumber: true,
    width: '72px',
    text: (row) => (row.score === null ? scoreGap(row) : String(row.score)),
    plain: (row) => row.score,
  },
  {
    id: 'topWarning',
    label: 'Top warning',
    isNumber: false,
    width: 'minmax(124px, 1.2fr)',
    text: topOf,
    more: moreWarnings,
    isMoreKept: true,
    putAway: putAwayBeside,
    plain: (row) => row.topWarning,
  },
  {
    id: 'asOf',
    label: 'As of',
    isNumber: true,
    width: '112px',
    text: (row, now, context) => seenText(row.asOf, now, context),
    plain: (row) => new Date(row.asOf).toISOString(),
  },
  textColumn('company', 'Company', 'minmax(120px, 1fr)'),
  {
    ...textColumn('pipeline', 'Pipeline', 'minmax(92px, 0.7fr)'),
    text: (row) => row.pipeline ?? dealText(row, gapOf(row, 'pipeline')),
  },
  textColumn('source', 'Source', 'minmax(92px, 0.7fr)'),
  {
    id: 'probability',
    label: 'Probability',
    isNumber: true,
    width: '92px',
    text: (row, _now, context) =>
      dealText(
        row,
        row.probability === null ? gapOf(row, 'probability') : `${formatNumber(row.probability, context)}%`,
      ),
    plain: (row) => row.probability,
  },
  {
    id: 'weighted',
    label: 'Weighted',
    isNumber: true,
    width: '100px',
    text: (row, _now, context) =>
      dealText(row, moneyText(row, row.weighted, context) ?? gapOf(row, 'amount', 'probability')),
    plain: (row) => row.weighted,
  },
  {
    id: 'age',
    label: 'Age in days',
    isNumber: true,
    width: '92px',
    text: (row, _now, context) => counted(row.age, context),
    plain: (row) => row.age,
  },
  {
    id: 'crm',
    label: 'CRM',
    isNumber: false,
    width: '92px',
    text: (row) => WORDS.crm[row.crm],
    plain: (row) => WORDS.crm[row.crm],
  },
  {
    id: 'daysOfLimit',
    label: 'Days / limit',
    isNumber: true,
    width: '96px',
    text: (row, _now, context) => dealText(row, daysOfLimit(row, context)),
    isOver: isOverLimit,
    plain: (row) => daysOfLimit(row, { locale: 'en-GB', zone: 'UTC' }),
  },
  {
    id: 'pushes',
    label: 'Pushes',
    isNumber: true,
    width: '76px',
    text: (row, _now, context) => dealText(row, counted(row.pushes, context)),
    isOver: ({ pushes }) => (pushes ?? 0) >= FORECAST_REVIEW_PUSHES,
    plain: (row) => row.pushes,
  },
  {
    id: 'putAway',
    label: 'Put away',
    isNumber: true,
    width: '84px',
    text: (row, _now, context) => counted(putAwayOf(row), context),
    plain: putAwayOf,
  },
];

export const FIRST_COLUMNS: readonly ColumnId[] = [
  'title',
  'owner',
  'stage',
  'daysInStage',
  'amount',
  'closeDate',
  'score',
  'topWarning',
  'asOf',
];

/** Pixels below which columns can't go: narrower tables scroll. */
export const leastWidth = (columns: readonly Column[]): number =>
  columns.reduce((sum, { width }) => sum + Number(/\d+(?=px)/.exec(width)?.[0] ?? 0), 0);

/** The columns of these ids, in their order. */
export const columnsOf = (ids: readonly ColumnId[]): Column[] =>
  ids.flatMap((id) => COLUMNS.find((column) => column.id === id) ?? []);

/** The time of today's visits and the day of older ones; the record view has both. */
function seenText(at: EpochMs, now: EpochMs, context: FormatContext): string {
  const isToday = localDate(at, context) === localDate(now, context);
  return isToday ? formatClock(at, context) : formatWeekday(at, context);
}

/** Deals are not scored; for others a missing score is unknown. */
const scoreGap = (row: ReviewRow): string | null => (row.object === 'deal' ? NOT_MEANT : null);

/** Kinds other than deals are named, and deals that have no name; the search finds them by it (filter.ts). */
function nameOf(row: ReviewRow): string {
  const noun = kindNoun(row.object, row.crm);
  const Noun = noun.charAt(0).toUpperCase() + noun.slice(1);
  if (!row.title) return Noun;
  return row.object === 'deal' ? row.title : `${Noun} · ${row.title}`;
}

function companyOf({ company, title }: ReviewRow): string | null {
  return company && !title?.includes(company) ? company : null;
}

/** Unknown of what nothing has judged. */
function putAwayOf({ isJudged, counts }: ReviewRow): number | null {
  return isJudged ? counts.putAway : null;
}

/** Says made-up values once, while nobody waits: the browser makes its formats with the first of a kind. */
export function rehearseColumns(
  blank: ReviewRow,
  ids: readonly ColumnId[],
  context: FormatContext & { now: EpochMs },
): void {
  const { now } = context;
  for (const asOf of [0, now])
    for (const column of columnsOf(ids)) column.text({ ...blank, ...MADE_UP, asOf }, now, context);
}

const MADE_UP = {
  amount: 1,
  weighted: 1,
  probability: 1,
  closeDay: 1,
  daysInStage: 1,
  stageLimit: 1,
  pushes: 1,
  age: 1,
  score: 1,
};
