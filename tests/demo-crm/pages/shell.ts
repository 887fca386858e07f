import { randomBytes } from 'node:crypto';
import type { PageResponse } from '../model';
import type { PageOptions } from './options';

/** What the client script starts with. */
export interface Boot {
  crm: PageOptions['crm'];
  /** Portal id, or My Domain. */
  org: string;
  user: string;
  /** `?delay=0`: the data of the first view, so that it is drawn before DOMContentLoaded. */
  data?: unknown;
}

const STYLES: Record<PageOptions['crm'], string[]> = {
  hubspot: ['base', 'shell', 'record', 'cards', 'overlays', 'list'],
  salesforce: ['base', 'shell', 'record', 'path', 'activity', 'overlays'],
};

/** As strict as the vendors' own: no inline script without nonce, no plug-ins, no foreign frames. */
const contentPolicy = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    "frame-ancestors 'self'",
  ].join('; ');

/** JSON inside a script element must not be able to end it. */
const inlineJson = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

const BODY_CLASS = { hubspot: '', salesforce: 'desktop slds-scope' } as const;
const TITLE = { hubspot: 'HubSpot demo', salesforce: 'Lightning Experience demo' } as const;

/** The language of the UI, which says nothing about the format of dates. */
const htmlLang = ({ crm, lang }: PageOptions) => (lang === 'de' ? 'de' : crm === 'hubspot' ? 'en' : 'en-US');

function html(options: PageOptions, boot: Boot, nonce: string): string {
  const { crm } = options;
  const styles = STYLES[crm].map((name) => `<link rel="stylesheet" href="/demo-assets/${crm}/${name}.css">`);
  return `<!doctype html>
<html lang="${htmlLang(options)}"${options.isDark ? ' data-theme="dark"' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${TITLE[crm]}</title>
${styles.join('\n')}
</head>
<body class="${BODY_CLASS[crm]}">
<script type="application/json" id="demo-boot">${inlineJson(boot)}</script>
<script type="module" nonce="${nonce}" src="/demo-assets/${crm}/main.js"></script>
</body>
</html>
`;
}

/** The page a CRM sends for every address of its own: a shell that its script fills. */
export function shellResponse(options: PageOptions, boot: Boot, status: number): PageResponse {
  const nonce = randomBytes(16).toString('base64');
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': contentPolicy(nonce),
      'x-frame-options': 'SAMEORIGIN',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'origin-when-cross-origin',
    },
    body: html(options, boot, nonce),
  };
}
