import { describe, expect, it } from 'vitest';
import type { ImportClient } from '../../contracts/import-client';
import type { ImportDraft, ImportReport, LookReport } from '../../record/file-import';
import { FIRST_STATE, type ImportState } from './import-state';
import { importActions } from './use-import';

const DRAFT: ImportDraft = {
  crm: 'hubspot',
  object: 'deal',
  account: null,
  id: ['Record ID'],
  isIdMade: false,
  columns: {},
  entered: {},
  stageValues: {},
  dateOrder: null,
  decimal: null,
  zone: 'UTC',
  history: null,
  base: null,
};
const LOOK: LookReport = {
  files: [],
  bad: [],
  guess: { kind: null, draft: DRAFT, fields: [], reasons: {} },
};
const REPORT: ImportReport = {
  rows: 2,
  read: 2,
  refused: 0,
  footers: 0,
  unreadCells: 0,
  duplicates: 0,
  stored: 2,
  older: 0,
  isCancelled: false,
  ms: 5,
  notes: [],
  fatal: null,
};

function page(part: Partial<ImportClient> = {}) {
  const calls: string[] = [];
  let state: ImportState = FIRST_STATE;
  const client: ImportClient = {
    start: async () => ({ accounts: [], stages: [], unfinished: null, isBusy: false }),
    accountOf: async () => null,
    look: async () => LOOK,
    guess: async () => ({ kind: null, draft: DRAFT, fields: [], reasons: {} }),
    state: async () => ({ questions: [], unknownStages: [], missing: [] }),
    check: async () => {
      throw new Error('Not asked for.');
    },
    run: async () => REPORT,
    cancel: async () => {},
    keep: async () => {
      calls.push('keep');
    },
    remove: async () => {
      calls.push('remove');
    },
    unreadRows: async () => new Blob(),
    saveMap: async () => '',
    loadMap: async () => ({ ok: false, problems: ['stage: wrong'] }),
    ...part,
  };
  const actions = importActions(
    client,
    () => state,
    (change) => {
      state = { ...state, ...change };
    },
  );
  return { actions, calls, now: () => state };
}

const file = (name: string) => new File(['x'], name);

describe('the import page', () => {
  it('keeps an import that came to its end', async () => {
    const { actions, calls, now } = page();
    await actions.choose([file('a.csv')]);
    await actions.run();
    expect(calls).toEqual(['keep']);
    expect(now()).toMatchObject({ step: 'import', work: 'idle', report: { stored: 2 } });
  });

  it('asks what becomes of a cancelled one, and does that', async () => {
    const { actions, calls, now } = page({ run: async () => ({ ...REPORT, isCancelled: true }) });
    await actions.choose([file('a.csv')]);
    await actions.run();
    expect(calls).toEqual([]);
    expect(now().work).toBe('ask');
    await actions.remove();
    expect(calls).toEqual(['remove']);
    expect(now()).toMatchObject({ work: 'idle', settled: 'removed' });
  });

  it('asks nothing when a cancelled one has stored nothing', async () => {
    const report = { ...REPORT, isCancelled: true, stored: 0 };
    const { actions, calls, now } = page({ run: async () => report });
    await actions.choose([file('a.csv')]);
    await actions.run();
    expect(now().work).toBe('idle');
    expect(calls).toEqual(['keep']);
  });

  it('asks the same of one that a broken file ended', async () => {
    const fatal = { name: 'a.csv', message: 'Line 9 of a.csv holds bytes that are no text.', fix: '' };
    const { actions, calls, now } = page({ run: async () => ({ ...REPORT, fatal }) });
    await actions.choose([file('a.csv')]);
    await actions.run();
    expect(now().work).toBe('ask');
    expect(calls).toEqual([]);
  });

  it('offers to settle one that the store could not take', async () => {
    const unfinished = { startedAt: 0, files: ['a.csv'], records: 500 };
    const { actions, calls, now } = page({
      run: () => Promise.reject(new Error('The disk is full.')),
      start: async () => ({ accounts: [], stages: [], unfinished, isBusy: false }),
    });
    await actions.choose([file('a.csv')]);
    await actions.run();
    expect(now()).toMatchObject({ work: 'idle', problem: 'The disk is full.', start: { unfinished } });
    expect(calls).toEqual([]);
  });

  it('shows the files chosen last, in whichever order answers come', async () => {
    const answers: ((look: LookReport) => void)[] = [];
    const { actions, now } = page({ look: () => new Promise((done) => answers.push(done)) });
    const first = actions.choose([file('a.csv')]);
    const second = actions.choose([file('b.csv')]);
    answers[1]?.({ ...LOOK, bad: [{ name: 'b.csv', message: 'newest', fix: '' }] });
    await second;
    answers[0]?.({ ...LOOK, bad: [{ name: 'a.csv', message: 'outdated', fix: '' }] });
    await first;
    expect(now().look?.bad.map(({ message }) => message)).toEqual(['newest']);
    expect(now().work).toBe('idle');
  });

  it('says what went wrong, but not that something was cancelled', async () => {
    const failing = page({ look: () => Promise.reject(new Error('The disk is full.')) });
    await failing.actions.choose([file('a.csv')]);
    expect(failing.now()).toMatchObject({ work: 'idle', problem: 'The disk is full.' });
    const cancelled = page({ look: () => Promise.reject(new DOMException('', 'AbortError')) });
    await cancelled.actions.choose([file('a.csv')]);
    expect(cancelled.now()).toMatchObject({ work: 'idle', problem: null });
  });

  it('says why a map can’t be used', async () => {
    const { actions, now } = page();
    await actions.choose([file('a.csv')]);
    await actions.loadMap(file('x.map.json'));
    expect(now().problem).toBe('x.map.json can’t be used. stage: wrong');
  });

  it('takes the account that the file names, before one that was chosen', async () => {
    const stated = { crm: 'hubspot', org: '1357', origin: null } as const;
    const { actions, now } = page({
      look: async () => ({
        ...LOOK,
        guess: { kind: null, draft: { ...DRAFT, account: stated }, fields: [], reasons: {} },
      }),
    });
    await actions.choose([file('a.csv')]);
    expect(now().draft?.account).toEqual(stated);
  });
});
