import { describe, expect, it } from 'vitest';
import { describeHubspotAccount } from '../hubspot/api/describe-account';
import { describeSalesforceAccount } from '../salesforce/api/describe-account';
import { CrmApiError } from './failure';

const refused = () =>
  Promise.reject(new CrmApiError('missing-scope', 'hubspot', 'leads', { scopes: ['crm.leads'] }));

const stage = (id: string, displayOrder: number, metadata?: Record<string, unknown>) => ({
  id,
  label: id,
  displayOrder,
  ...(metadata && { metadata }),
});

describe('an account describes itself', () => {
  it('in HubSpot, with stages in their order and what ends a deal', async () => {
    const described = await describeHubspotAccount(
      {
        pipelines: async () => [
          {
            id: 'default',
            label: 'Sales',
            stages: [
              stage('won', 2, { isClosed: 'true', probability: '1.0' }),
              stage('new', 0, { isClosed: 'false', probability: '0.2' }),
              stage('lost', 3, { isClosed: 'true', probability: '0.0' }),
              stage('odd', 1),
            ],
          },
        ],
        properties: async (object) =>
          object === 'lead'
            ? refused()
            : [
                { name: 'amount', label: 'Amount', type: 'number', numberDisplayHint: 'currency' },
                {
                  name: 'region',
                  label: 'Region',
                  type: 'enumeration',
                  options: [{ value: 'e', label: 'EMEA' }],
                },
              ],
      },
      '7',
    );
    expect(described.pipelines[0]?.stages.map(({ id, kind }) => [id, kind])).toEqual([
      ['new', 'open'],
      ['odd', null],
      ['won', 'won'],
      ['lost', 'lost'],
    ]);
    expect(described.fields.deal).toEqual([
      { name: 'amount', label: 'Amount', type: 'money', isRequired: false, choices: [] },
      { name: 'region', label: 'Region', type: 'choice', isRequired: false, choices: ['EMEA'] },
    ]);
    expect(described).toMatchObject({ fields: { lead: [] }, missing: ['crm.leads'] });
  });

  it('in Salesforce, with the fields that it requires itself', async () => {
    const field = (name: string, more: object) => ({ name, label: name, type: 'string', ...more });
    const described = await describeSalesforceAccount(
      {
        describe: async (name) => ({
          name,
          fields: [
            field('Name', { nillable: false, createable: true }),
            field('CreatedDate', { nillable: false, createable: false }),
            field('OwnerId', { nillable: false, createable: true, defaultedOnCreate: true }),
            field('Region__c', {
              type: 'picklist',
              picklistValues: [{ value: 'EMEA' }, { value: 'Old', active: false }],
            }),
          ],
        }),
        query: async () => [
          { ApiName: 'Prospecting', MasterLabel: 'Prospecting', IsClosed: false, IsWon: false },
          { ApiName: 'Closed Won', MasterLabel: 'Won', IsClosed: true, IsWon: true },
        ],
      },
      'acme',
    );
    expect(described.fields.deal.filter(({ isRequired }) => isRequired).map(({ name }) => name)).toEqual([
      'Name',
    ]);
    expect(described.fields.deal.at(-1)).toMatchObject({ type: 'choice', choices: ['EMEA'] });
    expect(described.pipelines).toEqual([
      {
        id: 'default',
        label: 'Opportunities',
        stages: [
          { id: 'Prospecting', label: 'Prospecting', kind: 'open' },
          { id: 'Closed Won', label: 'Won', kind: 'won' },
        ],
      },
    ]);
  });
});
