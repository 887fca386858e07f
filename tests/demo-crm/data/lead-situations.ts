import type { LeadPlan } from './lead-builder';
import type { LeadSituation } from './showcase';
import { DAY, HOUR, MINUTE, SECOND } from './time';

type Plan = Omit<LeadPlan, 'situation'>;

const DEMO_FORM = 'Request a demo';

const DECISION_MAKER = {
  jobTitle: 'VP Sales',
  employees: 420,
  industry: 'Computer software',
  country: 'United States',
} as const;

/** Speed to lead and its escalation chain: 5, 15, 30 and 60 minutes (domain.md § 3). */
const RESPONSE_SITUATIONS = {
  fresh: { formAgo: 2 * MINUTE, formName: DEMO_FORM },
  'at-risk': { formAgo: 4 * MINUTE + 10 * SECOND, formName: DEMO_FORM },
  breached: { formAgo: 12 * MINUTE, formName: DEMO_FORM },
  'contacted-in-time': { formAgo: 26 * HOUR, contactAfter: 3 * MINUTE + 5 * SECOND },
  'contacted-late': { formAgo: 27 * HOUR, contactAfter: 18 * MINUTE + 40 * SECOND },
  'no-form-time': { formAgo: null, ageInDays: 9, assignedAfter: 2 * HOUR },
  unassigned: { formAgo: 25 * MINUTE, assignedAfter: null },
  'system-delay': { formAgo: 30 * HOUR, assignedAfter: 47 * MINUTE, contactAfter: 50 * MINUTE },
  'backup-rep-due': { formAgo: 16 * MINUTE },
  'manager-due': { formAgo: 35 * MINUTE },
  'reassign-due': { formAgo: 65 * MINUTE },
  cold: { formAgo: 27 * HOUR },
  'contacted-not-qualified': { formAgo: 4 * DAY, contactAfter: 4 * MINUTE, status: 'ATTEMPTED_TO_CONTACT' },
} satisfies Partial<Record<LeadSituation, Plan>>;

/** Who scores high or low, and why. */
const SCORE_SITUATIONS = {
  'high-fit-no-engagement': {
    formAgo: null,
    ageInDays: 50,
    lifecycle: 'lead',
    person: DECISION_MAKER,
    custom: { techStack: 'Salesforce, Slack' },
  },
  'student-ebooks': {
    formAgo: 6 * DAY,
    formName: 'E-book download',
    lifecycle: 'lead',
    signals: Array.from({ length: 9 }, (_, i) => ['whitepaper', 6 + i * 3, `E-book ${i + 1}`] as const),
    person: {
      email: 'sam.studious@students.example.edu',
      company: null,
      jobTitle: 'Student',
      industry: null,
      employees: null,
    },
  },
  'competitor-email': {
    formAgo: 2 * DAY,
    contactAfter: 6 * MINUTE,
    person: { email: 'nosy.rival@rivalware.example', company: 'Rivalware (fictitious)' },
    signals: [
      ['pricing-page', 2],
      ['comparison-page', 2],
    ],
  },
  'personal-email': {
    formAgo: 3 * DAY,
    contactAfter: 9 * MINUTE,
    person: { email: 'leadlight-demo-person@gmail.com', company: null, employees: null },
  },
  unsubscribed: { formAgo: 40 * DAY, contactAfter: HOUR, signals: [['unsubscribe', 12]], lifecycle: 'lead' },
  'mql-by-demo-request': {
    formAgo: 90 * MINUTE,
    formName: DEMO_FORM,
    contactAfter: 4 * MINUTE,
    person: DECISION_MAKER,
    signals: [['demo-request', 0.0625]],
  },
  'mql-by-score': {
    formAgo: 3 * DAY,
    contactAfter: 4 * MINUTE + 40 * SECOND,
    person: DECISION_MAKER,
    custom: { techStack: 'HubSpot, Slack' },
    signals: [
      ['pricing-page', 1.2],
      ['case-study', 3],
      ['webinar-attended', 8],
      ...Array.from({ length: 4 }, (_, i) => ['email-click', 2 + i] as const),
      ...Array.from({ length: 6 }, (_, i) => ['blog-visit', 1.5 + i] as const),
    ],
  },
  decayed: {
    formAgo: 80 * DAY,
    contactAfter: 3 * HOUR,
    lifecycle: 'lead',
    person: DECISION_MAKER,
    signals: [
      ['pricing-page', 79],
      ['webinar-attended', 85],
      ['email-click', 78],
    ],
  },
  'product-signup': {
    formAgo: 5 * DAY,
    formName: 'Sign up',
    contactAfter: 4 * MINUTE,
    signals: [
      ['free-trial', 5],
      ['account-created', 5],
      ['onboarding-done', 4.8],
      ['core-feature', 3],
      ['core-feature', 2],
      ['core-feature', 1.4],
      ['invited-team', 1.2],
    ],
  },
} satisfies Partial<Record<LeadSituation, Plan>>;

