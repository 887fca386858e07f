import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createDemoData } from '../data/generate';
import { showcaseDeal, showcaseDealIds, showcaseLeadIds } from '../data/showcase';
import type { PageResponse } from '../model';
import { createPages } from './index';
import type { RecordView } from './view';

const NOW = Date.UTC(2026, 10, 20, 13, 6);
const HUBSPOT = 'https://app.hubspot.com';
const SALESFORCE = 'https://leadlight-demo.lightning.force.com';

function open() {
  const data = createDemoData({ now: NOW });
  const handle = createPages(data, () => NOW);
  const ask = (address: string, method = 'GET', body = '') => handle({ method, url: new URL(address), body });
  async function record(address: string, method = 'GET', inputs: unknown = undefined): Promise<RecordView> {
    const response = await ask(address, method, inputs === undefined ? '' : JSON.stringify(inputs));
    expect(response?.status).toBe(200);
    return JSON.parse(String(response?.body));
  }
  return { data, ask, record };
}

function fieldOf(view: RecordView, name: string) {
  const field = view.sections.flatMap(({ fields }) => fields).find((entry) => entry.name === name);
  if (!field) throw new Error(`${name} is on no card of this page.`);
  return field;
}

const policyOf = (response: PageResponse | null) => response?.headers['content-security-policy'] ?? '';
const troubled = showcaseDealIds('negotiation-troubled');

describe('routing', () => {
  const { data, ask } = open();
  const pages = [
    `${HUBSPOT}/contacts/${data.portalId}/record/0-3/${troubled.hubspotId}`,
    `https://app-eu1.hubspot.com/contacts/${data.portalId}/record/0-1/1/view/1`,
    `${HUBSPOT}/contacts/${data.portalId}/record/0-136/1`,
    `${HUBSPOT}/contacts/${data.portalId}/deal/${troubled.hubspotId}`,
    `${HUBSPOT}/contacts/${data.portalId}/record/0-2/1`,
    `${HUBSPOT}/contacts/${data.portalId}/company/1`,
    `${HUBSPOT}/contacts/${data.portalId}/objects/0-3/views/all/board`,
    `${SALESFORCE}/lightning/r/Opportunity/${troubled.salesforceId}/view`,
    `${SALESFORCE}/lightning/r/Lead/${troubled.salesforceId.slice(0, 15)}/view`,
    `${SALESFORCE}/lightning/o/Opportunity/list`,
  ];
  it.each(pages)('%s is a page', async (address) => {
    const response = await ask(address);
    expect(response?.status).toBe(200);
    expect(response?.headers['content-type']).toContain('text/html');
  });

  const others = [
    'https://api.hubapi.com/crm/v3/objects/deals',
    'https://leadlight-demo.my.salesforce.com/services/data',
    'https://hubspot.com.example/contacts/1/record/0-3/2',
    `${HUBSPOT}/crm/v3/objects/deals`,
  ];
  it.each(others)('%s is none of its pages', async (address) => {
    expect(await ask(address)).toBeNull();
  });

  it('sends scripts and styles, and nothing from outside their folder', async () => {
    expect((await ask(`${HUBSPOT}/demo-assets/hubspot/main.js`))?.headers['content-type']).toContain(
      'javascript',
    );
    expect((await ask(`${SALESFORCE}/demo-assets/salesforce/path.css`))?.status).toBe(200);
    expect((await ask(`${HUBSPOT}/demo-assets/lib/..%2f..%2fshell.js`))?.status).toBe(404);
    expect((await ask(`${HUBSPOT}/demo-assets/hubspot/nothing.js`))?.status).toBe(404);
  });
});

describe('shell', () => {
  it('has a policy that runs no inline script without its nonce, and a fresh nonce each time', async () => {
    const { ask } = open();
    const address = `${SALESFORCE}/lightning/r/Opportunity/${troubled.salesforceId}/view`;
    const [first, second] = [await ask(address), await ask(address)];
    const script = /script-src ([^;]*)/.exec(policyOf(first))?.[1] ?? '';
    expect(script).toMatch(/^'self' 'nonce-[\w+/=]{20,}'$/);
    expect(policyOf(first)).toContain("default-src 'none'");
    expect(policyOf(second)).not.toBe(policyOf(first));
    expect(String(first?.body)).toContain(`nonce="${/'nonce-([^']+)'/.exec(script)?.[1]}"`);
    expect(first?.headers['x-frame-options']).toBe('SAMEORIGIN');
  });

  it('carries the first record with ?delay=0 only, and markup in it stays inside', async () => {
    const { data, ask } = open();
    const address = `${HUBSPOT}/contacts/${data.portalId}/record/0-3/${showcaseDealIds('markup').hubspotId}`;
    expect(String((await ask(address))?.body)).not.toContain('Fenwhistle');
    const body = String((await ask(`${address}?delay=0`))?.body);
    expect(body).toContain('Fenwhistle Foundry');
    expect(body.match(/<script/g)).toHaveLength(2);
    expect(body).not.toContain('<img');
  });

  it('keeps language and number format apart', async () => {
    const { ask } = open();
    const body = async (query: string) =>
      String((await ask(`${SALESFORCE}/lightning/page/home${query}`))?.body);
    expect(await body('?locale=de-DE')).toContain('<html lang="en-US">');
    expect(await body('?lang=de&dark=1')).toContain('<html lang="de" data-theme="dark">');
  });
});

