import type { PackTarget } from '../../pack-parts/targets';

/** What teams aim for (domain.md § 8), for the pack’s owner to change. Coverage follows with the first quota. */
export const TARGETS: PackTarget[] = [
  { metric: 'leadToMql', low: 0.05, high: 0.15 },
  { metric: 'mqlToSql', low: 0.3, high: 0.5 },
  { metric: 'sqlToOpportunity', low: 0.5, high: 0.7 },
  { metric: 'winRate', low: 0.2, high: 0.3 },
  { metric: 'ltvToCac', low: 3, high: 5 },
  { metric: 'speedToLeadMinutes', high: 5 },
];
