import type { PackScoring } from '../../pack-parts/scoring';
import { COMPLEMENTARY_TOOLS, PRIMARY_COUNTRIES, TARGET_INDUSTRIES } from './audience';
import { anyOf, atLeast, seen, words } from './conditions';
import { COMPETITOR_EMAIL, noEngagement, PERSONAL_EMAIL, STUDENT_TITLE } from './negative-signals';

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
  negative: [PERSONAL_EMAIL, noEngagement(30, 'lastEngagementAt', -10), COMPETITOR_EMAIL, STUDENT_TITLE],
  resetField: 'recycledAt',
  recalibrateEveryDays: 92,
};
