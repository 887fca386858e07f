import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiFailureKind } from '../../../record/connection';
import type { WritePreview } from '../../../record/write-back';
import { CrmApiError } from '../failure';
import { applyPreview } from './apply-preview';
import type { WritePort } from './port';

const PREVIEW: WritePreview = {
  key: 'key-0001',
  identity: { crm: 'hubspot', object: 'deal', id: '1', org: '7', url: '' },
  change: { kind: 'setOwner', values: [{ field: 'owner', label: 'Owner', names: ['Lou Rep'] }] },
  lines: [{ label: 'Owner', before: 'Kim Rep', after: 'Lou Rep' }],
  sets: [{ apiName: 'owner', from: 'kim', to: 'lou' }],
  assignee: null,
  basedOn: 'v1',
};
const TASK: WritePreview = {
  ...PREVIEW,
  change: { kind: 'createTask', task: { subject: 'Call', due: '2026-11-23', note: '' } },
  sets: [],
};

/** What the CRM does with the n-th write, or what somebody else does before the n-th look. */
type Turn = 'well' | 'lost-done' | 'lost-undone' | 'lost-late' | 'locked' | 'edited' | 'kept-old';

/** A CRM with one record that follows a script; every write that reaches it is counted. */
function crmWith(script: readonly Turn[]) {
  const turns = [...script];
  const state = { stamp: 'v1', owner: 'kim', tasks: 0, version: 1, stale: 0, written: 0, late: 0 };
  const touch = (): void => {
    state.version += 1;
    state.stamp = `v${state.version}`;
  };
  const write = (change: () => void, canKeepOld: boolean) => {
    const turn = turns.shift() ?? 'well';
    if (turn === 'locked') throw new CrmApiError('locked', 'hubspot', 'the deal');
    if (turn === 'lost-late') state.late += 1;
    if (turn === 'lost-undone' || turn === 'lost-late')
      throw new CrmApiError('unreachable', 'hubspot', 'the deal');
    if (state.stamp !== 'v1') state.stale += 1;
    if (turn !== 'kept-old' || !canKeepOld) change();
    state.written += 1;
    // A task leaves the record's own stamp as it is.
    if (canKeepOld) touch();
    if (turn === 'lost-done') throw new CrmApiError('timeout', 'hubspot', 'the deal');
  };
  const port: WritePort = {
    crm: 'hubspot',
    field: async () => null,
    async read() {
      if (turns[0] === 'edited') {
        turns.shift();
        touch();
      }
      return { stamp: state.stamp, values: { owner: state.owner } };
    },
    ownersNamed: async () => [],
    ownerName: async () => null,
    set: async (_, values) => write(() => Object.assign(state, values), true),
    hasTask: async () => state.tasks > 0,
    addTask: async () =>
      write(() => {
        state.tasks += 1;
      }, false),
    missingScopes: async () => [],
  };
  const apply = (preview: WritePreview) => {
    // A task that was on its way when the rep was told so has arrived by the next try.
    state.tasks += state.late;
    state.late = 0;
    return applyPreview(preview, { port, timing: { sleep: async () => {} }, newKey: () => 'key-undo' });
  };
  return { state, apply, port };
}

const turn = fc.constantFrom<Turn>('well', 'lost-done', 'lost-undone', 'locked', 'edited', 'kept-old');

describe('applying a preview', () => {
  it('never writes to another version than the one that was previewed, in any run of events', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 6 }), fc.boolean(), async (script, isTask) => {
        const { state, apply } = crmWith(script);
        const outcome = await apply(isTask ? TASK : PREVIEW);
        expect(state.stale).toBe(0);
        expect(state.written).toBeLessThanOrEqual(1);
        if (outcome.result === 'done') expect(isTask ? state.tasks : state.owner).toBe(isTask ? 1 : 'lou');
        else if (outcome.result !== 'unsure') expect([state.owner, state.tasks]).toEqual(['kim', 0]);
      }),
      { numRuns: 300 },
    );
  });

  it('makes a task once, however often the answer is lost and the rep tries again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Turn>('well', 'lost-done', 'lost-undone', 'lost-late', 'locked'), {
          maxLength: 6,
        }),
        async (script) => {
          const { state, apply } = crmWith(script);
          for (let tries = 0; tries < 4; tries += 1) await apply(TASK);
          expect(state.tasks).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('sees it when the CRM takes a change and keeps the old value', async () => {
    expect(await crmWith(['kept-old']).apply(PREVIEW)).toMatchObject({
      result: 'refused',
      reason: expect.stringMatching(/kept another value/),
    });
  });

  it('waits for the rep while there is no network, and sends nothing', async () => {
    const { port, state } = crmWith([]);
    const read = async () => {
      throw new CrmApiError('offline', 'hubspot', 'the deal');
    };
    const options = { port: { ...port, read }, timing: { sleep: async () => {} }, newKey: () => 'k' };
    expect(await applyPreview(PREVIEW, options)).toMatchObject({ result: 'waiting' });
    expect(state.written).toBe(0);
  });

  it.each<[ApiFailureKind, RegExp]>([
    ['missing-scope', /may not change the deal.*a write scope/],
    ['forbidden', /does not let this user change the deal/],
    ['timeout', /did not answer in time/],
  ])('says of %s what to do', async (kind, says) => {
    const { port } = crmWith([]);
    const read = async () => {
      throw new CrmApiError(kind, 'hubspot', 'the deal');
    };
    const options = { port: { ...port, read }, timing: { sleep: async () => {} }, newKey: () => 'k' };
    expect(await applyPreview(PREVIEW, options)).toMatchObject({
      result: 'refused',
      reason: expect.stringMatching(says),
    });
  });

  it('leaves an ended session to whoever can renew it', async () => {
    const { port } = crmWith([]);
    const read = async () => {
      throw new CrmApiError('bad-token', 'salesforce', 'the session');
    };
    const options = { port: { ...port, read }, timing: { sleep: async () => {} }, newKey: () => 'k' };
    await expect(applyPreview(PREVIEW, options)).rejects.toMatchObject({ kind: 'bad-token' });
  });
});
