import { asFact } from '../conditions/read-field';
import type { Evidence } from '../record/assessment';
import { formatDayTime } from '../record/format';
import type { AssessContext } from '../record/types';
import type { PauseSpan } from './counted-clock';
import type { Moment } from './read-moment';
import type { WorkingHours } from './working-hours';

/** What a deadline rests on: moments as read, pauses, whose hours, and an assumed zone. */
export function slaEvidence(
  moments: readonly Moment[],
  pauses: readonly PauseSpan[],
  hours: WorkingHours | null,
  context: AssessContext,
): Evidence[] {
  const isAssumed = moments.some((moment) => moment.state === 'at' && moment.zoneAssumed);
  return [
    ...moments.map((moment) => momentFact(moment, context)),
    ...pauses.map((pause) => pauseFact(pause, context)),
    ...(hours ? [{ label: 'Business hours', value: `${hours.calendar.label}, ${hours.calendar.zone}` }] : []),
    ...(isAssumed
      ? [{ label: 'Time zone', value: `not stated on the page; ${context.zone} is assumed` }]
      : []),
  ];
}

function momentFact(moment: Moment, context: AssessContext): Evidence {
  if (moment.state === 'at')
    return { label: moment.label, value: formatDayTime(moment.at, context), at: moment.at };
  return { label: moment.label, value: moment.state === 'empty' ? 'empty' : asFact(moment.why) };
}

function pauseFact({ from, to, reason }: PauseSpan, context: AssessContext): Evidence {
  const end = to === null ? 'still on' : `to ${formatDayTime(to, context)}`;
  return { label: `Paused: ${reason}`, value: `${formatDayTime(from, context)}, ${end}`, at: from };
}
