import type { PackRouting } from '../pack-parts/routing';

/**
 * The default tree of domain.md § 4, for packs to start from: a team fills in its people, accounts
 * and territories. Beside the concepts it reads three fields that the pack has to define:
 * `likelyAcv` (money), `productSignup` (yes/no) and `teamUsers` (number).
 */
export const DEFAULT_ROUTING: PackRouting = {
  zone: 'UTC',
  resets: 'weekly',
  unknown: 'skip',
  attainment: 'same',
  fields: { email: 'email', company: 'company', owner: 'owner' },
  teams: [
    { id: 'enterprise', label: 'Enterprise', queue: { label: 'Enterprise queue', slaMinutes: 60 } },
    { id: 'plg', label: 'Product-led growth', queue: { label: 'Product-led queue', slaMinutes: 60 } },
    { id: 'sales', label: 'Sales', queue: { label: 'Sales queue', slaMinutes: 60 } },
  ],
  people: [],
  accountTiers: [
    { tier: 1, slaMinutes: 60, accounts: [] },
    { tier: 2, slaMinutes: 240, accounts: [] },
    { tier: 3, slaBusinessDays: 0, accounts: [] },
  ],
  territories: [],
  branches: [
    { id: 'named-account', label: 'Named account', match: 'namedAccount', to: { method: 'account' } },
    {
      id: 'enterprise',
      label: 'Likely ACV over $50K',
      when: { op: 'gt', field: 'likelyAcv', value: 50_000 },
      to: { method: 'roundRobin', team: 'enterprise' },
    },
    {
      id: 'plg',
      label: 'Product-led signup with team usage',
      when: {
        op: 'all',
        of: [
          { op: 'eq', field: 'productSignup', value: true },
          { op: 'gte', field: 'teamUsers', value: 2 },
        ],
      },
      to: { method: 'roundRobin', team: 'plg' },
    },
    { id: 'territory', label: 'Territory', match: 'territory', to: { method: 'territory' } },
    { id: 'rest', label: 'Everybody else', to: { method: 'roundRobin', team: 'sales' } },
  ],
  fallback: { queue: { label: 'Inbound queue', slaMinutes: 60 } },
};
