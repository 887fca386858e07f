// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Suggestion, WriteLogEntry, WriteOutcome } from '../../record/write-back';
import { type } from '../testing/mount';
import { ASSIGN, open, REASON } from '../testing/open-change';
import { NOW } from '../testing/sample-findings';
import { record } from '../testing/sample-view';

describe('the buttons of a warning', () => {
  it('are there where the connection may write, and a task for every warning', async () => {
    const { buttons } = await open();
    expect(buttons()).toEqual(expect.arrayContaining(['Assign to Lou Rep', 'Log reason…', 'Create task…']));
  });

  it('are not there where it may not; one line says how to switch it on', async () => {
    const { buttons, text } = await open({ access: 'off' });
    expect(buttons()).not.toContain('Assign to Lou Rep');
    expect(buttons()).not.toContain('Create task…');
    expect(text()).toContain(
      'Leadlight can make such changes in Salesforce when you press a button. It is off.',
    );
    expect((await open({ access: 'none' })).text()).not.toContain('It is off');
  });

  it('lead to the CRM’s own merge page without any permission to write', async () => {
    const merge: Suggestion = {
      label: 'Merge in Salesforce',
      open: 'https://example.my.salesforce.com/merge',
    };
    const { root } = await open({ access: 'none', suggests: [merge] });
    const link = root.querySelector('.card-actions a');
    expect([link?.textContent, link?.getAttribute('href')]).toEqual(['Merge in Salesforce', merge.open]);
  });
});

describe('a change', () => {
  it('is previewed first, and written only when it is applied', async () => {
    const { press, submit, calls, text } = await open();
    await press('Assign to Lou Rep');
    expect(text()).toContain('This changes Salesforce');
    expect(text()).toContain('Mara → Lou Rep');
    expect(calls).toEqual([expect.stringMatching(/^preview /)]);
    await submit();
    expect(calls.slice(1)).toEqual(['apply key-0001']);
    expect(text()).toContain('Owner is Lou Rep in Salesforce');
  });

  it('is not written when it is cancelled', async () => {
    const { press, calls } = await open();
    await press('Assign to Lou Rep');
    await press('Cancel');
    expect(calls).toHaveLength(1);
  });

  it('that was refused says why, and is previewed anew on demand', async () => {
    const outcome: WriteOutcome = { result: 'conflict', reason: 'Somebody changed it. Nothing was written.' };
    const { press, submit, calls, text } = await open({ outcome });
    await press('Assign to Lou Rep');
    await submit();
    expect(text()).toContain('Somebody changed it. Nothing was written.');
    await submit();
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['preview', 'apply', 'preview']);
  });

  it('of which nobody knows what came is tried again by the same key', async () => {
    const { press, submit, calls } = await open({ outcome: { result: 'unsure', reason: 'No answer.' } });
    await press('Assign to Lou Rep');
    await submit();
    await submit();
    expect(calls.slice(1)).toEqual(['apply key-0001', 'apply key-0001']);
  });

  it('waits where there is no network, and is not sent by itself', async () => {
    const previewError = Object.assign(new Error('This computer is offline.'), { name: 'Offline' });
    const { press, submit, calls, text } = await open({ previewError });
    await press('Assign to Lou Rep');
    expect(text()).toContain('It is never sent by itself.');
    await submit();
    expect(calls.slice(1)).toEqual(['postpone setOwner in null']);
  });

  it('with a reason asks for it first', async () => {
    const { press, submit, calls, text, answer } = await open();
    await press('Log reason…');
    await submit();
    expect(text()).toContain('A reason is required.');
    type(answer(), 'Budget moved');
    await submit();
    expect(calls[0]).toContain('"names":["Budget moved"]');
    expect(text()).toContain('Mara → Lou Rep');
  });
});

