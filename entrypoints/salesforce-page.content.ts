import { defineContentScript } from 'wxt/utils/define-content-script';
import { serveCrmPage } from '../src/content/serve-crm-page';
import { SALESFORCE_HOST, SALESFORCE_HOSTS } from '../src/crm/record-hosts';
import { salesforcePage } from '../src/crm/salesforce/page';

/** One script per CRM: a page loads the reader of its own only. */
export default defineContentScript({
  matches: [...SALESFORCE_HOSTS],
  runAt: 'document_end',
  main(ctx) {
    if (SALESFORCE_HOST.test(location.hostname)) serveCrmPage(ctx, salesforcePage);
  },
});
