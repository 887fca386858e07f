import { expect, it } from 'vitest';
import type { ApiCallNote } from '../record/diagnostics';
import { createCallLog } from './call-log';

const note = (ms: number): ApiCallNote => ({
  at: ms,
  crm: 'hubspot',
  method: 'GET',
  path: '/crm/v3/owners',
  status: 200,
  ms,
  retry: 0,
  sent: { authorization: 'redacted' },
  told: {},
});

it('keeps the last fifty calls, newest first, over two lives, and lets damaged entries go', async () => {
  const kept = new Map<string, unknown>();
  const area = {
    get: async (name: string) => ({ [name]: kept.get(name) }),
    set: async (items: Record<string, unknown>) => {
      for (const [name, value] of Object.entries(items)) kept.set(name, value);
    },
  };
  kept.set('api-calls', ['damaged', note(0)]);
  const log = createCallLog(area);
  for (let ms = 1; ms <= 60; ms += 1) log.note(note(ms));
  await expect.poll(async () => (await log.all())[0]?.ms).toBe(60);
  const calls = await createCallLog(area).all();
  expect([calls.length, calls.at(-1)?.ms]).toEqual([50, 11]);
});
