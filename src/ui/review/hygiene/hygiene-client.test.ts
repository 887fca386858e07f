import { expose } from 'comlink';
import { expect, it } from 'vitest';
import { channelWorker } from '../../../contracts/testing/channel-worker';
import { sampleRows } from '../../testing/sample-rows';
import { CONTEXT } from '../../testing/sample-view';
import { createHygieneAudit } from './hygiene-client';
import type { AuditRequest, HygieneService, ReviewAudit } from './review-audit';
import { sampleAudit } from './testing/sample-audit';

const ROWS = sampleRows([
  { key: 'hubspot:7:contact:1' },
  { key: 'salesforce:a.example:contact:1' },
  { key: 'salesforce:a.example:contact:2' },
  { key: 'odd' },
]);
const HUBSPOT = { crm: 'hubspot', org: '7' } as const;
const SALESFORCE = { crm: 'salesforce', org: 'a.example' } as const;
const signal = () => new AbortController().signal;

/** Workers that are channels of this thread. */
function setUp(count?: (request: AuditRequest, tell: (done: number) => void) => Promise<ReviewAudit>) {
  const log: string[] = [];
  const start = (): Worker => {
    log.push('start');
    const service: HygieneService = {
      async count(request, tell) {
        log.push(`count ${request.account.org}`);
        return count ? count(request, tell) : { ...sampleAudit(), account: request.account };
      },
      async regroup() {
        const { sections, suggestions, suggested } = sampleAudit();
        const [section] = sections;
        if (!section) throw new Error('The sample has no section.');
        return { section: { ...section, count: 0 }, groups: [], grouped: 0, suggestions, suggested };
      },
      preview: async (keys) => ({
        merge: { keep: keys[0] ?? '', fields: [] },
        records: [],
      }),
    };
    return channelWorker(
      (port) => expose(service, port),
      () => log.push('end'),
    );
  };
  return { log, audit: createHygieneAudit(ROWS, CONTEXT, start) };
}

it('names the accounts of the list, the largest first', () => {
  expect(setUp().audit.accounts).toEqual([SALESFORCE, HUBSPOT]);
});

it('counts an account once, another one in a worker of its own', async () => {
  const { audit, log } = setUp();
  await audit.count(HUBSPOT, () => {}, signal());
  await audit.count(HUBSPOT, () => {}, signal());
  await audit.count(SALESFORCE, () => {}, signal());
  expect(log).toEqual(['start', 'count 7', 'end', 'start', 'count a.example']);
  audit.end();
});

it('takes the groups over that a mark leaves, and keeps them', async () => {
  const { audit } = setUp();
  expect(await audit.regroup(HUBSPOT)).toBeNull();
  const before = await audit.count(HUBSPOT, () => {}, signal());
  expect([before.groups.length, before.sections[0]?.count]).toEqual([1, 2]);
  await audit.regroup(HUBSPOT);
  const after = await audit.count(HUBSPOT, () => {}, signal());
  expect([after.groups.length, after.sections[0]?.count]).toEqual([0, 0]);
  audit.end();
});

it('ends the worker when counting is stopped, and starts another one when it is asked again', async () => {
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let calls = 0;
  const { audit, log } = setUp(async ({ account }) => {
    calls += 1;
    if (calls === 1) await held;
    return { ...sampleAudit(), account };
  });
  const control = new AbortController();
  const counting = audit.count(HUBSPOT, () => {}, control.signal);
  control.abort(new Error('Counting was stopped.'));
  await expect(counting).rejects.toThrow('Counting was stopped.');
  release();
  await audit.count(HUBSPOT, () => {}, signal());
  expect(log.filter((line) => line === 'start')).toHaveLength(2);
  audit.end();
});
