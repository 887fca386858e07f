import { dayNumber, type KnownValue } from '../../conditions/read-field';
import { localDate, plural } from '../../record/format';
import type { EpochMs } from '../../record/types';
import type { RuleEnvironment } from '../define';
import type { StageEntry } from '../stage-entry';
import type { StageTimeline } from '../stage-timeline';
import type { StageContext } from '../stages';
import type { AmountChange } from './amount-changes';

/** Whether a change came late in the deal's life, with the words for it: "6 days before the close date". */
export interface Lateness {
  isLate: boolean | 'unknown';
  words: string;
}

const NOT_LATE: Lateness = { isLate: false, words: '' };

/** Near the close date: at most `days` before it, or after it. Of an observed change the whole span must be. */
export function nearClose(
  change: AmountChange,
  days: number,
  closeDate: KnownValue,
  environment: RuleEnvironment,
): Lateness {
  if (closeDate.state === 'empty') return NOT_LATE;
  if (closeDate.state === 'unknown') return { isLate: 'unknown', words: `the close date ${closeDate.why}` };
  const close = dayNumber(closeDate.value);
  const daysLeft = (at: EpochMs) =>
    (close ?? Number.NaN) - (dayNumber(localDate(at, environment)) ?? Number.NaN);
  const least = daysLeft(change.at);
  if (Number.isNaN(least)) return { isLate: 'unknown', words: 'no calendar has that day' };
  if (least > days) return NOT_LATE;
  if (!(daysLeft(change.notBefore ?? change.at) <= days))
    return {
      isLate: 'unknown',
      words: `it may have been more than ${plural(days, 'day')} before the close date`,
    };
  if (least === 0) return { isLate: true, words: 'on the close date' };
  const text = plural(Math.abs(least), 'day');
  return {
    isLate: true,
    words: least > 0 ? `${text} before the close date` : `${text} after the close date`,
  };
}

/** In one of the late stages at the time, as far as the stage history tells. */
export function inLateStage(
  change: AmountChange,
  late: ReadonlySet<string>,
  current: StageContext,
  entry: StageEntry | null,
  timeline: StageTimeline,
): Lateness {
  const stageAt = (at: EpochMs): StageContext | null => {
    if (entry && at >= entry.latest) return current;
    let stage = timeline.moves[0]?.from.stage ?? null;
    for (const move of timeline.moves) if (move.at <= at) stage = move.to.stage;
    return stage;
  };
  const last = stageAt(change.at);
  const first = stageAt(change.notBefore ?? change.at);
  if (!first || !last) return { isLate: 'unknown', words: 'the stage at that time is not known' };
  const [before, after] = [late.has(first.id), late.has(last.id)];
  if (before !== after)
    return { isLate: 'unknown', words: `it may have been in ${first.label} or ${last.label}` };
  return after ? { isLate: true, words: `in ${last.label}` } : NOT_LATE;
}

/** Late by either; unknown only where no known answer decides. */
export function eitherLate(answers: readonly Lateness[]): Lateness {
  return (
    answers.find((answer) => answer.isLate === true) ??
    answers.find((answer) => answer.isLate === 'unknown') ??
    NOT_LATE
  );
}
