import type { ReviewRow } from '../review/review-row';
import { NOW } from './sample-findings';

export function reviewRow(overrides: Partial<ReviewRow> = {}): ReviewRow {
  return {
    key: 'salesforce:example:deal:1',
    crm: 'salesforce',
    object: 'deal',
    title: 'Larkspur Mills – Warehouse platform',
    company: 'Larkspur Mills',
    stage: 'Negotiation',
    owner: 'Mara',
    amount: 84_000,
    currency: 'EUR',
    closeDate: '2026-12-18',
    daysInStage: 46,
    score: 69,
    counts: { breach: 0, warning: 2, info: 0, unknown: 0, passed: 1 },
    topWarning: 'Stale in Negotiation',
    asOf: NOW,
    url: 'https://example.lightning.force.com/lightning/r/Opportunity/1/view',
    ...overrides,
  };
}
