import type { PackHygiene } from '../../pack-parts/hygiene';

/**
 * The figures of domain.md § 7. Left to the team: the country of its phone numbers, and what tells a
 * record of its marketing automation from one of the CRM.
 */
export const HYGIENE: PackHygiene = {
  activityFields: ['lastActivityAt', 'lastContactedAt'],
  inactiveMonths: 12,
  staleContactMonths: 6,
  undeliverableWhen: { op: 'exists', field: 'emailBounce' },
  sampleSize: 50,
  enrichedFields: ['jobTitle', 'industry', 'employees', 'annualRevenue', 'country'],
};
