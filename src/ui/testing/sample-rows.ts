import { packSegment, type ReviewEntry } from '../../store/review-columns';
import { type RowSet, rowSet } from '../review/row-set';
import { NOW } from './sample-findings';

const DAY_MS = 86_400_000;

export function reviewEntry(overrides: Partial<ReviewEntry> = {}): ReviewEntry {
  return {
    key: 'salesforce:example:deal:1',
    url: 'https://example.lightning.force.com/lightning/r/Opportunity/1/view',
    title: 'Larkspur Mills – Warehouse platform',
    company: 'Larkspur Mills',
    crm: 'salesforce',
    object: 'deal',
    owner: 'Mara',
    stage: 'Negotiation',
    stageId: null,
    packStage: null,
    pipeline: null,
    source: null,
    topWarning: 'Stale in Negotiation',
    currency: 'EUR',
    kinds: 'stale-deal required-fields',
    empty: null,
    amount: 84_000,
    closeDay: Date.UTC(2026, 11, 18) / DAY_MS,
    createdDay: Date.UTC(2026, 7, 1) / DAY_MS,
    stageEnteredAt: NOW - 46 * DAY_MS,
    probability: 60,
    pushes: 1,
    score: 69,
    asOf: NOW,
    breach: 0,
    warning: 2,
    info: 0,
    unknown: 0,
    putAway: 0,
    passed: 1,
    judgedBy: 'mid-market@1',
    judgedAt: NOW,
    ...overrides,
  };
}

/** The rows in two segments, in the order given. */
export function sampleRows(entries: readonly Partial<ReviewEntry>[]): RowSet {
  const all = entries.map((entry, index) => reviewEntry({ key: `k${index}`, ...entry }));
  const half = Math.ceil(all.length / 2);
  return rowSet([packSegment(0, all.slice(0, half)), packSegment(1, all.slice(half))], NOW);
}
