import { type FormatContext, formatWeekday, plural } from '../../record/format';
import type { EpochMs } from '../../record/types';
import type { IconName } from './icon-shapes';
import type { RecordView } from './record-view';
import type { Tone } from './severity';
import { clockOrDay } from './when';

/** What the footer says of the data: stale before unreadable before partial before full. */
export function dataState(
  { assessment, freshness }: Pick<RecordView, 'assessment' | 'freshness'>,
  now: EpochMs,
  context: FormatContext,
): { icon: IconName; tone: Tone; text: string } {
  const asOf = clockOrDay(assessment.asOf, now, context);
  const { unreadable } = assessment;
  if (freshness === 'stale')
    return { icon: 'stale', tone: 'warning', text: `Stale · ${formatWeekday(assessment.asOf, context)}` };
  if (unreadable.length > 0)
    return {
      icon: 'unreadable',
      tone: 'unknown',
      text: `${plural(unreadable.length, 'field')} unreadable · ${asOf}`,
    };
  if (assessment.coverage === 'page')
    return { icon: 'partial', tone: 'info', text: `Partial · page at ${asOf}` };
  return { icon: 'ok', tone: 'ok', text: `Full record · as of ${asOf}` };
}
