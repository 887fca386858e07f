import type { ClockChange, ClockKind } from '../../../impact/clock-comparer';
import type { AssessContext, EpochMs } from '../../../record/types';
import { clockOrDay } from '../../components/when';

/** What becomes of a clock, most pressing first. */
const WORDS: Record<Exclude<ClockKind, 'moved' | 'unknown'>, string> = {
  late: 'late now',
  inTime: 'no longer late',
  started: 'new clock',
  ended: 'no clock any more',
};

/** "due 14:00 → 12:00, late now"; "unknown. Why." */
export function clockText({ kinds, dueBefore, dueNow, why }: ClockChange, context: AssessContext): string {
  const due = (at: EpochMs | null): string =>
    at === null ? 'not known' : clockOrDay(at, context.now, context);
  const words = kinds.flatMap((kind) => (kind === 'moved' || kind === 'unknown' ? [] : [WORDS[kind]]));
  const isUnknown = kinds.includes('unknown');
  const parts = [
    ...(kinds.includes('moved') ? [`due ${due(dueBefore)} → ${due(dueNow)}`] : []),
    ...words,
    ...(isUnknown ? [`unknown${why === null ? '' : `. ${why}`}`] : []),
  ];
  return parts.join(', ');
}
