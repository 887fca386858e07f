import type { Route } from '../router';
import type { HubspotContext } from './context';

/** Which account a token belongs to, and where its pages are. */
export const accountRoutes = (context: HubspotContext): Route[] => [
  {
    method: 'GET',
    pattern: /^\/account-info\/v3\/details$/,
    handle: () => ({
      status: 200,
      body: {
        portalId: Number(context.data.portalId),
        accountType: 'STANDARD',
        timeZone: 'Europe/Berlin',
        companyCurrency: 'USD',
        additionalCurrencies: ['EUR'],
        utcOffset: '+01:00',
        utcOffsetMilliseconds: 3_600_000,
        uiDomain: 'app.hubspot.com',
        dataHostingLocation: 'na1',
      },
    }),
  },
];
