import { Client } from '@hubspot/api-client';
import { AssociationSpecAssociationCategoryEnum } from '@hubspot/api-client/lib/codegen/crm/objects/tasks';
import { Connection } from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HUBSPOT_READ_ONLY_TOKEN, HUBSPOT_TOKEN, SALESFORCE_TOKEN } from '../demo-crm/api/tokens';
import { showcaseDeal, showcaseLead } from '../demo-crm/data/showcase';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';

/** The CRMs' own clients change the demo CRM, unchanged: what Leadlight writes by, they do too. */
const NOW = Date.UTC(2026, 10, 21, 9, 30);
let crm: DemoCrm;

beforeAll(async () => {
  crm = await startDemoCrm({ now: NOW, deals: 5, leads: 5 });
});
afterAll(() => crm.close());

const basePath = (): string => `http://127.0.0.1:${crm.httpPort}`;

describe('@hubspot/api-client', () => {
  const client = (accessToken = HUBSPOT_TOKEN) => new Client({ accessToken, basePath: basePath() });

  it('changes a record, whose modification time moves', async () => {
    const { hubspotId } = showcaseDeal(crm.data, 'all-clear');
    const { basicApi } = client().crm.deals;
    const before = await basicApi.getById(hubspotId, ['hs_lastmodifieddate']);
    await basicApi.update(hubspotId, { properties: { hs_next_step: 'Send the order form' } });
    const after = await basicApi.getById(hubspotId, ['hs_lastmodifieddate', 'hs_next_step']);
    expect(after.properties.hs_next_step).toBe('Send the order form');
    expect(after.properties.hs_lastmodifieddate).not.toBe(before.properties.hs_lastmodifieddate);
  });

  it('makes a task that stands among the record’s associations, and reads it back', async () => {
    const { hubspotId } = showcaseDeal(crm.data, 'all-clear');
    const made = await client().crm.objects.tasks.basicApi.create({
      properties: { hs_task_subject: 'Call', hs_task_body: 'ref 1', hs_timestamp: '2026-11-23T09:00:00Z' },
      associations: [
        {
          to: { id: hubspotId },
          types: [
            {
              associationCategory: AssociationSpecAssociationCategoryEnum.HubspotDefined,
              associationTypeId: 216,
            },
          ],
        },
      ],
    });
    const deal = await client().crm.deals.basicApi.getById(hubspotId, [], [], ['tasks']);
    expect(deal.associations?.tasks?.results).toMatchObject([{ id: made.id }]);
    const { results } = await client().crm.objects.tasks.batchApi.read({
      inputs: [{ id: made.id }],
      properties: ['hs_task_body'],
      propertiesWithHistory: [],
    });
    expect(results[0]?.properties.hs_task_body).toBe('ref 1');
  });

  it('is refused with a key that may only read', async () => {
    const { hubspotId } = showcaseDeal(crm.data, 'all-clear');
    const update = client(HUBSPOT_READ_ONLY_TOKEN).crm.deals.basicApi.update(hubspotId, { properties: {} });
    await expect(update).rejects.toMatchObject({ code: 403 });
  });
});

describe('jsforce', () => {
  const connect = () =>
    new Connection({ instanceUrl: basePath(), accessToken: SALESFORCE_TOKEN, version: '66.0' });

  it('changes a lead, unless it was modified since the moment it names', async () => {
    const { salesforceId: Id } = showcaseLead(crm.data, 'fresh');
    const stamp = async () => String((await connect().sobject('Lead').retrieve(Id)).SystemModstamp);
    const before = await stamp();
    const update = (Title: string, since: string) =>
      connect().request({
        method: 'PATCH',
        url: `/sobjects/Lead/${Id}`,
        body: JSON.stringify({ Title }),
        headers: {
          'content-type': 'application/json',
          'If-Unmodified-Since': new Date(Date.parse(since) + 1_000).toUTCString(),
        },
      });
    await update('Director', before);
    expect(await stamp()).not.toBe(before);
    await expect(update('Chief', before)).rejects.toThrow();
    expect((await connect().sobject('Lead').retrieve(Id)).Title).toBe('Director');
  });

  it('is refused by a validation rule, in the org’s own words', async () => {
    const { salesforceId: Id } = showcaseLead(crm.data, 'fresh');
    const update = connect().sobject('Lead').update({ Id, Status: 'Closed - Not Converted' });
    await expect(update).rejects.toMatchObject({ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' });
  });

  it('makes a task with comments, and finds it by its record', async () => {
    const { salesforceId: WhoId } = showcaseLead(crm.data, 'fresh');
    const made = await connect().sobject('Task').create({
      WhoId,
      Subject: 'Call',
      Description: 'ref 1',
      ActivityDate: '2026-11-23',
      Status: 'Not Started',
    });
    expect(made).toMatchObject({ success: true });
    const { records } = await connect().query(
      `SELECT Id, Description FROM Task WHERE WhoId = '${WhoId}' ORDER BY CreatedDate DESC LIMIT 200`,
    );
    expect(records.map(({ Description }) => Description)).toContain('ref 1');
  });
});
