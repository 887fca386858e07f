import type { PackPipeline } from '../../pack-parts/pipelines';

/**
 * The pipeline of domain.md § 5. Aliases cover the stages that a new HubSpot portal (labels and
 * ids, which differ by punctuation only) and a new Salesforce org come with, one to one in their
 * order, and common words for the same things.
 */
export const SALES_PIPELINE: PackPipeline = {
  id: 'default',
  label: 'Sales Pipeline',
  stages: [
    {
      id: 'qualified',
      label: 'Qualified',
      kind: 'open',
      aliases: ['Appointment Scheduled', 'Prospecting', 'Prospect', 'Qualification', 'New', 'Lead In'],
      requiredFields: ['primaryContact', 'company', 'source', 'fitScore'],
      exitCriteria: ['Discovery call scheduled'],
    },
    {
      id: 'discovery',
      label: 'Discovery',
      kind: 'open',
      aliases: [
        'Qualified To Buy',
        'Needs Analysis',
        'Value Proposition',
        'Engaging',
        'Engaged',
        'Discovery Call',
      ],
      requiredFields: ['painPoints', 'currentSolution', 'timeline'],
      exitCriteria: ['Needs confirmed', 'Demo scheduled'],
      staleAfterDays: 14,
    },
    {
      id: 'demo',
      label: 'Demo',
      kind: 'open',
      aliases: [
        'Presentation Scheduled',
        'Id. Decision Makers',
        'Perception Analysis',
        'Evaluation',
        'Demo/Evaluation',
        'Demo Scheduled',
        'Presentation',
      ],
      requiredFields: ['technicalRequirements', 'decisionMakers'],
      exitCriteria: ['Positive evaluation', 'Proposal requested'],
    },
    {
      id: 'proposal',
      label: 'Proposal',
      kind: 'open',
      aliases: ['Decision Maker Bought-In', 'Proposal/Price Quote', 'Proposal Sent', 'Quote', 'Price Quote'],
      requiredFields: ['pricingSheet', 'paymentTerms', 'stakeholderMap'],
      exitCriteria: ['Proposal delivered and reviewed'],
      staleAfterDays: 10,
    },
    {
      id: 'negotiation',
      label: 'Negotiation',
      kind: 'open',
      aliases: ['Contract Sent', 'Negotiation/Review', 'Negotiating', 'Contract'],
      requiredFields: ['redlines', 'approvalChain', 'closeDate'],
      exitCriteria: ['Terms agreed', 'Contract sent'],
      staleAfterDays: 21,
    },
    {
      id: 'closedwon',
      label: 'Closed Won',
      kind: 'won',
      aliases: ['Won'],
      requiredFields: ['signedContract', 'paymentTerms'],
      exitCriteria: ['Handoff to customer success complete'],
    },
    {
      id: 'closedlost',
      label: 'Closed Lost',
      kind: 'lost',
      aliases: ['Lost'],
      requiredFields: ['lossReason'],
      exitCriteria: ['Post-mortem logged'],
    },
  ],
};
