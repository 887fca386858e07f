import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_MEMORY } from '../../src/crm/api/memory';
import { applyPreview } from '../../src/crm/api/write/apply-preview';
import type { WritePort } from '../../src/crm/api/write/port';
import { previewChange } from '../../src/crm/api/write/preview-change';
import { createHubspotClient } from '../../src/crm/hubspot/api/client';
import { HUBSPOT_WRITE_SCOPES, hubspotWritePort } from '../../src/crm/hubspot/api/write-port';
import { createSalesforceClient } from '../../src/crm/salesforce/api/client';
import { salesforceWritePort } from '../../src/crm/salesforce/api/write-port';
import type { Crm, ObjectKind, RecordIdentity } from '../../src/record/types';
import type { Change, WriteOutcome, WritePreview } from '../../src/record/write-back';
import { bundledPack } from '../../src/rule-packs/bundled';
import { packFieldMap } from '../../src/rule-packs/field-map';
import { HUBSPOT_READ_ONLY_TOKEN, HUBSPOT_TOKEN, SALESFORCE_TOKEN } from '../demo-crm/api/tokens';
import { changeLead } from '../demo-crm/data/changes';
import { showcaseDeal, showcaseLead } from '../demo-crm/data/showcase';
import type { DemoLead } from '../demo-crm/model';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { realSurroundings } from './api-surroundings';

/** Changes of records against the demo CRM's own server, with its faults. */
const NOW = Date.UTC(2026, 10, 21, 9, 30);
const KEY = 'key-0001';
const packFields = packFieldMap(bundledPack);
const timing = realSurroundings();
let crm: DemoCrm;

beforeEach(async () => {
  crm = await startDemoCrm({ now: NOW, deals: 5, leads: 5 });
});
afterEach(() => crm.close());

const origin = (): string => `http://127.0.0.1:${crm.httpPort}`;

function portOf(kind: Crm, token = HUBSPOT_TOKEN): WritePort {
  if (kind === 'salesforce')
    return salesforceWritePort(createSalesforceClient(origin(), async () => SALESFORCE_TOKEN, timing));
  const secret = async (): Promise<string> => token;
  return hubspotWritePort(createHubspotClient(secret, timing, origin()), secret, NO_MEMORY, () => NOW);
}

const lead = (): DemoLead => showcaseLead(crm.data, 'fresh');

const identityOf = (kind: Crm, object: ObjectKind, ids: { hubspotId: string; salesforceId: string }) =>
  ({
    crm: kind,
    object,
    id: kind === 'hubspot' ? ids.hubspotId : ids.salesforceId,
    org: 'demo',
    url: 'https://crm.example/',
  }) satisfies RecordIdentity;

const leadOf = (kind: Crm): RecordIdentity => identityOf(kind, 'lead', lead());
const dealOf = (kind: Crm): RecordIdentity => identityOf(kind, 'deal', showcaseDeal(crm.data, 'all-clear'));

const assign = (place: number): Change => {
  const owner = crm.data.owners[place];
  const names = [`${owner?.firstName} ${owner?.lastName}`];
  return { kind: 'setOwner', values: [{ field: 'owner', label: 'Owner', names }] };
};
const TASK: Change = {
  kind: 'createTask',
  task: { subject: 'Call back', due: '2026-11-23', note: 'No answer to this MQL.' },
};
const statusTo = (...names: string[]): Change => ({
  kind: 'setLeadStatus',
  values: [{ field: 'leadStatus', label: 'Lead status', names }],
});

const preview = (kind: Crm, of: RecordIdentity, change: Change, port = portOf(kind)): Promise<WritePreview> =>
  previewChange(port, of, change, packFields, KEY);

const apply = (kind: Crm, made: WritePreview, port = portOf(kind)): Promise<WriteOutcome> =>
  applyPreview(made, { port, timing, newKey: () => 'key-undo' });

const writes = (): string[] =>
  crm.requests
    .filter(({ method, path }) => method === 'PATCH' || /\/(?:objects\/tasks|sobjects\/Task)$/.test(path))
    .map(({ method }) => method);

it('an owner that HubSpot had none of is taken away again, also where that had to wait', async () => {
  changeLead(crm.data, lead().hubspotId, { ownerId: '' }, { at: NOW, source: 'API', userId: null });
  const outcome = await apply('hubspot', await preview('hubspot', leadOf('hubspot'), assign(1)));
  if (outcome.result !== 'done' || !outcome.undo) throw new Error('There is no way back.');
  const made = await preview('hubspot', leadOf('hubspot'), outcome.undo.change);
  expect(made.lines).toMatchObject([{ after: '' }]);
  expect(await apply('hubspot', made)).toMatchObject({ result: 'done' });
  expect(lead().ownerId || '').toBe('');
});

