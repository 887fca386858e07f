import type { Condition } from '../../conditions/condition';
import type { PackScoring } from '../../pack-parts/scoring';

const anyOf = (...of: Condition[]): Condition => ({ op: 'any', of });
const words = (field: string, list: string[]): Condition => ({ op: 'anyOfWords', field, words: list });
const seen = (field: string): Condition => ({ op: 'exists', field });
const atLeast = (field: string, value: number): Condition => ({ op: 'gte', field, value });

/** Industries, countries and tools are examples: each team names its own in the pack. */
const TARGET_INDUSTRIES = ['software', 'saas', 'technology', 'internet', 'financial services', 'logistics'];
const PRIMARY_COUNTRIES = [
  'United States',
  'United States of America',
  'USA',
  'US',
  'Canada',
  'CA',
  'United Kingdom',
  'UK',
  'GB',
  'Germany',
  'Deutschland',
  'DE',
  'France',
  'FR',
];
const COMPLEMENTARY_TOOLS = [
  'HubSpot',
  'Salesforce',
  'ActiveCampaign',
  'Calendly',
  'SavvyCal',
  'Clearbit',
  'Apollo',
  'ZoomInfo',
  'Zapier',
];
const PERSONAL_MAIL = [
  'gmail',
  'googlemail',
  'yahoo',
  'hotmail',
  'outlook',
  'live',
  'icloud',
  'aol',
  'gmx',
  'proton',
  'protonmail',
];

/**
 * The mid-market model of domain.md § 2: weights, threshold, points and the decay of its full
 * template. The two minimums are Leadlight's default: half of the fit share and two fifths of the
 * engagement share, so that neither alone makes an MQL.
 */
export const MID_MARKET_SCORING: PackScoring = {
  appliesTo: ['lead', 'contact'],
  weights: { fit: 50, engagement: 50 },
  threshold: 65,
  fitMinimum: 25,
  engagementMinimum: 20,
  fit: [
    {
      id: 'company-size',
      label: 'Company size 50–1,000',
      points: 15,
      when: { op: 'between', field: 'employees', from: 50, to: 1000 },
    },
    { id: 'industry', label: 'Target industry', points: 10, when: words('industry', TARGET_INDUSTRIES) },
    {
      id: 'seniority',
      label: 'Manager to VP',
      points: 15,
      when: words('jobTitle', ['manager', 'director', 'head', 'vp', 'svp', 'evp', 'vice president']),
    },
    {
      id: 'geography',
      label: 'Primary geography',
      points: 10,
      when: { op: 'in', field: 'country', values: PRIMARY_COUNTRIES },
    },
    { id: 'tech', label: 'Complementary tool', points: 10, when: words('techStack', COMPLEMENTARY_TOOLS) },
  ],
  engagement: [
    {
      id: 'demo-or-trial',
      label: 'Demo requested or trial started',
      points: 25,
      when: anyOf(seen('demoRequestedAt'), seen('trialStartedAt')),
    },
    {
      id: 'pricing',
      label: 'Pricing page',
      points: 15,
      when: seen('pricingLastViewedAt'),
      since: 'pricingLastViewedAt',
      decay: { points: 5, everyDays: 7 },
    },
    {
      id: 'case-study',
      label: 'Case study',
      points: 10,
      when: seen('caseStudyViewedAt'),
      since: 'caseStudyViewedAt',
      decay: { points: 5, everyDays: 14 },
    },
    {
      id: 'webinar',
      label: 'Webinar attended',
      points: 10,
      when: seen('webinarAttendedAt'),
      since: 'webinarAttendedAt',
      decay: { points: 5, everyDays: 30 },
    },
    {
      id: 'email-clicks',
      label: '3+ e-mail clicks',
      points: 10,
      when: atLeast('emailClicks', 3),
      since: 'lastEmailClickAt',
      decay: { points: 2, everyDays: 30 },
    },
    {
      id: 'blog',
      label: '5+ blog pages',
      points: 10,
      when: atLeast('blogViews', 5),
      since: 'lastEngagementAt',
      decay: { points: 5, everyDays: 14 },
    },
  ],
  negative: [
    {
      id: 'personal-email',
      label: 'Personal e-mail',
      points: -10,
      when: anyOf(
        ...PERSONAL_MAIL.map((name): Condition => ({ op: 'contains', field: 'email', text: `@${name}.` })),
      ),
    },
    {
      id: 'no-engagement',
      label: 'No engagement in 30 days',
      points: -10,
      when: anyOf(
        { op: 'olderThanDays', field: 'lastEngagementAt', days: 30 },
        {
          op: 'all',
          of: [
            { op: 'empty', field: 'lastEngagementAt' },
            { op: 'olderThanDays', field: 'createdAt', days: 30 },
          ],
        },
      ),
    },
    {
      id: 'competitor',
      label: 'Competitor’s e-mail domain',
      points: -50,
      when: anyOf(
        { op: 'contains', field: 'email', text: '@competitor.example' },
        { op: 'contains', field: 'email', text: '@rivalware.example' },
      ),
    },
    {
      id: 'student',
      label: 'Student or intern',
      points: -25,
      when: words('jobTitle', ['student', 'intern', 'trainee', 'Praktikant', 'Werkstudent']),
    },
  ],
};