describe('records', () => {
  const deal = `${HUBSPOT}/demo-data/deal/${troubled.hubspotId}`;
  const opportunity = `${SALESFORCE}/demo-data/deal/${troubled.salesforceId}`;

  it('shows the same deal in both CRMs, each in its own format', async () => {
    const { record } = open();
    const [hubspot, salesforce] = [await record(deal), await record(opportunity)];
    expect(fieldOf(hubspot, 'amount').text).toBe('$48,000.00');
    expect(fieldOf(salesforce, 'Amount').text).toBe('$48,000.00');
    expect(fieldOf(hubspot, 'closedate').text).toBe('01/05/2027');
    expect(fieldOf(salesforce, 'CloseDate').text).toBe('05/01/2027');
    expect(fieldOf(hubspot, 'createdate').text).toMatch(/^08\/\d\d\/2026 \d{1,2}:\d\d [AP]M GMT\+2$/);
    expect(fieldOf(salesforce, 'LastStageChangeDate').text).toMatch(/^\d\d\/10\/2026, \d\d:\d\d$/);
    expect(fieldOf(salesforce, 'CreatedById').stamp).toMatch(/^\d\d\/08\/2026, \d\d:\d\d$/);
    expect(fieldOf(hubspot, 'hs_v2_date_entered_demo').text).toBe('');
    expect(fieldOf(hubspot, 'hs_v2_date_entered_negotiation').text).toBe(
      fieldOf(hubspot, 'hs_v2_date_entered_current_stage').text,
    );
  });

  it('follows locale, zone and language', async () => {
    const { record } = open();
    const german = await record(`${opportunity}?locale=de-DE&lang=de&zone=UTC`);
    expect(fieldOf(german, 'Amount').text).toBe('48.000,00\u00a0$');
    expect(fieldOf(german, 'Amount').label).toBe('Betrag');
    expect(fieldOf(german, 'CloseDate').text).toBe('05.01.2027');
    expect(german.stage?.steps.map(({ id, label }) => `${id}=${label}`)).toContain('Negotiation=Verhandlung');
    expect(german.stage?.current).toBe('Negotiation');
  });

  it('shows a lead by its contact, with what its signals say', async () => {
    const { data, record } = open();
    const ids = showcaseLeadIds('fresh');
    const lead = data.leads.find((entry) => entry.hubspotContactId === ids.hubspotContactId);
    lead?.signals.push({ kind: 'free-trial', at: NOW, detail: '' });
    const contact = await record(`${HUBSPOT}/demo-data/contact/${ids.hubspotContactId}`);
    expect(fieldOf(contact, 'trial_started_at').text).toBe('11/20/2026 2:06 PM GMT+1');
    expect(fieldOf(contact, 'recent_conversion_date').text).toBe('11/20/2026 2:04 PM GMT+1');
    const salesforce = await record(`${SALESFORCE}/demo-data/lead/${ids.salesforceId}`);
    expect(fieldOf(salesforce, 'Trial_Started_At__c').text).toBe('20/11/2026, 14:06');
  });

  it('saves inputs in the format of the page and answers with the record', async () => {
    const { data, record } = open();
    const inputs = {
      amount: '52.500,50',
      closedate: '24.12.2026',
      redlines: '<b>cap</b>',
      dealstage: 'proposal',
    };
    const view = await record(`${deal}?locale=de-DE`, 'PATCH', inputs);
    expect(fieldOf(view, 'redlines').text).toBe('<b>cap</b>');
    const changed = showcaseDeal(data, 'negotiation-troubled');
    expect(changed).toMatchObject({ amount: 52_500.5, closeDate: '2026-12-24', stageId: 'proposal' });
    expect(changed.stageHistory.at(-1)).toMatchObject({ at: NOW, source: 'CRM_UI' });
  });

  it('moves a Salesforce stage inside the record’s own pipeline', async () => {
    const { data, record } = open();
    const { salesforceId } = showcaseDealIds('unknown-stage');
    await record(`${SALESFORCE}/demo-data/deal/${salesforceId}`, 'PATCH', { StageName: 'Closed Won' });
    expect(showcaseDeal(data, 'unknown-stage').stageId).toBe('partnerwon');
  });

  it('refuses what is no number or date, and changes nothing', async () => {
    const { data, ask } = open();
    const response = await ask(opportunity, 'PATCH', JSON.stringify({ Amount: 'lots', NextStep: 'x' }));
    expect(response?.status).toBe(400);
    expect(z.object({ message: z.string() }).parse(JSON.parse(String(response?.body))).message).toContain(
      'lots',
    );
    expect(showcaseDeal(data, 'negotiation-troubled').nextStep).toBeNull();
  });

  it('logs a call, which stops a lead’s clock', async () => {
    const { data, record } = open();
    const { hubspotId } = showcaseLeadIds('fresh');
    await record(`${HUBSPOT}/demo-data/lead/${hubspotId}/calls`, 'POST', { subject: 'Hello' });
    expect(data.leads.find((lead) => lead.hubspotId === hubspotId)?.firstContactAt).toBe(NOW);
  });

  it('knows no record that does not exist', async () => {
    const { ask } = open();
    expect((await ask(`${HUBSPOT}/demo-data/deal/1`))?.status).toBe(404);
    expect((await ask(`${SALESFORCE}/demo-data/contact/1`))?.status).toBe(404);
  });
});
