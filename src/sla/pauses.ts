import { isInstant } from '../record/format';
import { isCrmHistory } from '../record/history';
import type { AssessContext, CrmRecord, EpochMs } from '../record/types';
import type { PackContext } from '../rule-kinds/define';
import { stageKey } from '../rule-kinds/stages';
import type { PauseSpan } from './counted-clock';
import type { PausePolicy } from './policy';
import { type Moment, readMoment } from './read-moment';
import { unknownField } from './unknown-field';

/** What a record tells of its pauses. */
export interface Pauses {
  /** In any order; they may overlap. */
  spans: PauseSpan[];
  /** The reason of a pause that holds now and whose begin is not known; null when there is none. */
  sinceUnknown: string | null;
  /** Sentences on pauses that may have been; each would make the due time later. */
  doubts: string[];
}

type Read = (record: CrmRecord, context: AssessContext, pack: PackContext) => Pauses;

const NONE: Pauses = { spans: [], sinceUnknown: null, doubts: [] };
const doubt = (...doubts: string[]): Pauses => ({ ...NONE, doubts });

/** Reads the pauses of an SLA: whether the clock stands now, and since when it did. */
export function readPauses(policies: readonly PausePolicy[], ...from: Parameters<Read>): Pauses {
  const all = policies.map((policy) => pauseOf(policy)(...from));
  return {
    spans: all.flatMap(({ spans }) => spans),
    sinceUnknown: all.find(({ sinceUnknown }) => sinceUnknown !== null)?.sinceUnknown ?? null,
    doubts: all.flatMap(({ doubts }) => doubts),
  };
}

function pauseOf({ when, reason, times }: PausePolicy): Read {
  return (record, context, pack) => {
    const truth = when.truth(record, context);
    if ('history' in times) return fromHistory(times, reason, truth, record, pack);
    const from = readMoment(record, times.from, context, pack);
    const until = times.until === null ? null : readMoment(record, times.until, context, pack);
    if (truth === true) return pausedNow(from, until, reason);
    const past = pausedBefore(from, until, reason);
    if (truth === false) return past;
    const why = unknownField(when, record, pack);
    return { ...past, doubts: [...past.doubts, `${why}, so it can’t be told whether the clock is paused.`] };
  };
}

/** The begin counts when it is on the page, and not from a pause that has ended. */
function pausedNow(from: Moment, until: Moment | null, reason: string): Pauses {
  if (from.state !== 'at') return { ...NONE, sinceUnknown: reason };
  const hasEnded = until?.state === 'at' && until.at >= from.at;
  return hasEnded
    ? { ...NONE, sinceUnknown: reason }
    : { ...NONE, spans: [{ from: from.at, to: null, reason }] };
}

function pausedBefore(from: Moment, until: Moment | null, reason: string): Pauses {
  if (from.state === 'empty') return NONE;
  if (from.state !== 'at') return doubt(`${from.label} ${from.why}: a pause would move the due time.`);
  if (until?.state === 'at' && until.at >= from.at)
    return { ...NONE, spans: [{ from: from.at, to: until.at, reason }] };
  return doubt(`${from.label} tells of a pause, but not when it ended.`);
}

/** The CRM's own rows are complete; what was seen between two visits is not, so it does not count. */
function fromHistory(
  { history: field, values }: Extract<PausePolicy['times'], { history: string }>,
  reason: string,
  truth: boolean | 'unknown',
  record: CrmRecord,
  pack: PackContext,
): Pauses {
  const rows = record.history.filter((row) => row.field === field && isCrmHistory(row) && isInstant(row.at));
  const { label } = pack.field(field);
  if (rows.length === 0)
    return truth === true
      ? { ...NONE, sinceUnknown: reason }
      : doubt(`The CRM’s history of ${label} is not at hand: a pause would move the due time.`);
  const stands = (value: string | null) =>
    value !== null && namesOf(value, field, record, pack).some((name) => values.has(name));
  const spans = historySpans(rows, stands, reason);
  const isOpen = spans.at(-1)?.to === null;
  if (truth === true && !isOpen) return { spans, sinceUnknown: reason, doubts: [] };
  if (truth === false && isOpen)
    return {
      ...doubt(`The CRM’s history of ${label} tells of a pause, but not when it ended.`),
      spans: spans.slice(0, -1),
    };
  return { ...NONE, spans };
}

function namesOf(value: string, field: 'stage' | 'owner', record: CrmRecord, pack: PackContext): string[] {
  const stage = field === 'stage' ? pack.placeOf(record, value)?.stage : undefined;
  return [value, stage?.id, stage?.label].map(stageKey);
}

interface Row {
  at: EpochMs;
  from: string | null;
  to: string | null;
}

function historySpans(
  rows: readonly Row[],
  stands: (value: string | null) => boolean,
  reason: string,
): PauseSpan[] {
  const spans: PauseSpan[] = [];
  let since = stands(rows[0]?.from ?? null) ? Number.NEGATIVE_INFINITY : null;
  for (const { at, to } of [...rows].sort((a, b) => a.at - b.at)) {
    if (stands(to)) since ??= at;
    else if (since !== null) {
      spans.push({ from: since, to: at, reason });
      since = null;
    }
  }
  return since === null ? spans : [...spans, { from: since, to: null, reason }];
}
