import type { DomainEvent } from '../../record/domain-event';
import type { CrmRecord } from '../../record/types';
import type { WatchEvent } from '../../record/watch';
import { MINUTE, START, watchedClock } from '../../sla/testing/watched-clock';
import { watchEvents } from '../../sla/watch/events';
import { waitingLead } from '../../store/testing/leads';
import { clockEvent } from '../clock-event';

export const LEAD: CrmRecord = {
  ...waitingLead('9001', START),
  title: 'Kim Larkspur',
};

/** The example clock's event of that name: "at-risk", "breach", "level-2". */
export function watchEvent(name: string): WatchEvent {
  const clock = watchedClock('hubspot:7:lead:9001');
  const found = watchEvents(clock).find(({ event }) => event.endsWith(` ${name}`));
  if (!found) throw new Error(`The example has no event ${name}.`);
  return found;
}

/** What others hear when the backup rep is told, 15 minutes after the form. */
export function exampleEvent(change: Partial<DomainEvent> = {}): DomainEvent {
  const event = clockEvent(watchEvent('level-2'), watchedClock('hubspot:7:lead:9001'), LEAD);
  if (!event) throw new Error('The example event is none.');
  return { ...event, ...change };
}

export const AFTER_15 = START + 15 * MINUTE;
