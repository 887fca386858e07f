import { expect, it } from 'vitest';
import type { StoredChannel } from '../record/webhook';
import { exampleEvent } from '../webhooks/testing/example-event';
import { type SendOptions, sendWebhook } from './send-webhook';

const NOW = Date.UTC(2026, 10, 20, 13, 15);
const CHANNEL: StoredChannel = {
  id: 'own:11111111',
  label: 'Desk',
  format: 'json',
  kinds: ['clock-escalated'],
  fromLevel: 1,
  share: 'names',
  isOn: true,
  lastSentAt: null,
};

function world(change: Partial<SendOptions> = {}, secret = 'secret') {
  const calls: { url: string; init: RequestInit }[] = [];
  const options: SendOptions = {
    async fetch(url, init) {
      calls.push({ url, init });
      return new Response('a long answer', { status: 200 });
    },
    subtle: crypto.subtle,
    now: () => NOW,
    mayReach: async () => true,
    destination: async () => ({ url: 'https://desk.example/in', secret }),
    ...change,
  };
  return { calls, send: () => sendWebhook(CHANNEL, exampleEvent(), options) };
}

it('posts with the key and the signature, follows nothing and brings nothing along', async () => {
  const { calls, send } = world();
  expect(await send()).toEqual({ result: 'sent' });
  await send();
  const [first, second] = calls;
  expect(first?.url).toBe('https://desk.example/in');
  expect(first?.init).toMatchObject({
    method: 'POST',
    redirect: 'manual',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': expect.stringMatching(/^[0-9a-f]{64}$/),
      'Leadlight-Signature': expect.stringMatching(/^t=\d+,v1=[0-9a-f]{64}$/),
    },
  });
  expect(second?.init.headers).toEqual(first?.init.headers);
  expect(second?.init.body).toBe(first?.init.body);
});

it('signs nothing without a secret', async () => {
  const { calls, send } = world({}, '');
  await send();
  expect(Object.keys(calls[0]?.init.headers ?? {})).toEqual(['Content-Type', 'Idempotency-Key']);
});

it.each<[string, Partial<SendOptions>, RegExp]>([
  ['no address', { destination: async () => null }, /Enter it again/],
  ['an address that can’t be read', { destination: () => Promise.reject(new Error('no')) }, /Enter it again/],
  ['no permission', { mayReach: async () => false }, /not allowed/],
  ['no network', { fetch: () => Promise.reject(new TypeError('Failed to fetch')) }, /can’t be reached/],
  ['no answer', { fetch: () => Promise.reject(new DOMException('', 'TimeoutError')) }, /15 seconds/],
])('tries again later with %s, and says so without the address', async (_, change, problem) => {
  const { send, calls } = world(change);
  const attempt = await send();
  expect(attempt).toMatchObject({ result: 'later', problem: expect.stringMatching(problem) });
  expect(JSON.stringify(attempt)).not.toContain('desk.example');
  expect(calls).toEqual([]);
});
