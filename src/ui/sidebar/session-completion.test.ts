import { describe, expect, it } from 'vitest';
import type { Completion } from '../../contracts/connection-service';
import type { CrmRecord, HistoryEntry } from '../../record/types';
import { last, NOW, reading, recordOf, settle, setUp } from '../testing/session-setup';

const moved: HistoryEntry = { field: 'stage', at: NOW - 1000, from: 'Demo', to: 'Proposal', source: 'crm' };
const amount = { state: 'value' as const, value: 5000, text: '5000', label: 'Amount' };

function apiRecord(extra: Partial<CrmRecord> = {}): CrmRecord {
  const page = recordOf(reading('1'));
  return { ...page, coverage: 'full', history: [moved], fields: { ...page.fields, amount }, ...extra };
}

/** A session whose CRM is connected; `answers` are given one per question. */
function connected(answers: readonly Completion[]) {
  const asked: string[] = [];
  const since: (number | null)[] = [];
  const setup = setUp({
    async complete(identity, notBefore) {
      asked.push(identity.id);
      since.push(notBefore);
      return answers[Math.min(asked.length, answers.length) - 1] ?? { record: null, problem: null };
    },
  });
  return { ...setup, asked, since };
}

describe('a record that the CRM’s API completes', () => {
  it('is shown by its page first, then in full', async () => {
    const { session, states, asked } = connected([{ record: apiRecord(), problem: null }]);
    session.onReading(reading('1'));
    await settle();
    await settle();
    const coverages = states.flatMap((state) => (state.kind === 'record' ? state.view.record.coverage : []));
    expect(coverages[0]).toBe('page');
    expect(coverages.at(-1)).toBe('full');
    expect(last(states)).toMatchObject({
      kind: 'record',
      view: { record: { history: [moved], fields: { amount } } },
    });
    expect(asked).toEqual(['1']);
  });

  it('is asked for once, and again only when saved values changed', async () => {
    const { session, asked, since, runTimers } = connected([{ record: apiRecord(), problem: null }]);
    const same = reading('1');
    session.onReading(same);
    await settle();
    session.onReading({ ...same, readAt: NOW + 5000 });
    await settle();
    runTimers();
    expect(asked).toHaveLength(1);
    const edited = {
      ...same.fields,
      amount: { state: 'text' as const, text: '7', label: 'A', unsaved: true as const },
    };
    session.onReading({ ...same, fields: edited });
    await settle();
    runTimers();
    expect(asked).toHaveLength(1);
    session.onReading({
      ...same,
      fields: { ...same.fields, amount: { state: 'text', text: '7', label: 'A' } },
    });
    await settle();
    runTimers();
    expect(asked).toHaveLength(2);
    // What was answered before the save is no answer to it.
    expect(since).toEqual([null, NOW]);
  });

  it('is asked for anew when an answer of some minutes ago is contradicted by the page, once', async () => {
    const old = apiRecord({ asOf: NOW - 60_000, stage: { id: null, label: 'Demo' } });
    const { session, states, since } = connected([
      { record: old, problem: null },
      { record: apiRecord({ stage: { id: null, label: 'Demo' } }), problem: null },
    ]);
    session.onReading(reading('1'));
    for (let turn = 0; turn < 4; turn += 1) await settle();
    expect(since).toEqual([null, NOW]);
    expect(last(states)).toMatchObject({
      view: { record: { coverage: 'full', stage: { label: 'Proposal' } } },
    });
  });

  it('keeps an answer of some minutes ago that agrees with the page', async () => {
    const { session, since } = connected([{ record: apiRecord({ asOf: NOW - 60_000 }), problem: null }]);
    session.onReading(reading('1'));
    for (let turn = 0; turn < 4; turn += 1) await settle();
    expect(since).toEqual([null]);
  });

  it('offers to connect an org that is not, and no longer once another record is completed', async () => {
    const { session, states } = connected([
      { record: null, problem: null },
      { record: apiRecord(), problem: null },
    ]);
    session.onReading(reading('1'));
    for (let turn = 0; turn < 4; turn += 1) await settle();
    expect(last(states)).toMatchObject({ view: { canConnect: true } });
    session.onReading(reading('2'));
    for (let turn = 0; turn < 4; turn += 1) await settle();
    expect(last(states)).toMatchObject({ view: { canConnect: false } });
  });

  it('keeps the page’s values, and says why when the API fails', async () => {
    const { session, states } = connected([{ record: null, problem: 'The token was withdrawn.' }]);
    session.onReading(reading('1'));
    await settle();
    await settle();
    expect(last(states)).toMatchObject({
      kind: 'record',
      view: {
        record: { coverage: 'page' },
        notices: [{ kind: 'not-completed', reason: 'The token was withdrawn.' }],
      },
    });
  });

  it('drops an answer that comes after another record was opened', async () => {
    const release: ((completion: Completion) => void)[] = [];
    const { session, states } = setUp({
      complete: ({ id }) =>
        id === '1'
          ? new Promise<Completion>((resolve) => release.push(resolve))
          : Promise.resolve({ record: null, problem: null }),
    });
    session.onReading(reading('1'));
    await settle();
    session.onReading(reading('2'));
    await settle();
    release[0]?.({ record: apiRecord(), problem: null });
    await settle();
    expect(last(states)).toMatchObject({ view: { record: { identity: { id: '2' }, coverage: 'page' } } });
  });
});
