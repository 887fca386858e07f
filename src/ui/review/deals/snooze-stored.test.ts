import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { LeadlightDatabase } from '../../../store/database';
import { isInEffect } from '../../../store/review-marks';
import { recordFingerprint } from '../../components/fingerprint';
import { finding, NOW } from '../../testing/sample-findings';
import { record, view } from '../../testing/sample-view';
import { snoozeStored } from './snooze-stored';

const UNTIL = NOW + 86_400_000;
let counter = 0;
let db: LeadlightDatabase;
beforeEach(() => {
  counter += 1;
  db = new LeadlightDatabase(`snooze-${counter}`);
});

const load = async (key: string) => {
  if (key === 'bad') throw new Error('Its stored copy is damaged.');
  const passed = finding({ rule: 'passed', outcome: 'pass' });
  return view({ findings: key === 'clear' ? [passed] : [finding(), finding({ rule: 'second' }), passed] });
};
const snooze = (keys: string[], signal = new AbortController().signal, seen: number[] = []) =>
  snoozeStored(db, load, () => NOW)(keys, UNTIL, (done) => seen.push(done), signal);
const inEffect = async () => (await db.suppressions.toArray()).filter(isInEffect);
const kept = async () => (await inEffect()).map(({ key, rule }) => `${key} ${rule}`).sort();

describe('snoozeStored', () => {
  it('snoozes what fails in each record, says how far it is, and takes it back', async () => {
    const seen: number[] = [];
    const { warnings, undo } = await snooze(['a', 'clear', 'b'], new AbortController().signal, seen);
    expect(warnings).toBe(4);
    expect(seen).toEqual([3]);
    expect(await kept()).toEqual(['a second', 'a stale-by-stage', 'b second', 'b stale-by-stage']);
    expect(await db.suppressions.get(['a', 'second'])).toMatchObject({
      kind: 'snooze',
      until: UNTIL,
      reason: null,
    });
    await undo();
    expect(await kept()).toEqual([]);
  });

  it('leaves nothing behind when it is stopped or a record can’t be judged', async () => {
    await expect(snooze(['a', 'bad'])).rejects.toThrow('damaged');
    const control = new AbortController();
    control.abort(new Error('stopped'));
    await expect(snooze(['a'], control.signal)).rejects.toThrow('stopped');
    expect(await kept()).toEqual([]);
  });

  it('leaves what was put away before as it is', async () => {
    const dismissed = {
      key: 'a',
      rule: 'second',
      kind: 'dismiss' as const,
      until: null,
      reason: 'not applicable, because it is a renewal',
      at: NOW - 1,
      fingerprint: recordFingerprint(record()),
    };
    const shown = await load('a');
    const marked = async () => ({ ...shown, suppressions: [dismissed] });
    await db.suppressions.put(dismissed);
    const { warnings, undo } = await snoozeStored(db, marked, () => NOW)(
      ['a'],
      UNTIL,
      () => {},
      new AbortController().signal,
    );
    expect(warnings).toBe(1);
    await undo();
    expect(await inEffect()).toEqual([dismissed]);
  });
});