/** Every stage of the lifecycle, and the ways back (domain.md § 1, § 3). */
const LIFECYCLE_SITUATIONS = {
  converted: {
    formAgo: 30 * DAY,
    contactAfter: 4 * MINUTE,
    convertedAfter: 6 * DAY,
    status: 'OPEN_DEAL',
    lifecycle: 'opportunity',
  },
  recycled: {
    formAgo: 1 * DAY,
    contactAfter: 4 * MINUTE,
    signals: [
      ['webinar-attended', 150],
      ['pricing-page', 1.1],
      ['demo-request', 1],
    ],
    person: DECISION_MAKER,
    custom: { rejectionReason: 'ENG-02', recycledAt: null },
  },
  'rejected-too-small': {
    formAgo: 12 * DAY,
    contactAfter: 5 * HOUR,
    status: 'UNQUALIFIED',
    lifecycle: 'lead',
    person: { employees: 3 },
    custom: { rejectionReason: 'FIT-01' },
  },
  'rejected-no-response': {
    formAgo: 25 * DAY,
    contactAfter: 11 * MINUTE,
    status: 'UNQUALIFIED',
    lifecycle: 'lead',
    custom: { rejectionReason: 'ENG-01' },
  },
  'bad-timing': {
    formAgo: 20 * DAY,
    contactAfter: 40 * MINUTE,
    status: 'BAD_TIMING',
    lifecycle: 'lead',
    custom: { rejectionReason: 'ENG-02' },
  },
  subscriber: {
    formAgo: null,
    ageInDays: 15,
    lifecycle: 'subscriber',
    person: { company: null, jobTitle: null, industry: null, employees: null, phone: null },
  },
  sql: { formAgo: 7 * DAY, contactAfter: 3 * MINUTE, status: 'CONNECTED', lifecycle: 'salesqualifiedlead' },
  customer: {
    formAgo: 200 * DAY,
    contactAfter: 4 * MINUTE,
    convertedAfter: 9 * DAY,
    status: 'OPEN_DEAL',
    lifecycle: 'customer',
  },
  evangelist: {
    formAgo: 330 * DAY,
    contactAfter: 8 * MINUTE,
    convertedAfter: 12 * DAY,
    status: 'OPEN_DEAL',
    lifecycle: 'evangelist',
  },
  'committee-1': {
    formAgo: 3 * DAY,
    contactAfter: 4 * MINUTE,
    companyIndex: 3,
    signals: [['pricing-page', 2]],
  },
  'committee-2': {
    formAgo: 2 * DAY,
    contactAfter: 3 * MINUTE,
    companyIndex: 3,
    signals: [['case-study', 2]],
  },
  'committee-3': {
    formAgo: 1 * DAY,
    contactAfter: 4 * MINUTE,
    companyIndex: 3,
    signals: [['roi-calculator', 1]],
  },
} satisfies Partial<Record<LeadSituation, Plan>>;

const VALUE_SITUATIONS = {
  'no-email': { formAgo: 2 * DAY, contactAfter: 7 * MINUTE, person: { email: null } },
  'no-company': { formAgo: 2 * DAY, contactAfter: 4 * MINUTE, person: { company: null, employees: null } },
  markup: {
    formAgo: 2 * DAY,
    contactAfter: 4 * MINUTE,
    person: {
      firstName: '<img src=x onerror="window.__demoPwned=1">',
      jobTitle: '<script>alert(1)</script>',
    },
  },
  'non-ascii': {
    formAgo: 2 * DAY,
    contactAfter: 4 * MINUTE,
    person: {
      firstName: 'Łucja',
      lastName: 'Näsström-例',
      jobTitle: 'Geschäftsführerin',
      company: 'Örnek A.Ş. 株式会社例',
    },
  },
} satisfies Partial<Record<LeadSituation, Plan>>;

export const LEAD_PLANS: Record<LeadSituation, Plan> = {
  ...RESPONSE_SITUATIONS,
  ...SCORE_SITUATIONS,
  ...LIFECYCLE_SITUATIONS,
  ...VALUE_SITUATIONS,
};