describe.each(['hubspot', 'salesforce'] as const)('a record in %s', (kind) => {
  it('gets the owner that was previewed, by the names of both, and the one before back by undo', async () => {
    const [first, second] = crm.data.owners;
    changeLead(
      crm.data,
      lead().hubspotId,
      { ownerId: first?.hubspotId ?? '' },
      { at: NOW, source: 'API', userId: null },
    );
    const made = await preview(kind, leadOf(kind), assign(1));
    expect(made.lines).toMatchObject([
      { before: `${first?.firstName} ${first?.lastName}`, after: `${second?.firstName} ${second?.lastName}` },
    ]);
    expect(writes()).toEqual([]);
    const outcome = await apply(kind, made);
    expect(outcome).toMatchObject({ result: 'done', undo: { key: 'key-undo' } });
    expect(lead().ownerId).toBe(second?.hubspotId);
    if (outcome.result !== 'done' || !outcome.undo) throw new Error('There is no way back.');
    expect(await apply(kind, outcome.undo)).toMatchObject({ result: 'done' });
    expect(lead().ownerId).toBe(first?.hubspotId);
  });

  it('is set back later where that had to wait, from what is there by then', async () => {
    const names = (place: number) =>
      `${crm.data.owners[place]?.firstName} ${crm.data.owners[place]?.lastName}`;
    const own = (place: number, at: number): DemoLead =>
      changeLead(
        crm.data,
        lead().hubspotId,
        { ownerId: crm.data.owners[place]?.hubspotId ?? '' },
        { at, source: 'API', userId: null },
      );
    own(0, NOW);
    const outcome = await apply(kind, await preview(kind, leadOf(kind), assign(1)));
    if (outcome.result !== 'done' || !outcome.undo) throw new Error('There is no way back.');
    own(2, NOW + 5_000);
    const made = await preview(kind, leadOf(kind), outcome.undo.change);
    expect(made.lines).toEqual([{ label: 'Owner', before: names(2), after: names(0) }]);
    expect(await apply(kind, made)).toMatchObject({ result: 'done' });
    expect(lead().ownerId).toBe(crm.data.owners[0]?.hubspotId);
  });

  it('is not changed when somebody else did so after the preview', async () => {
    const made = await preview(kind, leadOf(kind), assign(1));
    changeLead(
      crm.data,
      lead().hubspotId,
      { jobTitle: 'Head of Sales' },
      { at: NOW + 5_000, source: 'CRM_UI', userId: null },
    );
    expect(await apply(kind, made)).toMatchObject({
      result: 'conflict',
      reason: expect.stringMatching(/changed this lead .* Nothing was written/),
    });
    expect(writes()).toEqual([]);
  });

  it('is written once though the answer is lost, and once more asked for it is found done', async () => {
    const made = await preview(kind, leadOf(kind), assign(1));
    crm.faults.add({ match: /^PATCH /, status: 200, cut: 'after', times: 1 });
    expect(await apply(kind, made)).toMatchObject({ result: 'done' });
    expect(await apply(kind, made)).toMatchObject({ result: 'done' });
    expect(writes()).toEqual(['PATCH']);
  });

  it('is tried again when the CRM was locked or too busy, after looking at it anew', async () => {
    const made = await preview(kind, leadOf(kind), assign(1));
    crm.faults.add({ match: /^PATCH /, status: 423, body: { message: 'locked' }, times: 1 });
    expect(await apply(kind, made)).toMatchObject({ result: 'done' });
    expect(writes()).toEqual(['PATCH', 'PATCH']);
  });

  it.each([['lead', leadOf] as const, ['deal', dealOf] as const])(
    'gets a task on a %s once, though the answer is lost and it is asked for again',
    async (_, of) => {
      const made = await preview(kind, of(kind), TASK);
      crm.faults.add({
        match: /^POST .*(?:objects\/tasks|sobjects\/Task)$/,
        status: 201,
        cut: 'after',
        times: 1,
      });
      expect(await apply(kind, made)).toEqual({ result: 'done', undo: null });
      expect(await apply(kind, made)).toEqual({ result: 'done', undo: null });
      expect(writes()).toEqual(['POST']);
      const tasks = [...crm.data.deals, ...crm.data.leads].flatMap(({ activities }) =>
        activities.filter(({ subject }) => subject === 'Call back'),
      );
      expect(tasks).toMatchObject([{ note: expect.stringContaining(KEY), done: false }]);
    },
  );

  it('says that nobody knows when a task did not arrive, and makes it when asked again', async () => {
    const made = await preview(kind, leadOf(kind), TASK);
    crm.faults.add({
      match: /^POST .*(?:objects\/tasks|sobjects\/Task)$/,
      status: 0,
      cut: 'before',
      times: 1,
    });
    expect(await apply(kind, made)).toMatchObject({
      result: 'unsure',
      reason: expect.stringMatching(/Try again/),
    });
    expect(await apply(kind, made)).toMatchObject({ result: 'done' });
  });

  it('refuses what it can’t write before anything is sent, and says why', async () => {
    const problem = (change: Change) =>
      preview(kind, leadOf(kind), change).catch((error: Error) => error.message);
    expect(await problem(statusTo('Happy'))).toMatch(/has no value Happy in .*; it has .*Ask RevOps/);
    const nobody: Change = {
      kind: 'setOwner',
      values: [{ field: 'owner', label: 'Owner', names: ['Nobody Here'] }],
    };
    expect(await problem(nobody)).toMatch(/no active user called Nobody Here/);
    const readOnly: Change = {
      kind: 'logReason',
      values: [{ field: 'lastActivityAt', label: 'Last activity', names: ['x'] }],
    };
    expect(await problem(readOnly)).toMatch(/is read-only/);
    const foreign: Change = {
      kind: 'logReason',
      values: [{ field: 'redlines', label: 'Redlines', names: ['x'] }],
    };
    expect(await problem(foreign)).toMatch(/not a field of a lead/);
    expect(writes()).toEqual([]);
  });
});

