import { generate } from 'selfsigned';
import { DAY } from './data/time';

/** Names the certificate is good for; a wildcard covers one label. */
const NAMES = [
  'app.hubspot.com',
  'app-eu1.hubspot.com',
  'api.hubapi.com',
  '*.lightning.force.com',
  '*.my.salesforce.com',
  'localhost',
];

/** A throw-away certificate, made in memory at each start and trusted by nobody. */
export async function createCertificate(): Promise<{ key: string; cert: string }> {
  const now = Date.now();
  const pems = await generate([{ name: 'commonName', value: 'Leadlight demo CRM' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - DAY),
    notAfterDate: new Date(now + 7 * DAY),
    extensions: [{ name: 'subjectAltName', altNames: NAMES.map((value) => ({ type: 2, value })) }],
  });
  return { key: pems.private, cert: pems.cert };
}
