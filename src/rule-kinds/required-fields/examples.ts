import { LIFECYCLE_PACK } from '../testing/lifecycle-parts';
import { at, deal, empty, filled, lead, opportunity, stage, unreadable } from '../testing/record-builder';
import type { RuleKindExamples } from '../testing/test-rule-kind';

const negotiation = {
  redlines: filled('Liability cap'),
  approvalChain: filled('CFO'),
  closeDate: filled('2026-12-18'),
  signedContract: filled('on file'),
  hubspotOnly: filled('yes'),
};

const known = {
  name: filled('Ada Sampleton'),
  email: filled('ada@sample.example'),
  company: filled('Example Rockets'),
  source: filled('Webinar'),
};

const inNegotiation = (fields: typeof negotiation | object) =>
  deal({ fields: { ...negotiation, ...fields } });

export const examples: RuleKindExamples = {
  options: { nextStage: true },
  passes: [
    {
      name: 'everything for this stage and the next is filled',
      record: inNegotiation({}),
      says: 'Negotiation and Closed Won: all 5 required fields are filled.',
    },
    {
      name: 'the next stage is not asked about when the pack does not want it',
      options: { nextStage: false },
      record: inNegotiation({ signedContract: empty() }),
      says: 'Negotiation: all 3 required fields are filled.',
    },
    {
      name: 'a stage without required fields',
      options: { nextStage: false },
      record: deal({ stage: stage('Demo') }),
      says: 'Demo: no fields needed.',
    },
    {
      name: 'a field that the CRM does not have is not applicable',
      record: opportunity({ stage: stage('Closed Won'), fields: { signedContract: filled('on file') } }),
      says: 'Closed Won: the required field is filled.',
    },
    {
      name: 'a lead, by its lifecycle stage',
      pack: LIFECYCLE_PACK,
      record: lead({ ...known, lifecycleStage: filled('Lead') }),
      says: 'Lead and MQL: all 4 required fields are filled.',
    },
    {
      name: 'a recycled lead',
      pack: LIFECYCLE_PACK,
      record: lead({ lifecycleStage: filled('Recycled') }),
      says: 'Recycled: no fields needed.',
    },
    {
      name: 'Closed Lost is no next stage',
      record: deal({ stage: stage('Closed Won'), fields: negotiation }),
      says: 'Closed Won: all 2 required fields are filled.',
    },
  ],
  fails: [
    {
      name: 'two fields of this stage are empty',
      record: inNegotiation({ redlines: empty(), approvalChain: filled('  ') }),
      cleared: inNegotiation({}),
      says: 'Redlines and Approval chain are empty; Negotiation needs them. Fill them before you save.',
    },
    {
      name: 'one of this stage, one of the next',
      record: inNegotiation({ redlines: empty(), signedContract: empty() }),
      cleared: inNegotiation({}),
      says: [
        'Redlines is empty; Negotiation needs it. Fill it before you save.',
        'Signed contract is empty; the next stage, Closed Won, needs it. Fill it before you move on.',
      ],
    },
    {
      name: 'a lead before its first lifecycle stage',
      pack: LIFECYCLE_PACK,
      record: lead({ email: empty(), lifecycleStage: empty() }),
      cleared: lead({ email: filled('ada@sample.example'), lifecycleStage: empty() }),
      says: 'E-mail is empty; the next stage, Subscriber, needs it. Fill it before you move on.',
    },
    {
      name: 'a lead, for this lifecycle stage and the next',
      pack: LIFECYCLE_PACK,
      record: lead({ ...known, company: empty(), source: empty(), lifecycleStage: filled('Lead') }),
      cleared: lead({ ...known, lifecycleStage: filled('Lead') }),
      says: [
        'Company is empty; Lead needs it. Fill it before you save.',
        'Source is empty; the next stage, MQL, needs it. Fill it before you move on.',
      ],
    },
    {
      name: 'a lost deal without a reason',
      record: deal({ stage: stage('Closed Lost'), fields: { lossReason: empty() } }),
      cleared: deal({ stage: stage('Closed Lost'), fields: { lossReason: filled('No budget') } }),
      says: 'Loss reason is empty; Closed Lost needs it. Fill it before you save.',
    },
  ],
  unknown: [
    {
      name: 'a lead of a pack without a lifecycle',
      record: lead({ lifecycleStage: filled('Lead') }),
      says: 'This rule pack has no lifecycle stages. Ask RevOps to add them to the pack, or to take this rule out.',
    },
    {
      name: 'not rendered and unreadable fields are named apart',
      record: deal({
        fields: { ...negotiation, redlines: unreadable('loading'), closeDate: filled(at('2026-12-18')) },
        stage: stage('Negotiation'),
      }),
      options: { nextStage: false },
      says: 'Redlines can’t be read: the page is still loading it. Close date is not the date that the pack expects. Empty or filled, Leadlight can’t tell. Show them on this layout, then read the page again.',
    },
    {
      name: 'fields of this and the next stage are not on the layout',
      record: deal({ fields: { approvalChain: empty(), closeDate: filled('2026-12-18') } }),
      says: 'Redlines, Signed contract and hubspotOnly are not on this layout. Empty or filled, Leadlight can’t tell. Show them on this layout, then read the page again.',
    },
    {
      name: 'the stage could not be read',
      record: deal({ stage: null }),
      says: 'The stage can’t be read on this page. Show the stage on this layout, then read the page again.',
    },
    {
      name: 'the stage is not in the pack',
      record: deal({ stage: stage('Pilot', 'pilot') }),
      says: '“Pilot” is not a stage of this rule pack. Ask RevOps to add it to the pack, as a stage or as an alias.',
    },
  ],
  invalidOptions: [
    { name: 'none', options: {} },
    { name: 'a word for a yes', options: { nextStage: 'yes' } },
    { name: 'one that does not exist', options: { nextStage: true, strict: true } },
  ],
};
