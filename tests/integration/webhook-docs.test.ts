import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { REPLAY_WINDOW_S, signatureOf } from '../../src/webhooks/signature';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/webhooks.md'), 'utf8');
const NOW = Date.UTC(2026, 10, 20, 13, 15);
const BODY = '{"title":"Kim – ünïcode"}';

type Check = (secret: string, body: string, header: string | undefined, nowSeconds: number) => boolean;

/** The example of docs/webhooks.md, as a receiver would use it. */
async function exampleOfPage(): Promise<Check> {
  const [, code = ''] = /^```js\n([\s\S]*?)^```$/m.exec(PAGE) ?? [];
  const module: { isFromLeadlight: Check } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return module.isFromLeadlight;
}

it('the example for receivers takes what is signed, and nothing that was changed, is old, or has no signature', async () => {
  const isFromLeadlight = await exampleOfPage();
  const header = await signatureOf(crypto.subtle, 'secret', BODY, NOW);
  const now = NOW / 1000;
  expect(isFromLeadlight('secret', BODY, header, now)).toBe(true);
  expect(isFromLeadlight('secret', BODY, header, now + REPLAY_WINDOW_S)).toBe(true);
  expect(isFromLeadlight('secret', BODY, header, now + REPLAY_WINDOW_S + 1)).toBe(false);
  expect(isFromLeadlight('other', BODY, header, now)).toBe(false);
  expect(isFromLeadlight('secret', `${BODY} `, header, now)).toBe(false);
  expect(isFromLeadlight('secret', BODY, header.replace(/^t=(\d+)/, 't=1'), now)).toBe(false);
  for (const wrong of [undefined, '', 't=1', header.replace('v1', 'v0'), `${header}00`])
    expect(isFromLeadlight('secret', BODY, wrong, now)).toBe(false);
});
