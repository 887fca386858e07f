import type { PackScoring } from '../../pack-parts/scoring';
import type { RulePack } from '../schema';
import { TARGET_INDUSTRIES } from './audience';
import { atLeast, seen, words } from './conditions';
import { dealDesk } from './deal-desk';
import { onLead } from './fields';
import { midMarketPack } from './mid-market';
import { COMPETITOR_EMAIL } from './negative-signals';

const FIELDS: RulePack['fields'] = {
  seniority: onLead('Buying role', 'choice', 'hs_buying_role', 'Buying_Role__c'),
  engagedStakeholders: onLead(
    'Engaged stakeholders',
    'number',
    'engaged_stakeholders',
    'Engaged_Stakeholders__c',
  ),
  executiveWebinarAt: onLead(
    'Executive webinar',
    'datetime',
    'executive_webinar_at',
    'Executive_Webinar_At__c',
  ),
  roiGuideAt: onLead('ROI guide', 'datetime', 'roi_guide_at', 'ROI_Guide_At__c'),
  pricingViews: onLead('Pricing page views', 'number', 'pricing_views', 'Pricing_Views__c'),
};

const LEADERS = [
  'vp',
  'svp',
  'evp',
  'vice president',
  'chief',
  'ceo',
  'cfo',
  'cio',
  'cto',
  'coo',
  'president',
];
/** Products that we replace: examples, each team names its own. */
const COMPETING_TOOLS = ['Rivalware', 'Competitor Suite'];

/** The enterprise model of domain.md § 2; decay of its full template. */
const SCORING: PackScoring = {
  appliesTo: ['lead', 'contact'],
  weights: { fit: 60, engagement: 40 },
  threshold: 75,
  fitMinimum: 30,
  engagementMinimum: 16,
  fit: [
    { id: 'company-size', label: 'Company size 500+', points: 20, when: atLeast('employees', 500) },
    { id: 'revenue', label: 'Revenue 50M+', points: 15, when: atLeast('annualRevenue', 50_000_000) },
    { id: 'industry', label: 'Target industry', points: 15, when: words('industry', TARGET_INDUSTRIES) },
    { id: 'title', label: 'VP or above', points: 20, when: words('jobTitle', LEADERS) },
    {
      id: 'decision-maker',
      label: 'Decision maker',
      points: 15,
      when: { op: 'in', field: 'seniority', values: ['Decision maker', 'DECISION_MAKER', 'Economic buyer'] },
    },
    {
      id: 'competitor-product',
      label: 'Uses a competitor’s product',
      points: 10,
      when: words('techStack', COMPETING_TOOLS),
    },
  ],
  engagement: [
    { id: 'demo', label: 'Demo requested', points: 30, when: seen('demoRequestedAt') },
    {
      id: 'stakeholders',
      label: 'Several stakeholders engaged',
      points: 20,
      when: atLeast('engagedStakeholders', 2),
    },
    {
      id: 'executive-webinar',
      label: 'Executive webinar attended',
      points: 15,
      when: seen('executiveWebinarAt'),
      since: 'executiveWebinarAt',
      decay: { points: 5, everyDays: 30 },
    },
    {
      id: 'roi-guide',
      label: 'ROI guide',
      points: 10,
      when: seen('roiGuideAt'),
      since: 'roiGuideAt',
      decay: { points: 5, everyDays: 30 },
    },
    {
      id: 'pricing',
      label: 'Pricing page twice or more',
      points: 15,
      when: atLeast('pricingViews', 2),
      since: 'pricingLastViewedAt',
      decay: { points: 5, everyDays: 7 },
    },
  ],
  negative: [
    {
      id: 'small-company',
      label: 'Company below 100',
      points: -30,
      when: { op: 'lt', field: 'employees', value: 100 },
    },
    {
      id: 'individual-contributor',
      label: 'Individual contributor',
      points: -15,
      when: words('jobTitle', [
        'analyst',
        'assistant',
        'associate',
        'coordinator',
        'engineer',
        'developer',
        'specialist',
      ]),
    },
    COMPETITOR_EMAIL,
  ],
  resetField: 'recycledAt',
  recalibrateEveryDays: 92,
};

/** For teams that sell from $50k a year on, to several people at once. */
export const enterprisePack: RulePack = {
  ...midMarketPack,
  id: 'enterprise',
  name: 'Enterprise',
  fields: { ...midMarketPack.fields, ...FIELDS },
  scoring: SCORING,
  dealDesk: dealDesk(100_000),
};
