import type { PackRouting } from '../../pack-parts/routing';

export const ROUTING: PackRouting = {
  zone: 'UTC',
  resets: 'weekly',
  unknown: 'skip',
  fields: { email: 'email' },
  teams: [{ id: 'sales', label: 'Sales' }],
  people: [{ id: 'kim', label: 'Kim Rep', team: 'sales' }],
  branches: [],
  fallback: { queue: { label: 'Inbound', slaMinutes: 60 } },
};
export const routing = (change: Partial<PackRouting>) => ({ routing: { ...ROUTING, ...change } });
export const branch = (id: string, more: Partial<PackRouting['branches'][number]> = {}) => ({
  id,
  label: id,
  to: { method: 'roundRobin' as const },
  ...more,
});
export const fromWeb = { when: { op: 'eq' as const, field: 'source', value: 'Web' } };
export const tierOf = (tier: number, owner?: string) => ({
  tier,
  slaMinutes: 60,
  accounts: [{ id: `a${tier}`, label: 'A', domains: ['a.example'], ...(owner !== undefined && { owner }) }],
});
