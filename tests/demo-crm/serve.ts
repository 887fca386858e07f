import { parseArgs } from 'node:util';
import { HUBSPOT_TOKEN, SALESFORCE_TOKEN } from './api/tokens';
import { showcaseDealIds } from './data/showcase';
import { recordUrl } from './record-url';
import { startDemoCrm } from './server';

/** `tsx tests/demo-crm/serve.ts [--data DIR] [--port N]`: runs until it is interrupted. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' }, port: { type: 'string' } } });
  const httpsPort = Number(values.port ?? 0);
  if (!Number.isInteger(httpsPort) || httpsPort < 0 || httpsPort > 65_535)
    throw new Error('--port takes a number from 0 to 65535.');
  const crm = await startDemoCrm({ now: Date.now(), dataDir: values.data, httpsPort });
  const ids = showcaseDealIds('negotiation-troubled');
  console.log(`Pages and APIs   https://127.0.0.1:${crm.httpsPort} (map the CRMs' host names to it)`);
  console.log(`APIs             http://127.0.0.1:${crm.httpPort}`);
  console.log(`HubSpot deal     ${recordUrl(crm.data, 'hubspot', 'deal', ids.hubspotId)}`);
  console.log(`Opportunity      ${recordUrl(crm.data, 'salesforce', 'deal', ids.salesforceId)}`);
  console.log(`HubSpot token    ${HUBSPOT_TOKEN}`);
  console.log(`Salesforce token ${SALESFORCE_TOKEN}`);
  console.log(`${crm.data.deals.length} deals, ${crm.data.leads.length} leads. Ctrl+C stops.`);
  process.once('SIGINT', () => void crm.close());
  process.once('SIGTERM', () => void crm.close());
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
