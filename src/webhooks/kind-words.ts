import type { DomainEventKind } from '../record/domain-event';

/** What happened, where no names go out, and in lists of what may. */
export const KIND_WORDS: Readonly<Record<DomainEventKind, string>> = {
  mql: 'New MQL',
  'clock-at-risk': 'Clock at risk',
  'clock-breached': 'Clock breached',
  'clock-escalated': 'Clock escalated',
  'handoff-accepted': 'Handoff accepted',
  'handoff-rejected': 'Handoff rejected',
  'meeting-booked': 'Meeting booked',
  'lead-back': 'Lead back',
  'stage-entered': 'Stage entered',
  'deal-desk': 'Deal desk asked',
  'cs-handoff': 'Handoff to customer success',
  'daily-digest': 'Daily digest',
  'weekly-digest': 'Weekly digest',
  feedback: 'Feedback on rules',
};
