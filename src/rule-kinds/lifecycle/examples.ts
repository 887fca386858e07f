import { LIFECYCLE_PACK } from '../testing/lifecycle-parts';
import { deal, empty, filled, lead, moment, unreadable } from '../testing/record-builder';
import type { RuleKindExamples } from '../testing/test-rule-kind';

const known = {
  name: filled('Ada Sampleton'),
  email: filled('ada@sample.example'),
  company: filled('Example Rockets'),
  source: filled('Webinar'),
  demoRequestedAt: empty(),
  budget: empty(),
  authority: empty(),
  need: empty(),
  timeline: empty(),
  hubspotOnly: empty(),
  nps: empty(),
};

const at = (stage: string, fields: object = {}) =>
  lead({ ...known, lifecycleStage: filled(stage), ...fields });

const noMql = { mql: 'no', scoreTotal: 40 } as const;
const isMql = { mql: 'yes', scoreTotal: 72 } as const;
const bant = { budget: filled('Approved'), need: filled('Forecasting') };

export const examples: RuleKindExamples = {
  options: { requiredFields: true },
  pack: LIFECYCLE_PACK,
  passes: [
    {
      name: 'the stage holds and the next is not reached',
      record: at('Lead'),
      environment: noMql,
      says: 'Lead is right: Name, E-mail and Company are filled and all 3 required fields are filled; MQL is not reached.',
    },
    {
      name: 'in the CRM’s own word for the stage',
      record: at('Marketing Qualified Lead'),
      environment: isMql,
      says: 'MQL is right: its score (72) makes an MQL and the required field is filled; SQL is not reached.',
    },
    {
      name: 'a stage that states no entry',
      options: { requiredFields: false },
      record: at('Subscriber', { company: empty() }),
      environment: noMql,
      says: 'Subscriber is right: it states no entry to check; Lead is not reached.',
    },
    {
      name: 'gaps are left to another rule',
      options: { requiredFields: false },
      record: at('MQL', { source: empty() }),
      environment: isMql,
      says: 'MQL is right: its score (72) makes an MQL; SQL is not reached.',
    },
    {
      name: 'no stage, and none reached',
      record: lead({ ...known, lifecycleStage: empty(), company: empty() }),
      environment: noMql,
      says: 'No lifecycle stage is set, and none is reached: Lead is not reached.',
    },
    {
      name: 'recycled',
      record: at('Recycled'),
      environment: isMql,
      says: 'Recycled is a side state; the order of the lifecycle does not apply.',
    },
    {
      name: 'a deal whose page does not show the lifecycle is not judged',
      record: deal(),
      says: [],
    },
  ],
  fails: [
    {
      name: 'the score makes an MQL',
      record: at('Lead'),
      environment: isMql,
      cleared: at('MQL'),
      says: 'Its lifecycle stage is Lead, but it fulfils MQL: its score (72) makes an MQL. Set Lifecycle stage to MQL.',
    },
    {
      name: 'a high-intent action does so too, with a field to fill on the way',
      record: at('Lead', { demoRequestedAt: moment('2026-11-20'), source: empty() }),
      environment: noMql,
      cleared: at('MQL', { demoRequestedAt: moment('2026-11-20') }),
      says: 'Its lifecycle stage is Lead, but it fulfils MQL: Demo requested is filled. Fill Source, then set Lifecycle stage to MQL.',
    },
    {
      name: 'the highest stage that is reached is the only suggestion',
      record: at('MQL', { ...bant, source: empty() }),
      environment: noMql,
      cleared: at('SQL', bant),
      says: 'Its lifecycle stage is MQL, but it fulfils SQL: at least 2 of these hold: Budget is filled, Authority is filled, Need is filled and Timeline is filled. Set Lifecycle stage to SQL.',
    },
    {
      name: 'no stage at all',
      record: lead({ ...known, lifecycleStage: empty() }),
      environment: noMql,
      cleared: at('Lead'),
      says: 'Its lifecycle stage is not set, but it fulfils Lead: Name, E-mail and Company are filled. Set Lifecycle stage to Lead.',
    },
    {
      name: 'too little of BANT is confirmed',
      record: at('SQL', { budget: filled('Approved') }),
      environment: isMql,
      cleared: at('SQL', bant),
      says: 'SQL asks that at least 2 of these hold: Budget is filled, Authority is filled, Need is filled and Timeline is filled; 1 of 4 holds. Fill Authority, or set Lifecycle stage back to MQL.',
    },
    {
      name: 'the score has fallen',
      record: at('MQL'),
      environment: noMql,
      cleared: at('Lead'),
      says: 'MQL asks that Demo requested is filled, or its score (40) makes an MQL; none of 2 holds. Set Lifecycle stage back to Lead.',
    },
    {
      name: 'while a higher stage is open nothing lower is suggested',
      record: at('MQL', { budget: unreadable('loading'), need: filled('Forecasting') }),
      environment: noMql,
      cleared: at('SQL', bant),
      says: 'MQL asks that Demo requested is filled, or its score (40) makes an MQL; none of 2 holds. Set Lifecycle stage to the stage it has really reached.',
    },
    {
      name: 'a field that the stage needs is empty',
      record: at('MQL', { source: empty() }),
      environment: isMql,
      cleared: at('MQL'),
      says: 'Source is empty; MQL needs it. Fill it before you save.',
    },
  ],
  unknown: [
    {
      name: 'the next stage can’t be judged',
      record: at('MQL', { budget: unreadable('loading'), need: filled('Forecasting') }),
      environment: isMql,
      says: 'Budget can’t be read: the page is still loading it. Leadlight can’t tell whether SQL is fulfilled. Show it on this layout, then read the page again.',
    },
    {
      name: 'the score is not known',
      record: at('Lead'),
      environment: { mql: 'unknown' },
      says: 'The score can’t be worked out. Leadlight can’t tell whether MQL is fulfilled. Open the score to see what is missing.',
    },
    {
      name: 'a field that the stage needs is not on the layout',
      record: lead({
        demoRequestedAt: moment('2026-11-20'),
        lifecycleStage: filled('MQL'),
        budget: empty(),
        authority: empty(),
        need: empty(),
      }),
      environment: noMql,
      says: 'Source is not on this layout. Leadlight can’t tell whether MQL has all the fields it needs. Show it on this layout, then read the page again.',
    },
    {
      name: 'the lifecycle stage is not on the layout',
      record: lead(known),
      says: 'Lifecycle stage is not on this layout. Show it on this layout, then read the page again.',
    },
    {
      name: 'a lifecycle stage that the pack does not know',
      record: at('Champion'),
      says: '“Champion” is not a lifecycle stage of this rule pack. Ask RevOps to add it to the pack, as a stage or as an alias.',
    },
    {
      name: 'a pack without a lifecycle',
      pack: { parts: {} },
      record: at('Lead'),
      says: 'This rule pack has no lifecycle stages. Ask RevOps to add them to the pack, or to take this rule out.',
    },
  ],
  invalidOptions: [
    { name: 'none', options: {} },
    { name: 'a word for a yes', options: { requiredFields: 'yes' } },
    { name: 'one that does not exist', options: { requiredFields: true, strict: true } },
  ],
};
