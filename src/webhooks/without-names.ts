import type { DomainEvent } from '../record/domain-event';
import { KIND_WORDS } from './kind-words';

/**
 * The event for a channel that is given ids only: what happened, when, to which record and clock. No name, no
 * link, and no sentence, because any of those may hold a name.
 */
export function withoutNames({ id, kind, at, record, clock }: DomainEvent): DomainEvent {
  const step = clock?.level ? `, step ${clock.level}` : '';
  return {
    id,
    kind,
    at,
    title: `${KIND_WORDS[kind]}${step}`,
    lines: [],
    facts: [],
    record: record && { ...record, name: '', url: null },
    ...(clock && { clock: { ...clock, title: clock.sla } }),
  };
}
