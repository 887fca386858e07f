import { salesforceId } from '../data/ids';

/** The only credentials the demo APIs take. They open nothing anywhere else. */

/** A HubSpot service key with every read and write scope. */
export const HUBSPOT_TOKEN = 'pat-na1-leadlight-demo';

/** A HubSpot service key that may read deals and nothing else: other objects answer 403. */
export const HUBSPOT_DEALS_ONLY_TOKEN = 'pat-na1-leadlight-deals-only';

/** A HubSpot service key that may read everything and change nothing. */
export const HUBSPOT_READ_ONLY_TOKEN = 'pat-na1-leadlight-read-only';

/** 18-character id of the demo org. */
export const SALESFORCE_ORG_ID = salesforceId('00D', 1);

/** A Salesforce session id as the `sid` cookie holds it: the 15-character org id, "!", a secret. */
export const SALESFORCE_TOKEN = `${SALESFORCE_ORG_ID.slice(0, 15)}!leadlight-demo-session`;
