import { describe, expect, it } from 'vitest';
import { last, NOTHING_KNOWN, NOW, reading, settle, setUp } from '../testing/session-setup';
import type { SidebarState } from './sidebar-state';

const noticesOf = (state: SidebarState | undefined) =>
  state?.kind === 'record' ? state.view.notices.map(({ kind }) => kind) : [];
const marksOf = (state: SidebarState | undefined) =>
  state?.kind === 'record' ? state.view.suppressions.map(({ rule }) => rule) : [];
const typedOf = (state: SidebarState | undefined) =>
  state?.kind === 'record' ? state.view.typed : undefined;

describe('what the store does not know yet', () => {
  it('shows a mark that was made before the store answered, and keeps it on its answer', async () => {
    const { session, states, calls, answers } = setUp({ holdStore: true });
    session.onReading(reading('1'));
    await settle();
    session.actions.snooze('stale-deal', NOW + 1);
    expect(marksOf(last(states))).toEqual(['stale-deal']);
    expect(calls.some((call) => call.startsWith('suppress'))).toBe(true);
    const old = { rule: 'old', kind: 'dismiss', until: null, reason: 'x', at: 1, fingerprint: '' } as const;
    answers[0]?.({ ...NOTHING_KNOWN, suppressions: [old] });
    await settle();
    expect(marksOf(last(states))).toEqual(['old', 'stale-deal']);
  });

  it('is not brought back by an answer that was under way when it was put away', async () => {
    const { session, states, answers, runTimers } = setUp({ holdStore: true, observed: 1 });
    session.onReading(reading('1'));
    await settle();
    answers[0]?.(NOTHING_KNOWN);
    runTimers();
    await settle();
    expect(answers).toHaveLength(2);
    session.actions.snooze('stale-deal', NOW + 1);
    await settle();
    answers[1]?.({ ...NOTHING_KNOWN, observed: [] });
    await settle();
    expect(marksOf(last(states))).toEqual(['stale-deal']);
  });

  it('learns the date order that a page proved before the store answered', async () => {
    const { session, calls, answers } = setUp({ holdStore: true, provenDateOrder: 'mdy' });
    session.onReading(reading('1'));
    await settle();
    expect(calls).not.toContain('order "mdy"');
    answers[0]?.(NOTHING_KNOWN);
    await settle();
    expect(calls.filter((call) => call === 'order "mdy"')).toHaveLength(1);
  });

  it('shows a reason as far as it was typed, until the warning is dismissed', async () => {
    const { session, states, calls } = setUp({
      known: { ...NOTHING_KNOWN, typed: { pushes: 'kept before' } },
    });
    session.onReading(reading('1'));
    await settle();
    session.actions.typeReason('dismiss stale-deal', 'a ren');
    const typed = () => typedOf(last(states));
    expect(typed()).toEqual({ pushes: 'kept before', 'dismiss stale-deal': 'a ren' });
    expect(calls).toContainEqual(expect.stringMatching(/^type .*"dismiss stale-deal".*"a ren"/));
    await session.actions.dismiss('stale-deal', 'a renewal');
    expect(typed()).toEqual({ pushes: 'kept before', 'dismiss stale-deal': '' });
  });

  it('keeps an answer about dates that came before the store’s', async () => {
    const { session, calls } = setUp({ holdStore: true });
    session.onReading(reading('1'));
    await settle();
    session.actions.answerDateOrder('dmy');
    expect(calls).toContain('order "dmy"');
  });
});

describe('trouble', () => {
  it('of the store is said as soon as a record is shown, and still after the next reading', async () => {
    const { session, states } = setUp({ storeError: 'disk full' });
    session.onReading(reading('1', { state: 'loading' }));
    await settle();
    session.onReading(reading('1'));
    await settle();
    expect(noticesOf(last(states))).toEqual(['not-saved']);
    session.onReading(reading('1', { title: 'Another title' }));
    await settle();
    expect(noticesOf(last(states))).toEqual(['not-saved']);
  });

  it('of a snooze that can’t be kept brings the warning back, and is said', async () => {
    const { session, states } = setUp({ markError: 'no room left' });
    session.onReading(reading('1'));
    await settle();
    const kept = session.actions.snooze('stale-deal', NOW + 1);
    expect(marksOf(last(states))).toEqual(['stale-deal']);
    expect(await kept).toBe(false);
    expect([marksOf(last(states)), noticesOf(last(states))]).toEqual([[], ['mark-not-kept']]);
  });

  it('of the store ends with the next visit that is kept', async () => {
    const { session, states, runTimers } = setUp({ storeError: 'disk full' });
    session.onReading(reading('1'));
    await settle();
    runTimers();
    await settle();
    expect(noticesOf(last(states))).toEqual([]);
  });

  it('with the rule pack is named until the pack in force is there', async () => {
    const { session, states } = setUp();
    session.onPackProblem('the store did not answer');
    session.onReading(reading('1'));
    await settle();
    session.onReading(reading('2'));
    await settle();
    expect(noticesOf(last(states))).toEqual(['bundled-rules']);
    session.onPackProblem(null);
    expect(noticesOf(last(states))).toEqual([]);
  });

  it('with keeping the rule pack up to date is told until it is over', async () => {
    const { session, states } = setUp();
    const full = { kind: 'storage', text: 'No room.', at: NOW, againAt: NOW } as const;
    session.onPacksUnkept({});
    session.onPacksUnkept({ a: full });
    session.onReading(reading('1'));
    await settle();
    session.onReading(reading('2'));
    await settle();
    expect(noticesOf(last(states))).toEqual(['pack-not-kept']);
    session.onPacksUnkept({});
    expect(noticesOf(last(states))).toEqual([]);
  });

  it.each([
    ['a call says so', { storeError: 'Extension context invalidated.' }, true],
    ['the browser no longer knows it', { storeError: 'Cannot read properties of undefined' }, false],
  ])('of an extension that has gone replaces every state when %s', async (_, options, isAlive) => {
    const { session, states, life } = setUp(options);
    session.onReading(reading('1'));
    life.isAlive = isAlive;
    await settle();
    expect(last(states)).toMatchObject({ kind: 'problem', problem: { code: 'LL-101' } });
    const { length } = states;
    session.onReading(reading('2'));
    session.judgeAgain();
    await settle();
    expect(states.slice(length).every((state) => state.kind === 'problem')).toBe(true);
    session.actions.setFrame({ state: 'tab', width: 340, tabTop: 0, dock: 'push' });
    expect(last(states)?.kind).toBe('problem');
  });

  it('of an extension that has gone is noticed with the next reading', async () => {
    const { session, states, life } = setUp();
    session.onReading(reading('1'));
    await settle();
    life.isAlive = false;
    session.onReading(reading('1'));
    expect(last(states)).toMatchObject({ kind: 'problem', problem: { code: 'LL-101' } });
  });
});
