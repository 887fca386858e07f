import { defineContentScript } from 'wxt/utils/define-content-script';
import { serveCrmPage } from '../src/content/serve-crm-page';
import { hubspotPage } from '../src/crm/hubspot/page';
import { HUBSPOT_HOST, HUBSPOT_HOSTS } from '../src/crm/record-hosts';

/** One script per CRM: a page loads the reader of its own only. */
export default defineContentScript({
  matches: [...HUBSPOT_HOSTS],
  runAt: 'document_end',
  main(ctx) {
    if (HUBSPOT_HOST.test(location.hostname)) serveCrmPage(ctx, hubspotPage);
  },
});
