import { fieldReading, type KnownValue, knownValue } from '../conditions/read-field';
import type { CrmRecord, EpochMs } from '../record/types';
import type { StagePlace, StageResolver } from '../rule-kinds/stages';
import { type Calendar, calendar, readDay } from './calendar';
import { hasFullHistory } from './changes/field-timeline';
import { type CloseDateMove, closeDateMoves } from './close-date-moves';
import { type RequiredFields, requiredFields } from './required-fields';
import { rowStays, type StageRow, type StageVisit, stageRows, stageVisits } from './stage-rows';

/** What metrics know of one deal. Small and short-lived: accumulators keep numbers only. */
export interface MetricDeal {
  id: string;
  /** By its stage in the pack; `unknown` when there is none. */
  outcome: 'won' | 'lost' | 'open' | 'unknown';
  place: StagePlace | null;
  amount: number | null;
  /** Why there is no amount, to follow "amount". */
  amountGap: string | null;
  currency: string | null;
  /** Days since 1970-01-01. */
  createdDay: number | null;
  createdAt: EpochMs | null;
  createdGap: string | null;
  /** The close date, of a deal in whatever state: expected or done. */
  closeDay: number | null;
  closeGap: string | null;
  /** When it was closed, where more than the day is known. */
  closedAt: EpochMs | null;
  owner: string | null;
  source: string | null;
  /** Per cent. */
  probability: number | null;
  forecastCategory: string | null;
  rows: readonly StageRow[];
  visits: readonly StageVisit[];
  rowStays: ReturnType<typeof rowStays>;
  closeDateMoves: readonly CloseDateMove[];
  /** Whether changes of the close date would be known. */
  hasCloseDateHistory: boolean;
  required: RequiredFields;
  /** The fields asked for in `keep`, as text. */
  kept: Readonly<Record<string, string | null>>;
  dayOf: Calendar;
}

export interface DealOptions {
  /** IANA zone that decides which day an instant belongs to. */
  zone?: string;
  /** Where the sales cycle begins and ends. */
  createdField?: string;
  closeField?: string;
  /** The currency of amounts that state none. */
  currency?: string;
  /** More fields to group by. */
  keep?: readonly string[];
  /** Fields that an open deal must have; `stage` takes those of its stage in the pack. */
  required?: readonly string[] | 'stage';
}

/** Makes `metricDeal` with its options worked out once, for many records. */
export function dealReader(
  placeOf: StageResolver,
  options: DealOptions = {},
): (record: CrmRecord) => MetricDeal {
  const { createdField = 'createdAt', closeField = 'closeDate', keep = [] } = options;
  const dayOf = calendar(options.zone ?? 'UTC');
  return (record) => {
    const place = placeOf(record, record.stage);
    const rows = stageRows(record, placeOf);
    const created = readDay(record, createdField, dayOf);
    const createdAt = 'why' in created ? null : created.at;
    const visits = stageVisits(rows, createdAt);
    return {
      id: record.identity.id,
      outcome: place?.stage.kind ?? 'unknown',
      place,
      ...amountOf(record, options.currency ?? null),
      createdAt,
      createdDay: 'why' in created ? null : created.day,
      createdGap: 'why' in created ? `created date ${created.why}` : null,
      ...closing(record, place, visits, closeField, dayOf),
      owner: textOf(record, 'owner'),
      source: textOf(record, 'source'),
      probability: numberOf(record, 'probability'),
      forecastCategory: textOf(record, 'forecastCategory'),
      rows,
      visits,
      rowStays: rowStays(rows, dayOf),
      closeDateMoves: closeDateMoves(record),
      hasCloseDateHistory:
        hasFullHistory(record, 'closeDate') || record.history.some((entry) => entry.field === 'closeDate'),
      required: requiredFields(record, place, options.required ?? []),
      kept: Object.fromEntries(keep.map((name) => [name, textOf(record, name)])),
      dayOf,
    };
  };
}

/** The small form of one record that all deal metrics count. */
export const metricDeal = (record: CrmRecord, placeOf: StageResolver, options?: DealOptions): MetricDeal =>
  dealReader(placeOf, options)(record);

type Amount = Pick<MetricDeal, 'amount' | 'amountGap' | 'currency'>;

function amountOf(record: CrmRecord, assumed: string | null): Amount {
  const known = knownValue(record, 'amount', 'money');
  if (known.state !== 'value' || typeof known.value !== 'number') {
    return { amount: null, amountGap: `amount ${gapOf(known)}`, currency: null };
  }
  const reading = fieldReading(record, 'amount');
  const stated = reading?.state === 'value' ? reading.currency : undefined;
  return { amount: known.value, amountGap: null, currency: stated ?? assumed };
}

function gapOf(known: KnownValue): string {
  if (known.state === 'empty') return 'is empty';
  if (known.state === 'value') return 'is no number';
  return known.cause === 'not-rendered' ? 'is not on the record' : known.why;
}

type Closing = Pick<MetricDeal, 'closeDay' | 'closeGap' | 'closedAt'>;

/** The close date; of a lead, which has none, the day it was converted. */
function endDay(record: CrmRecord, closeField: string, dayOf: Calendar): ReturnType<typeof readDay> {
  const closed = readDay(record, closeField, dayOf);
  if (!('why' in closed) || record.identity.object !== 'lead') return closed;
  const converted = readDay(record, 'convertedAt', dayOf);
  return 'why' in converted ? closed : converted;
}

/** The close date; for a closed deal without one, when its history shows it entering that stage. */
function closing(
  record: CrmRecord,
  place: StagePlace | null,
  visits: readonly StageVisit[],
  closeField: string,
  dayOf: Calendar,
): Closing {
  const last = visits.at(-1);
  const isClosed = place !== null && place.stage.kind !== 'open';
  const entered = isClosed && last?.place?.stage === place.stage ? last.from : null;
  const stated = endDay(record, closeField, dayOf);
  if (!('why' in stated)) {
    const instant = stated.hasTime ? stated.at : entered;
    return { closeDay: stated.day, closeGap: null, closedAt: instant };
  }
  if (entered !== null) return { closeDay: dayOf(entered), closeGap: null, closedAt: entered };
  return { closeDay: null, closeGap: `close date ${stated.why}`, closedAt: null };
}

function textOf(record: CrmRecord, name: string): string | null {
  const reading = fieldReading(record, name);
  if (reading?.state !== 'value') return null;
  return String(reading.value).trim() || null;
}

function numberOf(record: CrmRecord, name: string): number | null {
  const known = knownValue(record, name, 'number');
  return known.state === 'value' && typeof known.value === 'number' ? known.value : null;
}
