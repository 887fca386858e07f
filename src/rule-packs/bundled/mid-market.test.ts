import { describe, expect, it } from 'vitest';
import { CONCEPTS } from '../../record/concepts';
import { deal, filled, lead, opportunity, stage } from '../../rule-kinds/testing/record-builder';
import { packFieldMap } from '../field-map';
import { packContext } from '../pack-context';
import { midMarketPack } from './mid-market';

const context = packContext(midMarketPack);
const placeOf = (name: string) => context.placeOf(deal(), stage(name))?.stage.id ?? null;

describe('stages of the mid-market pack', () => {
  it.each([
    [
      'HubSpot labels',
      [
        'Appointment Scheduled',
        'Qualified To Buy',
        'Presentation Scheduled',
        'Decision Maker Bought-In',
        'Contract Sent',
        'Closed Won',
        'Closed Lost',
      ],
    ],
    [
      'HubSpot ids',
      [
        'appointmentscheduled',
        'qualifiedtobuy',
        'presentationscheduled',
        'decisionmakerboughtin',
        'contractsent',
        'closedwon',
        'closedlost',
      ],
    ],
    [
      'Salesforce',
      [
        'Prospecting',
        'Needs Analysis',
        'Id. Decision Makers',
        'Proposal/Price Quote',
        'Negotiation/Review',
        'Closed Won',
        'Closed Lost',
      ],
    ],
    [
      'Salesforce, the others',
      [
        'Qualification',
        'Value Proposition',
        'Perception Analysis',
        'Proposal/Price Quote',
        'Negotiation/Review',
        'Closed Won',
        'Closed Lost',
      ],
    ],
    ['common words', ['Prospecting', 'Engaging', 'Evaluation', 'Quote', 'Negotiating', 'Won', 'Lost']],
  ])('covers %s one to one', (_name, names) => {
    expect(names.map(placeOf)).toEqual([
      'qualified',
      'discovery',
      'demo',
      'proposal',
      'negotiation',
      'closedwon',
      'closedlost',
    ]);
  });

  it('believes the label of a stage whose id is left over from an older name', () => {
    expect(context.placeOf(deal(), stage('Discovery', 'appointmentscheduled'))?.stage.id).toBe('discovery');
    const renamed = deal({ stages: [stage('Discovery', 'appointmentscheduled')] });
    expect(context.placeOf(renamed, 'appointmentscheduled')?.stage.id).toBe('discovery');
    expect(context.placeOf(deal(), stage('First call', 'qualifiedtobuy'))?.stage.id).toBe('discovery');
  });

  it('does not guess a stage it has never heard of', () => {
    expect(placeOf('Pilot')).toBeNull();
    expect(placeOf('')).toBeNull();
    expect(context.placeOf(deal(), null)).toBeNull();
  });

  it('looks in the record’s own pipeline first', () => {
    const second = {
      ...midMarketPack,
      pipelines: [
        ...midMarketPack.pipelines,
        {
          id: 'renewals',
          label: 'Renewals',
          stages: [
            { id: 'quote', label: 'Proposal', kind: 'open' as const, aliases: [], requiredFields: [] },
          ],
        },
      ],
    };
    const two = packContext(second);
    const renewal = deal({ fields: { pipeline: filled('Renewals') } });
    expect(two.placeOf(renewal, 'Proposal')?.stage.id).toBe('quote');
    expect(two.placeOf(renewal, 'Negotiation')).toBeNull();
    expect(two.placeOf(deal(), 'Proposal')?.stage.id).toBe('proposal');
  });
});

describe('fields of the mid-market pack', () => {
  it('exist where the CRM has them', () => {
    const company = context.field('company');
    expect(company.existsOn(deal().identity)).toBe(false);
    expect(company.existsOn(opportunity().identity)).toBe(true);
    expect(company.existsOn(lead().identity)).toBe(true);
    expect(context.field('lossReason').existsOn(deal().identity)).toBe(true);
    expect(context.field('redlines').existsOn(lead().identity)).toBe(false);
    expect(context.field('closeDate')).toMatchObject({ ...CONCEPTS.closeDate, name: 'closeDate' });
    expect(context.field('nope').existsOn(deal().identity)).toBe(false);
  });

  it('reach the adapters with their API names, without empty lists', () => {
    const map = packFieldMap(midMarketPack);
    expect(map.find((field) => field.name === 'company')?.apiNames).toEqual({
      hubspot: {},
      salesforce: { deal: ['AccountId'] },
    });
    expect(map.find((field) => field.name === 'emailClicks')).toEqual({
      name: 'emailClicks',
      label: 'E-mail clicks',
      type: 'number',
      apiNames: {
        hubspot: { lead: ['hs_email_click'], contact: ['hs_email_click'] },
        salesforce: { lead: ['Email_Clicks__c'], contact: ['Email_Clicks__c'] },
      },
    });
  });
});