describe('a change that waited', () => {
  const waiting: WriteLogEntry = {
    write: 'key-old1',
    at: NOW,
    identity: record().identity,
    kind: 'setOwner',
    lines: [],
    result: 'waiting',
    reason: 'offline',
    waiting: 'change' in ASSIGN ? ASSIGN.change : null,
  };

  it('says what it writes, and is looked at again before it is sent, in its own entry', async () => {
    const { press, submit, calls, text } = await open({ log: [waiting] });
    expect(text()).toContain(
      'A change waits for you. Owner: Mara → Lou Rep. You were offline, so nothing was sent.',
    );
    await press('Look at it again');
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['preview']);
    await submit();
    expect(calls.slice(1)).toEqual(['apply key-old1']);
  });

  it('goes on waiting in its own entry while there is no network', async () => {
    const previewError = Object.assign(new Error('This computer is offline.'), { name: 'Offline' });
    const { press, submit, calls } = await open({ log: [waiting], previewError });
    await press('Look at it again');
    await submit();
    expect(calls.slice(1)).toEqual(['postpone setOwner in key-old1']);
  });

  it('says what its last try came to', async () => {
    const { text } = await open({
      log: [{ ...waiting, result: 'conflict', reason: 'Somebody changed this deal.' }],
    });
    expect(text()).toContain('Owner: Mara → Lou Rep. Somebody changed this deal.');
    expect(text()).not.toContain('nothing was sent');
    const begun = await open({ log: [{ ...waiting, result: 'started', reason: null }] });
    expect(begun.text()).toContain('It was begun, and is not known to have ended.');
  });

  it('is discarded with a way back, and the focus stays on the record', async () => {
    const { press, calls, text, root } = await open({ log: [waiting] });
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Discard')?.focus();
    await press('Discard');
    expect(calls).toEqual(['discard key-old1']);
    expect(document.activeElement?.className).toBe('record-body');
    expect(text()).toContain('Discarded: Owner → Lou Rep');
    await press('Undo');
    expect(calls.slice(1)).toEqual([`restore ${JSON.stringify(waiting)}`]);
  });

  it('that could not be discarded is said to be there still', async () => {
    const { press, text, buttons } = await open({
      log: [waiting],
      discardError: new Error('The disk is full.'),
    });
    await press('Discard');
    expect(text()).toContain('Not done: The disk is full.');
    expect(buttons()).not.toContain('Undo');
  });
});

describe('a reason', () => {
  const OFFLINE = Object.assign(new Error('This computer is offline.'), { name: 'Offline' });
  const ASKED = 'write pushReason';
  const LETTER = `type ${ASKED} Budget`;

  it('is kept with each letter and stays while it is previewed, until it is written', async () => {
    const { press, submit, marks, answer } = await open({ typed: { [ASKED]: 'Bud' } });
    await press('Log reason…');
    expect(answer().value).toBe('Bud');
    type(answer(), 'Budget');
    await submit();
    expect(marks).toEqual([LETTER]);
    await submit();
    expect(marks).toEqual([LETTER, `type ${ASKED} `]);
    await press('Log reason…');
    expect(answer().value).toBe('');
  });

  it.each([
    ['is not wanted any more when the question is cancelled', null, {}],
    ['is not wanted any more when the preview is cancelled', 'preview', {}],
    ['is not asked for any more once it waits with its change', 'keep', { previewError: OFFLINE }],
  ])('%s', async (_, step, options) => {
    const { press, submit, marks, answer } = await open(options);
    await press('Log reason…');
    type(answer(), 'Budget');
    if (step) await submit();
    if (step === 'keep') await submit();
    else await press('Cancel');
    expect(marks).toEqual([LETTER, `type ${ASKED} `]);
  });

  it('stays when it is refused, until that is closed', async () => {
    const { press, submit, marks, answer } = await open({ outcome: { result: 'refused', reason: 'No.' } });
    await press('Log reason…');
    type(answer(), 'Budget');
    await submit();
    await submit();
    expect(marks).toEqual([LETTER]);
    await press('Cancel');
    expect(marks).toEqual([LETTER, `type ${ASKED} `]);
  });

  it('is chosen as before, unless its code is gone', async () => {
    const choices = [{ names: ['B'], label: 'Budget' }];
    const coded: Suggestion = { ...REASON, ask: { field: 'pushReason', label: 'Push reason', choices } };
    for (const [typed, shown] of [
      ['Budget', 'Mara → Lou Rep'],
      ['Season', 'A reason is required.'],
    ] as const) {
      const { press, submit, text } = await open({ suggests: [coded], typed: { [ASKED]: typed } });
      await press('Log reason…');
      await submit();
      expect(text()).toContain(shown);
    }
  });
});
