import type { DomainEvent } from '../record/domain-event';
import { jsonPayload } from './envelope';

/** One level of plain values, because a Zap maps fields by name. Every field is always there. */
export function zapierPayload(event: DomainEvent, key: string): Record<string, string | number | null> {
  const { version, id, kind, occurredAt, title, lines, facts, record, clock } = jsonPayload(event, key);
  return {
    version,
    id,
    kind,
    occurred_at: occurredAt,
    title,
    text: lines.join(' '),
    facts: facts.map(({ label, value }) => `${label}: ${value}`).join('; '),
    record_crm: record?.crm ?? null,
    record_org: record?.org ?? null,
    record_object: record?.object ?? null,
    record_id: record?.id ?? null,
    record_name: record?.name ?? null,
    record_url: record?.url ?? null,
    clock_sla: clock?.sla ?? null,
    clock_title: clock?.title ?? null,
    clock_started_at: clock?.startedAt ?? null,
    clock_due_at: clock?.dueAt ?? null,
    clock_level: clock?.level ?? null,
    clock_to: clock?.to ?? null,
  };
}
