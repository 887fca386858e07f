import { CONCEPTS, isConcept } from '../../record/concepts';
import type { PackContext } from '../define';
import { type PipelineContext, type StageContext, stageResolver } from '../stages';

const stage = (
  position: number,
  label: string,
  requiredFields: string[],
  staleAfterDays: number | null = null,
  kind: StageContext['kind'] = 'open',
): StageContext => ({
  id: label.toLowerCase().replace(' ', ''),
  label,
  aliases: label === 'Discovery' ? ['Needs Analysis', 'Value Proposition'] : [],
  kind,
  requiredFields,
  staleAfterDays,
  position,
});

/** A pipeline in the manner of domain.md § 5, with the lost stage before the won one, as some CRMs list them. */
export const TEST_PIPELINE: PipelineContext = {
  id: 'default',
  label: 'Sales Pipeline',
  stages: [
    stage(0, 'Qualified', ['source']),
    stage(1, 'Discovery', ['timeline'], 14),
    stage(2, 'Demo', []),
    stage(3, 'Proposal', ['pricingSheet'], 10),
    stage(4, 'Negotiation', ['redlines', 'approvalChain', 'closeDate'], 21),
    stage(5, 'Closed Lost', ['lossReason'], null, 'lost'),
    stage(6, 'Closed Won', ['signedContract', 'hubspotOnly'], null, 'won'),
  ],
};

const LABELS: Record<string, string> = {
  redlines: 'Redlines',
  approvalChain: 'Approval chain',
  signedContract: 'Signed contract',
  pricingSheet: 'Pricing',
  timeline: 'Timeline',
};

/** What rule kinds are compiled against in tests; `hubspotOnly` has no Salesforce field. */
export const TEST_PACK: PackContext = {
  pipelines: [TEST_PIPELINE],
  placeOf: stageResolver([TEST_PIPELINE]),
  field: (name) => ({
    name,
    ...(isConcept(name) ? CONCEPTS[name] : { label: LABELS[name] ?? name, type: 'text' }),
    existsOn: ({ crm }) => name !== 'hubspotOnly' || crm === 'hubspot',
  }),
  parts: {},
};

export const TEST_RULE = {
  id: 'rule-under-test',
  title: 'Rule under test',
  severity: 'warning',
  owner: 'RevOps',
  why: 'Because of the test.',
} as const;
