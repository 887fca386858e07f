import { useMemo } from 'preact/hooks';
import { formatDuration } from '../../record/format';
import { deadlineStateAt } from '../../sla/deadline-state';
import { QueueItem, type QueueItemProps } from './QueueItem';

/**
 * A row that is drawn anew only when it looks different: “2h 15m” does so once a minute, and a list of hundreds is
 * asked each second. Its actions may be older ones: they take what they need as arguments.
 */
export function QueueLine(props: QueueItemProps) {
  const { row, now, isInHand, context } = props;
  const { state, remainingMs, countedLeftMs } = deadlineStateAt(row.clock.deadline, now);
  const left = countedLeftMs ?? remainingMs;
  const face = `${state} ${left === null ? '' : formatDuration(left)}`;
  const { clock, isAcknowledged, contact, about, why, owner, team, title } = row;
  return useMemo(
    () => <QueueItem {...props} />,
    [face, isInHand, context, clock, isAcknowledged, contact, about, why, owner, team, title],
  );
}