describe('what a CRM refuses', () => {
  it('by a validation rule of Salesforce is told in the org’s own words', async () => {
    const made = await preview('salesforce', leadOf('salesforce'), statusTo('Closed - Not Converted'));
    expect(await apply('salesforce', made)).toMatchObject({
      result: 'refused',
      reason: expect.stringMatching(/A rule of Salesforce .*needs a rejection reason/),
    });
  });

  it('goes through with the reason, in one write', async () => {
    const { values } = {
      values: [{ field: 'leadStatus', label: 'Lead status', names: ['Closed - Not Converted'] }],
    };
    const reason = { field: 'rejectionReason', label: 'Rejection reason', names: ['FIT-01 Too small'] };
    const made = await preview('salesforce', leadOf('salesforce'), {
      kind: 'logReason',
      values: [...values, reason],
    });
    expect(await apply('salesforce', made)).toMatchObject({ result: 'done' });
    expect(lead()).toMatchObject({
      leadStatus: 'UNQUALIFIED',
      custom: { rejectionReason: 'FIT-01 Too small' },
    });
    expect(writes()).toHaveLength(1);
  });

  it.each([
    [
      400,
      [{ errorCode: 'REQUIRED_FIELD_MISSING', message: 'Required: [Company]', fields: ['Company'] }],
      /another field/,
    ],
    [400, [{ errorCode: 'DUPLICATES_DETECTED', message: 'Use one of these records?' }], /duplicate/],
    [
      400,
      [{ errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', message: 'Unable to create/update' }],
      /edit access/,
    ],
    [
      400,
      [{ errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message: 'bad value' }],
      /does not have this value/,
    ],
    [412, null, /Nothing was written/],
  ])('by Salesforce with %i %j says what to do', async (status, body, says) => {
    const made = await preview('salesforce', leadOf('salesforce'), assign(1));
    crm.faults.add({ match: /^PATCH /, status, body, times: 1 });
    const outcome = await apply('salesforce', made);
    expect(outcome).toMatchObject({ reason: expect.stringMatching(says) });
    expect(writes()).toHaveLength(1);
  });

  it('by HubSpot, whose codes stand in its message, says what to do', async () => {
    const made = await preview('hubspot', leadOf('hubspot'), assign(1));
    const message = 'Property values were not valid: [{"isValid":false,"error":"INVALID_OPTION","name":"x"}]';
    crm.faults.add({
      match: /^PATCH /,
      status: 400,
      body: { category: 'VALIDATION_ERROR', message },
      times: 1,
    });
    expect(await apply('hubspot', made)).toMatchObject({
      reason: expect.stringMatching(/does not have this value/),
    });
  });

  it('for a key that may only read names the scope', async () => {
    const port = portOf('hubspot', HUBSPOT_READ_ONLY_TOKEN);
    expect(await port.missingScopes()).toEqual(HUBSPOT_WRITE_SCOPES);
    const made = await preview('hubspot', leadOf('hubspot'), assign(1), port);
    expect(await apply('hubspot', made, port)).toMatchObject({
      result: 'refused',
      reason: expect.stringMatching(/may not change the lead: it lacks crm\.objects\.leads\.write/),
    });
    expect(await portOf('hubspot').missingScopes()).toEqual([]);
  });

  it('in Salesforce by the moment alone: it compares the versions itself', async () => {
    const made = await preview('salesforce', leadOf('salesforce'), assign(1));
    const port = portOf('salesforce');
    // As if the change came between our look and our write.
    const read: WritePort['read'] = async (identity, names) => ({
      ...(await port.read(identity, names)),
      stamp: made.basedOn,
    });
    changeLead(
      crm.data,
      lead().hubspotId,
      { jobTitle: 'Head' },
      { at: NOW + 5_000, source: 'CRM_UI', userId: null },
    );
    expect(await apply('salesforce', made, { ...port, read })).toMatchObject({ result: 'conflict' });
    expect(lead().ownerId).not.toBe(crm.data.owners[1]?.hubspotId);
  });
});
