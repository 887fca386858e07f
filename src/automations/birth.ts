import type { HappeningKind } from '../pack-parts/automations';
import type { DomainEvent } from '../record/domain-event';
import type { FoundRecord } from '../record/happening';
import type { EpochMs } from '../record/types';
import type { Automations } from './compile';

/** An event, and the time that it bears by itself: null where it is known by comparing two looks only. */
export interface Birth {
  event: DomainEvent;
  ownAt: EpochMs | null;
}

/** What a birth is judged by. */
export interface Seen extends FoundRecord {
  all: Automations;
  now: EpochMs;
}

/** "mql hubspot:7:lead:12 first": kind, record, and which one of its kind. */
export const eventId = (kind: HappeningKind, key: string, which: string): string => `${kind} ${key} ${which}`;

/** By the minute: a page tells no more, the API does. */
export const minuteName = (at: EpochMs): string => new Date(at).toISOString().slice(0, 16);
