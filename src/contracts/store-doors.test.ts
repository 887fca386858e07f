import { expect, it } from 'vitest';
import type { VisitSummary } from '../record/visit';
import { view } from '../ui/testing/sample-view';
import { storeDoors } from './store-doors';
import type { StoreService } from './store-service';

/** Every key, so that one the door forgets is missed here. */
const SUMMARY: Required<VisitSummary> = {
  breach: 1,
  warning: 2,
  info: 3,
  unknown: 4,
  passed: 5,
  topWarning: 'Stale in Negotiation',
  score: 69,
  kinds: ['stale-deal'],
  judgedBy: 'mid-market@1',
  judgedAt: Date.UTC(2026, 10, 20),
  putAway: 1,
  parked: 6,
  rules: [
    { rule: 'stale', as: 'shown', fields: ['stage'] },
    { rule: 'close-date', as: 'parked' },
  ],
};

it('lets the whole summary of a visit in', async () => {
  const stored: VisitSummary[] = [];
  const refuse = (): never => {
    throw new Error('Not asked here.');
  };
  const store: StoreService = {
    ...{ activePack: refuse, activePackRef: refuse, openRecord: refuse, otherRecords: refuse },
    ...{ setDateOrder: refuse, suppress: refuse, unsuppress: refuse, acknowledge: refuse },
    keepReason: refuse,
    ...{ logGuard: refuse, openReview: refuse },
    async saveVisit(_record, summary) {
      stored.push(summary);
      return { observed: 0 };
    },
  };
  await storeDoors(store).saveVisit([view().record, SUMMARY, {}]);
  expect(stored).toEqual([SUMMARY]);
});
