import { LIFECYCLE_PACK } from '../testing/lifecycle-parts';
import { empty, filled, lead, moment, unreadable } from '../testing/record-builder';
import type { RuleKindExamples } from '../testing/test-rule-kind';

const at = (stage: string, fields: object = {}) =>
  lead({
    lifecycleStage: filled(stage),
    leadStatus: empty(),
    rejectionReason: empty(),
    becameMqlAt: moment('2026-11-19T13:06:00Z', 'exact'),
    recycledAt: empty(),
    ...fields,
  });

const rejected = (reason: string) =>
  at('MQL', { leadStatus: filled('Rejected'), rejectionReason: filled(reason) });

const recycled = (reason: string, fields: object = {}) =>
  at('Recycled', { rejectionReason: filled(reason), recycledAt: moment('2026-11-01'), ...fields });

const CODES = 'FIT-01 Too small, FIT-02 Wrong industry, ENG-02 Bad timing, QUAL-02 Locked in';
const isMql = { mql: 'yes', scoreTotal: 72 } as const;

export const examples: RuleKindExamples = {
  options: {
    statusField: 'leadStatus',
    accepted: ['Accepted', 'In progress'],
    rejected: ['Rejected', 'Unqualified'],
    reasonField: 'rejectionReason',
    sinceField: 'becameMqlAt',
    recycledField: 'recycledAt',
  },
  pack: LIFECYCLE_PACK,
  passes: [
    {
      name: 'accepted',
      record: at('MQL', { leadStatus: filled('IN_PROGRESS') }),
      says: 'Accepted: Lead status is IN_PROGRESS.',
    },
    {
      name: 'rejected with a code',
      record: rejected('FIT-01'),
      says: 'Rejected for FIT-01 Too small. It goes back to nurture. Score it again if it grows.',
    },
    {
      name: 'rejected with a code and a comment',
      record: rejected('fit-02: a bakery'),
      says: 'Rejected for FIT-02 Wrong industry. It is archived and does not return.',
    },
    {
      name: 'rejected with the code’s own words',
      record: rejected('Bad timing'),
      says: 'Rejected for ENG-02 Bad timing. It may return 60 days after it is recycled.',
    },
    {
      name: 'still inside the window',
      record: at('MQL', { leadStatus: filled('New') }),
      says: '1d since Became MQL; an answer is due within 48 hours.',
    },
    {
      name: 'exactly at the limit',
      record: at('MQL', { becameMqlAt: moment('2026-11-18T13:06:00Z', 'exact') }),
      says: '2d since Became MQL; an answer is due within 48 hours.',
    },
    {
      name: 'recycled, with the day it may return',
      record: recycled('ENG-02'),
      says: 'Recycled for ENG-02 Bad timing. It may return from 31 Dec 2026 (60 days).',
    },
    {
      name: 'recycled until something else happens',
      record: recycled('QUAL-02', { recycledAt: empty() }),
      says: 'Recycled for QUAL-02 Locked in. It returns before their renewal.',
    },
    {
      name: 'a stage that waits for nobody',
      record: at('Lead'),
      says: 'The lifecycle stage is Lead: no answer of sales is due.',
    },
  ],
  fails: [
    {
      name: 'a minute past the limit',
      record: at('MQL', { becameMqlAt: moment('2026-11-18T13:05:00Z', 'exact') }),
      cleared: at('MQL', { leadStatus: filled('Accepted') }),
      says: '2d since Became MQL without an answer; the limit is 48 hours. Accept it, or reject it with a reason code.',
    },
    {
      name: 'rejected without a reason',
      record: at('MQL', { leadStatus: filled('Rejected') }),
      cleared: rejected('FIT-01'),
      says: `Rejected without a reason code. Choose one in Rejection reason: ${CODES}.`,
    },
    {
      name: 'rejected with free text',
      record: rejected('not a good fit'),
      cleared: rejected('FIT-01 Too small'),
      says: `Rejected with “not a good fit”, which is none of the 4 reason codes. Choose one in Rejection reason: ${CODES}.`,
    },
    {
      name: 'rejected with a code that only looks like one',
      record: rejected('FIT-012'),
      cleared: rejected('FIT-01, five people'),
      says: `Rejected with “FIT-012”, which is none of the 4 reason codes. Choose one in Rejection reason: ${CODES}.`,
    },
    {
      name: 'recycled without a reason',
      record: recycled(' '),
      cleared: recycled('FIT-01'),
      says: `Recycled without a reason code. Choose one in Rejection reason: ${CODES}.`,
    },
    {
      name: 'it may return',
      record: recycled('ENG-02', { recycledAt: moment('2026-09-01') }),
      cleared: at('Lead'),
      says: 'Recycled on 1 Sept 2026 for ENG-02 Bad timing; it may return since 31 Oct 2026. Put it back into nurture, or give it a new reason code.',
    },
    {
      name: 'it crosses the threshold again',
      record: recycled('ENG-02'),
      environment: isMql,
      cleared: at('MQL'),
      says: 'It was recycled on 1 Nov 2026 for ENG-02 Bad timing, and its score (72) makes an MQL again. Hand it to sales as a Recycled MQL: set Lifecycle stage to MQL.',
    },
    {
      name: 'it is an MQL for the second time',
      record: at('MQL', { recycledAt: moment('2026-09-01') }),
      cleared: at('MQL', { leadStatus: filled('Accepted'), recycledAt: moment('2026-09-01') }),
      says: 'It was recycled on 1 Sept 2026 and is MQL again. Look at what was said then, and accept or reject it.',
    },
  ],
  unknown: [
    {
      name: 'the status is not on the layout',
      record: lead({ lifecycleStage: filled('MQL') }),
      says: 'Lead status is not on this layout. Leadlight can’t tell whether sales has answered. Show it on this layout, then read the page again.',
    },
    {
      name: 'the reason can’t be read',
      record: at('MQL', { leadStatus: filled('Rejected'), rejectionReason: unreadable('loading') }),
      says: 'Rejection reason can’t be read: the page is still loading it. Leadlight can’t tell whether it has a reason code. Show it on this layout, then read the page again.',
    },
    {
      name: 'nothing tells since when it waits',
      record: at('MQL', { becameMqlAt: empty() }),
      says: 'Became MQL is empty; Leadlight can’t tell how long it has been waiting. Fill Became MQL.',
    },
    {
      name: 'the day of the recycling is not known',
      record: recycled('ENG-02', { recycledAt: unreadable('ambiguous-date') }),
      environment: isMql,
      says: 'Recycled can’t be read: day and month could be either way round. Leadlight can’t tell when it may return, or whether its engagement is from after it. Show it on this layout, then read the page again.',
    },
    {
      name: 'a day is not exact enough',
      record: at('MQL', { becameMqlAt: moment('2026-11-18T00:00:00Z', 'day') }),
      says: 'At least 1d 13h since Became MQL, maybe more; the limit is 48 hours. Look up the exact time in the CRM.',
    },
    {
      name: 'a start that is still to come',
      record: at('MQL', { becameMqlAt: moment('2026-12-01') }),
      says: 'Became MQL is 1 Dec 2026, 10:00 CET, which is still to come: a clock or a time zone differs. Check the time zone in your CRM profile.',
    },
    {
      name: 'a pack without reason codes',
      pack: { parts: { lifecycle: LIFECYCLE_PACK.parts.lifecycle } },
      record: at('MQL'),
      says: 'This rule pack has no reason codes. Ask RevOps to add them to the pack, or to take this rule out.',
    },
    {
      name: 'the lifecycle stage is not known',
      record: lead(),
      says: 'Lifecycle stage is not on this layout. Show it on this layout, then read the page again.',
    },
  ],
  invalidOptions: [
    { name: 'none', options: {} },
    {
      name: 'nothing that counts as accepted',
      options: {
        statusField: 'leadStatus',
        accepted: [],
        rejected: ['Rejected'],
        reasonField: 'rejectionReason',
        sinceField: 'becameMqlAt',
        recycledField: 'recycledAt',
      },
    },
  ],
};
