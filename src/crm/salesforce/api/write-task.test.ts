import { expect, it } from 'vitest';
import type { TaskDraft } from '../../../record/write-back';
import type { SalesforceClient } from './client';
import { addSalesforceTask } from './write-task';

const LEAD = {
  crm: 'salesforce',
  object: 'lead',
  id: '00Q000000000001',
  org: 'example.my.salesforce.com',
  url: '',
} as const;

/** What is sent for a draft. */
async function sentFor(draft: Partial<TaskDraft>): Promise<unknown> {
  let sent: unknown = null;
  const client: Pick<SalesforceClient, 'call'> = {
    async call({ body, schema }) {
      sent = body;
      return schema.parse({ id: '00T000000000001', success: true });
    },
  };
  const task = { subject: 'Call: Lead 1', due: '2026-11-20', note: '', ...draft };
  await addSalesforceTask(client as SalesforceClient, LEAD, task, 'mark', null);
  return sent;
}

it('makes a to-do, or logs what was done so that it counts as a contact', async () => {
  expect(await sentFor({})).toEqual({
    Subject: 'Call: Lead 1',
    Description: 'mark',
    ActivityDate: '2026-11-20',
    Status: 'Not Started',
    WhoId: '00Q000000000001',
  });
  expect(await sentFor({ touch: 'call' })).toMatchObject({
    Status: 'Completed',
    TaskSubtype: 'Call',
    CallType: 'Outbound',
  });
  expect(await sentFor({ touch: 'email' })).toMatchObject({ Status: 'Completed', TaskSubtype: 'Email' });
});
