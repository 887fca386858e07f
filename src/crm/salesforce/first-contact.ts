import type { FieldReading } from '../../record/types';

const OWN_FIELDS = new Set(['FirstCallDateTime', 'FirstEmailDateTime']);

/**
 * Salesforce fills the fields of a lead’s first call and e-mail in some orgs only; elsewhere tasks and events
 * tell (crm.md). Where those fields are empty although something was logged, nobody knows from them whether
 * there was a contact: unreadable, never empty.
 */
export function withoutFalseSilence(
  fields: Record<string, FieldReading>,
  apiNames: Readonly<Record<string, string>>,
): void {
  const { firstContactAt: contact, lastActivityAt: activity } = fields;
  if (contact?.state !== 'empty' || !OWN_FIELDS.has(apiNames.firstContactAt ?? '')) return;
  if (!activity || activity.state === 'empty') return;
  fields.firstContactAt = { state: 'unreadable', label: contact.label, reason: 'told-elsewhere' };
}
