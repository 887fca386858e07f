import type { ScopeChoice, SyncObject } from '../../../record/sync';
import { isRefused } from '../../api/failure';
import { SALESFORCE_OBJECT } from '../url';
import type { SalesforceClient } from './client';
import { apiValue } from './rows';
import { soqlId } from './soql';

const ALL: ScopeChoice = { scope: { kind: 'all' }, label: 'Everything I may see', group: 'Everything' };

/** The user's own records, those of the people who report to the user, and list views. @throws CrmApiError */
export async function salesforceScopes(client: SalesforceClient, object: SyncObject): Promise<ScopeChoice[]> {
  const [user, views] = await Promise.all([
    client.userId(),
    unlessRefused(client.listViews(SALESFORCE_OBJECT[object])),
  ]);
  return [
    ALL,
    ...(user ? await ownChoices(client, user) : []),
    ...views.map(
      ({ id, label }): ScopeChoice => ({
        scope: { kind: 'view', view: id, label },
        label,
        group: 'List views',
      }),
    ),
  ];
}

async function ownChoices(client: SalesforceClient, user: string): Promise<ScopeChoice[]> {
  const reports = await unlessRefused(
    client.query(`SELECT Id FROM User WHERE ManagerId = ${soqlId(user)} AND IsActive = true`, 'your team'),
  );
  const team = reports.flatMap((row) => apiValue(row.Id) ?? []).map(String);
  const mine: ScopeChoice = {
    scope: { kind: 'owners', owners: [user], label: 'Mine' },
    label: 'Mine',
    group: 'People',
  };
  if (team.length === 0) return [mine];
  const label = 'Mine and those of my reports';
  return [mine, { scope: { kind: 'owners', owners: [user, ...team], label }, label, group: 'Teams' }];
}

async function unlessRefused<T>(work: Promise<T[]>): Promise<T[]> {
  try {
    return await work;
  } catch (error) {
    if (isRefused(error)) return [];
    throw error;
  }
}
