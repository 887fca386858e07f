import { expect, type Page } from '@playwright/test';
import { CRM_NAMES } from '../../src/record/crm-names';
import type { Crm } from '../../src/record/types';
import { HUBSPOT_TOKEN, SALESFORCE_TOKEN } from '../demo-crm/api/tokens';
import type { DemoCrm } from '../demo-crm/server';

/**
 * Connects the demo CRM on the options page as its user does: HubSpot by a key, Salesforce by the session of the
 * browser, which is signed in from then on. What is kept for the session only is gone with the browser.
 */
export async function connectCrm(
  options: Page,
  crm: DemoCrm,
  name: Crm,
  keep: 'session' | 'device',
): Promise<void> {
  const form = options.getByRole('form', { name: CRM_NAMES[name] });
  if (name === 'hubspot') await form.getByLabel('Key or token').fill(HUBSPOT_TOKEN);
  else {
    await signIn(options, crm);
    await form
      .getByLabel('Address of a record page')
      .fill(`https://${crm.data.myDomain}.lightning.force.com/`);
  }
  if (keep === 'device') await form.getByLabel('On this device').check();
  await form.getByRole('button', { name: 'Allow and connect' }).click();
  const { portalId, myDomain } = crm.data;
  const account = name === 'hubspot' ? `Connected to HubSpot account ${portalId}` : `in ${myDomain}`;
  await expect(form.getByText(account)).toBeVisible();
}

/** With an end: a cookie of the session alone would go with the browser that a test closes. */
async function signIn(options: Page, crm: DemoCrm): Promise<void> {
  const expires = Date.now() / 1000 + 86_400;
  const sid = { name: 'sid', value: SALESFORCE_TOKEN, path: '/', secure: true, httpOnly: true, expires };
  const hosts = ['lightning.force.com', 'my.salesforce.com'];
  await options
    .context()
    .addCookies(hosts.map((host) => ({ ...sid, domain: `${crm.data.myDomain}.${host}` })));
}
