import { createHash, createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { idempotencyKey, signatureOf } from './signature';

const AT = Date.UTC(2026, 10, 20, 13, 15) + 999;

it('signs the time and the body, equal to what Node makes of them', async () => {
  const body = '{"title":"Kim – ünïcode"}';
  const signature = await signatureOf(crypto.subtle, 'secret-ü', body, AT);
  const at = Math.floor(AT / 1000);
  const other = createHmac('sha256', 'secret-ü').update(`${at}.${body}`, 'utf8').digest('hex');
  expect(signature).toBe(`t=${at},v1=${other}`);
});

it('names an event by the hash of its id', async () => {
  const id = 'hubspot:7:lead:9001 first-contact 29919660 level-2';
  expect(await idempotencyKey(crypto.subtle, id)).toBe(createHash('sha256').update(id).digest('hex'));
});
