import { defineConfig } from 'wxt';
import { RECORD_HOSTS } from './src/crm/record-hosts';
import { chromiumArguments } from './tests/e2e/chromium-arguments';

/** The background fetches packs from hosts that the user allows; pages narrow `connect-src` themselves. */
const EXTENSION_PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; worker-src 'self'; connect-src 'self' https:; base-uri 'none'; form-action 'none'";

/** What stands in the CRMs' pages: frames, and the script that the content script loads when it needs it. */
const FRAMED = ['sidebar.html', 'guard.html', 'guard-part.js'];

/** Set by `npm run dev`: the port of the demo CRM that the CRMs' host names lead to. */
const demoPort = Number(process.env.LEADLIGHT_DEMO_PORT ?? 0);

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { modulePreload: false },
  }),
  webExt: {
    ...(process.env.CHROME_PATH ? { binaries: { chrome: process.env.CHROME_PATH } } : {}),
    ...(demoPort
      ? {
          chromiumArgs: chromiumArguments({ httpsPort: demoPort, extensionDir: null, headless: false }),
          startUrls: ['https://app.hubspot.com/contacts/24680135/objects/0-3/views/all/list'],
        }
      : {}),
  },
  manifest: ({ browser, mode }) => ({
    name: 'Leadlight',
    description:
      'Lead scores, warnings and speed-to-lead countdowns beside your HubSpot and Salesforce records.',
    // Chromium's background can't judge records by itself: a page that nobody sees has the worker for it.
    permissions: browser === 'firefox' ? ['storage', 'alarms'] : ['storage', 'alarms', 'offscreen'],
    // Asked for one by one, where they are needed: to subscribe to a pack, to connect a CRM's API, or to be told.
    optional_permissions:
      browser === 'firefox' ? ['cookies', 'notifications'] : ['cookies', 'identity', 'notifications'],
    optional_host_permissions: ['https://*/*'],
    action: { default_title: 'Leadlight: who waits', default_popup: 'queue.html' },
    commands: {
      'toggle-sidebar': {
        suggested_key: { default: 'Alt+Shift+G' },
        description: 'Open or close the Leadlight sidebar',
      },
    },
    ...(mode === 'production' ? { content_security_policy: { extension_pages: EXTENSION_PAGE_POLICY } } : {}),
    web_accessible_resources: [
      browser === 'firefox'
        ? { resources: FRAMED, matches: [...RECORD_HOSTS] }
        : { resources: FRAMED, matches: [...RECORD_HOSTS], use_dynamic_url: true },
    ],
    ...(browser === 'firefox' ? {} : { storage: { managed_schema: 'managed-storage.json' } }),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'leadlight@leadlight.example',
              strict_min_version: '140.0',
              // Names go out by a webhook only, which asks for it where it is set up (docs/webhooks.md).
              data_collection_permissions: { required: ['none'], optional: ['personallyIdentifyingInfo'] },
            },
          },
        }
      : { minimum_chrome_version: '116' }),
  }),
});
