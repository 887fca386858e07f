import type { ScopeChoice } from '../../../record/sync';
import { isRefused } from '../../api/failure';
import type { HubspotClient } from './client';
import type { HubspotOwner } from './shapes';

const ALL: ScopeChoice = {
  scope: { kind: 'all' },
  label: 'Everything this key may read',
  group: 'Everything',
};

/**
 * A key belongs to no person, so one says whose records are one's own; teams are those of the owners.
 * HubSpot's saved views are not in its API. @throws CrmApiError
 */
export async function hubspotScopes(client: HubspotClient): Promise<ScopeChoice[]> {
  try {
    const owners = await client.owners();
    return [ALL, ...owners.map(personChoice), ...teamChoices(owners)];
  } catch (error) {
    if (isRefused(error)) return [ALL];
    throw error;
  }
}

function personChoice({ id, firstName, lastName, email }: HubspotOwner): ScopeChoice {
  const label = [firstName, lastName].filter(Boolean).join(' ') || email || id;
  return { scope: { kind: 'owners', owners: [id], label }, label, group: 'People' };
}

function teamChoices(owners: readonly HubspotOwner[]): ScopeChoice[] {
  const teams = new Map<string, { label: string; owners: string[] }>();
  for (const owner of owners)
    for (const { id, name } of owner.teams ?? []) {
      const team = teams.get(id) ?? { label: name, owners: [] };
      team.owners.push(owner.id);
      teams.set(id, team);
    }
  return [...teams.values()].map(({ label, owners: ids }) => ({
    scope: { kind: 'owners', owners: ids, label },
    label: `Team ${label}`,
    group: 'Teams',
  }));
}
