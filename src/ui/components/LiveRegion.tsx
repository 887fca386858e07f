import { useEffect, useRef, useState } from 'preact/hooks';
import type { Deadline } from '../../record/assessment';
import type { EpochMs } from '../../record/types';
import { deadlineStateAt } from '../../sla/deadline-state';
import { clockAnnouncement, type HeardClock } from './announcement';

/** Speaks messages and what clocks do at their turning points; never each second. */
export function LiveRegion({
  deadlines,
  now,
  message,
}: {
  deadlines: readonly Deadline[];
  now: EpochMs;
  message: string | null;
}) {
  const heard = useRef(new Map<string, HeardClock>());
  const [spoken, speak] = useState('');
  useEffect(() => {
    const said = deadlines.flatMap((deadline) => {
      const { state, remainingMs } = deadlineStateAt(deadline, now);
      const clock = { title: deadline.title, state, remainingMs };
      const text = clockAnnouncement(heard.current.get(deadline.sla), clock);
      heard.current.set(deadline.sla, clock);
      return text ? [text] : [];
    });
    if (said.length > 0) speak(said.join('. '));
  }, [deadlines, now]);
  useEffect(() => {
    if (message) speak(message);
  }, [message]);
  return (
    <p class="heard" role="status">
      {spoken}
    </p>
  );
}
