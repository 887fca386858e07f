import type { Condition } from '../../conditions/condition';
import type { PackSla } from '../../pack-parts/slas';
import { anyOf } from './conditions';

export const ENDED_STATUSES = [
  'Open Deal',
  'Unqualified',
  'Bad Timing',
  'Closed',
  'Closed - Converted',
  'Closed - Not Converted',
  'Converted',
  'Disqualified',
  'Recycled',
];

/** Converted, or given back: nobody waits for this lead any more. */
export const ENDED: Condition = anyOf(
  { op: 'exists', field: 'convertedAt' },
  { op: 'in', field: 'leadStatus', values: ENDED_STATUSES },
  { op: 'in', field: 'lifecycleStage', values: ['opportunity', 'customer', 'evangelist'] },
);

/** Form to first contact, with the escalation chain of domain.md § 3. */
export const FIRST_CONTACT: PackSla = {
  id: 'first-contact',
  kind: 'speed-to-lead',
  title: 'First contact',
  appliesTo: ['lead', 'contact'],
  start: 'formSubmittedAt',
  startLabel: 'the form',
  stop: 'firstContactAt',
  stopLabel: 'first rep contact',
  targetMinutes: 5,
  escalation: [
    { label: 'Rep told', to: 'rep', afterMinutes: 5 },
    { label: 'Backup rep told', to: 'backup', afterMinutes: 15 },
    { label: 'Manager told', to: 'manager', afterMinutes: 30 },
    { label: 'Next available rep takes over', to: 'reassign', afterMinutes: 60 },
  ],
  unless: ENDED,
  untouchedWhen: {
    op: 'in',
    field: 'leadStatus',
    values: ['New', 'Open', 'Open - Not Contacted', 'Not Contacted'],
  },
};
