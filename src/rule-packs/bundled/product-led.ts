import type { PackScoring } from '../../pack-parts/scoring';
import type { RulePack } from '../schema';
import { COMPLEMENTARY_TOOLS, TARGET_INDUSTRIES } from './audience';
import { atLeast, seen, words } from './conditions';
import { onLead } from './fields';
import { midMarketPack } from './mid-market';
import { COMPETITOR_EMAIL, noEngagement, PERSONAL_EMAIL } from './negative-signals';

const FIELDS: RulePack['fields'] = {
  accountCreatedAt: onLead('Account created', 'datetime', 'account_created_at', 'Account_Created_At__c'),
  onboardingDoneAt: onLead('Onboarding done', 'datetime', 'onboarding_done_at', 'Onboarding_Done_At__c'),
  coreFeatureUses: onLead('Core feature uses', 'number', 'core_feature_uses', 'Core_Feature_Uses__c'),
  teamInvitedAt: onLead('Team member invited', 'datetime', 'team_invited_at', 'Team_Invited_At__c'),
  usageLimitHitAt: onLead('Usage limit hit', 'datetime', 'usage_limit_hit_at', 'Usage_Limit_Hit_At__c'),
  lastLoginAt: onLead('Last login', 'datetime', 'last_login_at', 'Last_Login_At__c'),
};

/** The product-led model of domain.md § 2; decay of its full template. */
const SCORING: PackScoring = {
  appliesTo: ['lead', 'contact'],
  weights: { fit: 30, engagement: 70 },
  threshold: 60,
  fitMinimum: 10,
  engagementMinimum: 30,
  fit: [
    {
      id: 'company-size',
      label: 'Company size 10–500',
      points: 15,
      when: { op: 'between', field: 'employees', from: 10, to: 500 },
    },
    { id: 'industry', label: 'Target industry', points: 10, when: words('industry', TARGET_INDUSTRIES) },
    {
      id: 'seniority',
      label: 'Manager or above',
      points: 10,
      when: words('jobTitle', [
        'manager',
        'director',
        'head',
        'vp',
        'chief',
        'ceo',
        'cto',
        'founder',
        'owner',
      ]),
    },
    { id: 'tech', label: 'Complementary tool', points: 10, when: words('techStack', COMPLEMENTARY_TOOLS) },
  ],
  engagement: [
    { id: 'account', label: 'Account created', points: 15, when: seen('accountCreatedAt') },
    { id: 'onboarding', label: 'Onboarding done', points: 20, when: seen('onboardingDoneAt') },
    {
      id: 'core-feature',
      label: 'Core feature 3+ times',
      points: 25,
      when: atLeast('coreFeatureUses', 3),
      since: 'lastLoginAt',
      decay: { points: 5, everyDays: 30 },
    },
    { id: 'invited', label: 'Invited a team member', points: 25, when: seen('teamInvitedAt') },
    {
      id: 'limit',
      label: 'Hit a usage limit',
      points: 20,
      when: seen('usageLimitHitAt'),
      since: 'usageLimitHitAt',
      decay: { points: 10, everyDays: 30 },
    },
    {
      id: 'pricing',
      label: 'Pricing page',
      points: 15,
      when: seen('pricingLastViewedAt'),
      since: 'pricingLastViewedAt',
      decay: { points: 5, everyDays: 7 },
    },
  ],
  negative: [
    PERSONAL_EMAIL,
    { ...noEngagement(14, 'lastLoginAt', -15), id: 'no-login', label: 'No login in 14 days' },
    COMPETITOR_EMAIL,
  ],
  resetField: 'recycledAt',
  recalibrateEveryDays: 31,
};

/** For teams that sell at $500–5k a year to people who use the product already. */
export const productLedPack: RulePack = {
  ...midMarketPack,
  id: 'product-led',
  name: 'Product-led',
  fields: { ...midMarketPack.fields, ...FIELDS },
  scoring: SCORING,
};
