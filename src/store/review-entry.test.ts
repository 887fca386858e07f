import { expect, it } from 'vitest';
import type { VisitSummary } from '../record/visit';
import { GONE, judgedColumns, reviewEntry } from './review-entry';
import { deal, NOW } from './testing/filled-store';

const SUMMARY: VisitSummary = {
  ...{ breach: 1, warning: 2, info: 3, unknown: 4, passed: 5, putAway: 6 },
  ...{ topWarning: 'Stale in Proposal', kinds: ['stale-deal', 'close-date'], score: 69 },
  ...{ judgedBy: 'company@4', judgedAt: NOW },
};
const COUNTED = { ...SUMMARY, kinds: 'stale-deal close-date' };
const NONE = {
  ...{ breach: null, warning: null, info: null, unknown: null, passed: null, putAway: null },
  ...{ kinds: null, topWarning: null, score: null, judgedBy: null, judgedAt: null },
};

it('lists a judgement as it is', () => {
  expect(judgedColumns({ summary: SUMMARY })).toEqual(COUNTED);
  const { putAway: _, ...withoutMarks } = SUMMARY;
  expect(judgedColumns({ summary: withoutMarks })).toEqual({ ...COUNTED, putAway: 0 });
});

it('knows nothing of what nothing has judged, not even that nothing was put away', () => {
  expect(judgedColumns({ summary: null })).toEqual(NONE);
});

it('counts nothing of what is gone from the CRM, and keeps its score and by what it was judged', () => {
  const kept = { score: 69, judgedBy: 'company@4', judgedAt: NOW };
  expect(GONE).toBe('Not in the CRM any more, or closed to you');
  expect(judgedColumns({ summary: SUMMARY, goneSince: NOW })).toEqual({ ...NONE, topWarning: GONE, ...kept });
  expect(judgedColumns({ summary: null, goneSince: NOW })).toEqual({ ...NONE, topWarning: GONE });
});

it('goes for every record that is listed', () => {
  const stored = { key: 'k', record: deal('1', NOW), summary: SUMMARY, asOf: NOW };
  expect(reviewEntry(stored)).toMatchObject(COUNTED);
  expect(reviewEntry({ ...stored, goneSince: NOW })).toMatchObject({ topWarning: GONE, warning: null });
});
