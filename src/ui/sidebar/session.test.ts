import { describe, expect, it } from 'vitest';
import { last, NOTHING_KNOWN, NOW, reading, recordOf, settle, setUp } from '../testing/session-setup';

describe('session', () => {
  it('shows a record and stores the visit once it came to rest', async () => {
    const { session, states, calls, runTimers } = setUp();
    session.onReading(reading('1'));
    expect(last(states)?.kind).toBe('loading');
    await settle();
    expect(last(states)).toMatchObject({
      kind: 'record',
      view: { freshness: 'live', record: { title: 'Deal 1' } },
    });
    runTimers();
    await settle();
    expect(calls).toContain('save 1');
  });

  it('tells of a clock that differs from the CRM’s by more than a minute, and judges by the CRM’s', async () => {
    const { session, states } = setUp({ known: { ...NOTHING_KNOWN, clockSkewMs: 300_000 } });
    session.onReading(reading('1'));
    await settle();
    const difference = 'This computer’s clock is 5m 00s behind HubSpot’s.';
    expect(last(states)).toMatchObject({
      view: { clockSkewMs: 300_000, notices: [{ kind: 'clock-differs', difference }] },
    });
    expect(session.judgedAt()).toBe(NOW - 300_000);
  });

  it('looks again when storing a visit extended the local history', async () => {
    const { session, calls, runTimers } = setUp({ observed: 1 });
    session.onReading(reading('1'));
    await settle();
    runTimers();
    await settle();
    expect(calls.filter((call) => call === 'recall')).toHaveLength(2);
  });

  it('drops the slow answer to a record that was left', async () => {
    const { session, states, release } = setUp({ hold: true });
    session.onReading(reading('1'));
    session.onReading(reading('2'));
    await settle();
    release();
    await settle();
    const titles = states.flatMap((state) => (state.kind === 'record' ? [state.view.record.title] : []));
    expect(new Set(titles)).toEqual(new Set(['Deal 2']));
  });

  it('goes idle when no record is open, even while an answer is under way', async () => {
    const { session, states, release } = setUp({ hold: true });
    session.onReading(reading('1'));
    session.onReading(null);
    await settle();
    release();
    await settle();
    expect(last(states)).toEqual({ kind: 'idle' });
  });

  it('waits while the page shows placeholders, then shows the stored copy as stale', async () => {
    const stored = recordOf(reading('1', { readAt: NOW - 1000 }));
    const { session, states, calls, runTimers } = setUp({ known: { ...NOTHING_KNOWN, snapshot: stored } });
    session.onReading(reading('1', { state: 'loading', fields: {}, currentStage: null }));
    await settle();
    expect(last(states)?.kind).toBe('loading');
    runTimers();
    await settle();
    expect(last(states)).toMatchObject({ kind: 'record', view: { freshness: 'stale' } });
    expect(calls).not.toContain('save 1');
  });

  it('says so when nothing can be read and nothing is stored', async () => {
    const { session, states } = setUp();
    session.onReading(reading('1', { state: 'failed', fields: {}, currentStage: null }));
    await settle();
    expect(last(states)).toMatchObject({ kind: 'problem', problem: { code: 'LL-204', retry: 'read-again' } });
  });

  it('does not store edits that are not saved', async () => {
    const { session, calls, runTimers } = setUp();
    const fields = {
      amount: { state: 'text' as const, text: '12/3', label: 'Amount', unsaved: true as const },
    };
    session.onReading(reading('1', { fields }));
    await settle();
    runTimers();
    await settle();
    expect(calls.filter((call) => call.startsWith('save'))).toEqual([]);
  });

  it('snoozes at once and keeps it in the store', async () => {
    const { session, states, calls } = setUp();
    session.onReading(reading('1'));
    await settle();
    session.actions.snooze('stale-deal', NOW + 1);
    const state = last(states);
    expect(state?.kind === 'record' && state.view.suppressions).toMatchObject([
      { rule: 'stale-deal', kind: 'snooze' },
    ]);
    expect(calls.some((call) => call.startsWith('suppress'))).toBe(true);
  });

  it('asks for the order of an ambiguous date and reads again once it is answered', async () => {
    const { session, states, calls } = setUp({
      assess: (source) => ({
        ...recordOf(source),
        fields: {
          closeDate: {
            state: 'unreadable',
            reason: 'ambiguous-date',
            text: '12/3/2026',
            label: 'Close date',
          },
        },
      }),
    });
    session.onReading(reading('1'));
    await settle();
    const state = last(states);
    expect(state?.kind === 'record' && state.view.notices).toEqual([
      { kind: 'ask-date-order', example: '12/3/2026' },
    ]);
    session.actions.answerDateOrder('dmy');
    await settle();
    expect(calls).toContain('order "dmy"');
    expect(calls.filter((call) => call === 'assess 1').length).toBeGreaterThan(1);
  });

  it('jumps by the CRM’s own field name', async () => {
    const { session, calls } = setUp();
    session.onReading(reading('1'));
    await settle();
    session.actions.revealField('name');
    expect(calls).toContain('reveal dealname');
  });

  it('copies diagnostics without any field value', async () => {
    const { session, calls } = setUp();
    session.onReading(reading('1'));
    await settle();
    session.actions.copyDiagnostics();
    const text = calls.at(-1) ?? '';
    expect(JSON.parse(text).reading).toMatchObject({
      crm: 'hubspot',
      byHook: expect.arrayContaining(['dealname']),
    });
    expect(text).not.toContain('Deal 1');
  });
});
