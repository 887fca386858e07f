import { describe, expect, it } from 'vitest';
import type { Completion } from '../../contracts/connection-service';
import type { CrmRecord, HistoryEntry, PageStage } from '../../record/types';
import type { OpenedRecord } from '../../record/visit';
import { last, NOTHING_KNOWN, NOW, reading, recordOf, settle, setUp } from '../testing/session-setup';

const moved: HistoryEntry = { field: 'stage', at: NOW - 1000, from: 'Demo', to: 'Proposal', source: 'crm' };
const amount = { state: 'value' as const, value: 5000, text: '5000', label: 'Amount' };

function apiRecord(extra: Partial<CrmRecord> = {}): CrmRecord {
  const page = recordOf(reading('1'));
  return { ...page, coverage: 'full', history: [moved], fields: { ...page.fields, amount }, ...extra };
}

/** A session whose CRM is connected; `answers` are given one per question. */
function connected(answers: readonly Completion[], known: OpenedRecord = NOTHING_KNOWN) {
  const asked: string[] = [];
  const since: (number | null)[] = [];
  const setup = setUp({
    known,
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

  it('is stored again when only the CRM’s own history has more to tell', async () => {
    const row: HistoryEntry = { ...moved, at: NOW - 500, to: 'Demo', by: 'automation' };
    const { session, calls, runTimers } = connected([
      { record: apiRecord(), problem: null },
      { record: apiRecord({ history: [moved, row] }), problem: null },
    ]);
    const saved = () => calls.filter((call) => call.startsWith('save ')).length;
    session.onReading(reading('1'));
    for (let turn = 0; turn < 4; turn += 1) await settle();
    runTimers();
    await settle();
    const before = saved();
    session.onReading(reading('1', { stages: [], currentStage: { id: 'p', label: 'Proposal' } }));
    for (let turn = 0; turn < 4; turn += 1) await settle();
    runTimers();
    for (let turn = 0; turn < 4; turn += 1) await settle();
    const middle = saved();
    runTimers();
    await settle();
    expect([before, middle, saved()]).toEqual([1, 2, 3]);
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

  describe('on a page that names stages in another language than the API', () => {
    const demo = { id: 'demo', label: 'Demo' };
    const proposal = { id: 'proposal', label: 'Proposal' };
    const inGerman = (label: string, readAt = NOW) =>
      reading('1', { readAt, currentStage: { id: null, label } });
    const apiAt = (stage: PageStage, asOf = NOW): Completion => ({
      record: apiRecord({ asOf, stage, stages: [demo, proposal] }),
      problem: null,
    });
    async function turns(): Promise<void> {
      for (let turn = 0; turn < 4; turn += 1) await settle();
    }

    it('takes the stage for the API’s, which was read while it was shown', async () => {
      const { session, states, since } = connected([apiAt(demo)]);
      session.onReading(inGerman('Vorführung'));
      await turns();
      expect(last(states)).toMatchObject({
        view: { record: { stage: { id: 'demo', label: 'Vorführung' } } },
      });
      expect(since).toEqual([null]);
    });

    it('needs no call where the last visit knew it, and one where it did not', async () => {
      const snapshot = { ...apiRecord(), stage: { id: 'demo', label: 'Vorführung' } };
      for (const [known, calls] of [
        [{ ...NOTHING_KNOWN, snapshot }, [null]],
        [NOTHING_KNOWN, [null, NOW]],
      ] as const) {
        const { session, states, since } = connected([apiAt(demo, NOW - 60_000), apiAt(demo)], known);
        session.onReading(inGerman('Vorführung'));
        await turns();
        expect(last(states)).toMatchObject({ view: { record: { stage: { id: 'demo' } } } });
        expect(since).toEqual(calls);
      }
    });

    it('follows a move, and knows no stage while the API still has the one before', async () => {
      const { session, states, runTimers } = connected([apiAt(demo), apiAt(demo), apiAt(proposal)]);
      const stage = () => last(states);
      session.onReading(inGerman('Vorführung'));
      await turns();
      for (const [label, id] of [
        ['Angebot', null],
        ['Angebot ', 'proposal'],
      ] as const) {
        session.onReading(inGerman(label, NOW + 1000));
        await turns();
        runTimers();
        await turns();
        expect(stage()).toMatchObject({ view: { record: { stage: { id, label } } } });
      }
    });
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
