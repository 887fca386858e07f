import type { PackRouting } from '../../pack-parts/routing';
import { DEFAULT_ROUTING } from '../../routing/default-routing';

/**
 * The default tree of domain.md § 4 without people, accounts and territories: until a team fills
 * them in, the queues take everything and no rule judges an owner.
 */
export const ROUTING: PackRouting = {
  ...DEFAULT_ROUTING,
  buyingCommittee: { engagedWhen: { op: 'withinDays', field: 'lastEngagementAt', days: 90 } },
};

/** What a CRM as it is delivered can tell apart: named accounts, territories, and everybody else. */
export const STARTER_ROUTING: PackRouting = {
  ...DEFAULT_ROUTING,
  teams: DEFAULT_ROUTING.teams.filter(({ id }) => id === 'sales'),
  buyingCommittee: { engagedWhen: { op: 'withinDays', field: 'lastActivityAt', days: 90 } },
  branches: DEFAULT_ROUTING.branches.filter(({ id }) => ['named-account', 'territory', 'rest'].includes(id)),
};
