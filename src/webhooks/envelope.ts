import type { DomainEvent } from '../record/domain-event';
import type { EpochMs } from '../record/types';
import { linkOf, plainText } from './plain-text';

/** Grows by one whenever a member changes its meaning or goes; new members may come without. */
export const ENVELOPE_VERSION = 1;

const isoOf = (at: EpochMs): string => new Date(at).toISOString();
const LONGEST = 2000;

/**
 * The plain JSON payload. `key` is the idempotency key. Every member is always there; what was not read is null.
 */
export function jsonPayload(event: DomainEvent, key: string) {
  const { kind, at, title, lines, facts, record, clock } = event;
  const clean = (text: string): string => plainText(text, LONGEST);
  return {
    version: ENVELOPE_VERSION,
    id: key,
    kind,
    occurredAt: isoOf(at),
    title: clean(title),
    lines: lines.map(clean),
    facts: facts.map(({ label, value }) => ({ label: clean(label), value: clean(value) })),
    record: record && {
      crm: record.crm,
      org: record.org,
      object: record.object,
      id: record.id,
      name: clean(record.name) || null,
      url: linkOf(record.url),
    },
    clock: clock
      ? {
          sla: clock.sla,
          title: clean(clock.title),
          startedAt: isoOf(clock.startedAt),
          dueAt: clock.dueAt === null ? null : isoOf(clock.dueAt),
          level: clock.level,
          to: clock.to,
        }
      : null,
  };
}
