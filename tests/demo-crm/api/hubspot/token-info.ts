import { isText, jsonObject } from '../http';
import type { Route } from '../router';
import { HUBSPOT_DEALS_ONLY_TOKEN, HUBSPOT_TOKEN } from '../tokens';
import { invalidAuthentication } from './errors';

const READ = ['crm.objects.deals.read', 'crm.objects.contacts.read', 'crm.objects.leads.read'];
const WRITE = ['crm.objects.deals.write', 'crm.objects.contacts.write', 'crm.objects.leads.write'];

const scopesOf = (token: string): string[] => {
  if (token === HUBSPOT_DEALS_ONLY_TOKEN) return READ.slice(0, 1);
  return token === HUBSPOT_TOKEN ? [...READ, ...WRITE] : READ;
};

/** What a private app's token may do; the token stands in the body. */
export const tokenRoutes: Route[] = [
  {
    method: 'POST',
    pattern: /^\/oauth\/v2\/private-apps\/get\/access-token-info$/,
    handle(request) {
      const token = jsonObject(request)?.tokenKey;
      if (!isText(token)) return invalidAuthentication();
      return { status: 200, body: { userId: 1, hubId: 24_680_135, appId: 2, scopes: scopesOf(token) } };
    },
  },
];
