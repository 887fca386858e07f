import { describe, expect, it } from 'vitest';
import type { EngineClient } from '../../contracts/engine-client';
import type { StoreService } from '../../contracts/store-service';
import type { Assessment } from '../../record/assessment';
import type { CrmRecord, PageReading } from '../../record/types';
import type { OpenedRecord } from '../../record/visit';
import { createSession } from './session';
import type { SidebarState } from './sidebar-state';

const NOW = Date.UTC(2026, 10, 20, 14, 6);
const NOTHING_KNOWN: OpenedRecord = {
  snapshot: null,
  observed: [],
  dateOrder: null,
  suppressions: [],
  acknowledged: {},
};

function reading(id: string, extra: Partial<PageReading> = {}): PageReading {
  return {
    identity: {
      crm: 'hubspot',
      object: 'deal',
      id,
      org: '7',
      url: `https://app.hubspot.com/contacts/7/record/0-3/${id}`,
    },
    readAt: NOW,
    state: 'ready',
    layout: 'cards',
    language: 'en',
    title: `Deal ${id}`,
    fields: { dealname: { state: 'text', text: `Deal ${id}`, label: 'Name' } },
    currentStage: { id: null, label: 'Proposal' },
    stages: [],
    truncated: false,
    ...extra,
  };
}

function recordOf(source: PageReading): CrmRecord {
  return {
    identity: source.identity,
    title: source.title,
    fields: { name: { state: 'value', value: source.title ?? '', text: source.title ?? '', label: 'Name' } },
    stage: source.currentStage,
    stages: [],
    history: [],
    asOf: source.readAt,
    coverage: 'page',
    apiNames: { name: 'dealname' },
  };
}

const assessmentOf = (record: CrmRecord): Assessment => ({
  identity: record.identity,
  pack: { id: 'p', name: 'Pack', version: 1, origin: 'bundled' },
  assessedAt: NOW,
  asOf: record.asOf,
  coverage: 'page',
  score: null,
  findings: [],
  deadlines: [],
  unreadable: [],
  noiseBudget: 5,
  skippedRules: [],
});

/** Lets everything that is already resolved run. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

function setUp(
  options: {
    known?: OpenedRecord;
    observed?: number;
    hold?: boolean;
    assess?: (r: PageReading) => CrmRecord;
  } = {},
) {
  const states: SidebarState[] = [];
  const calls: string[] = [];
  const timers: { work: () => void; ms: number; isCancelled: boolean }[] = [];
  const held: (() => void)[] = [];
  const engine = {
    async assessPage(source: PageReading) {
      calls.push(`assess ${source.identity.id}`);
      if (options.hold) await new Promise<void>((release) => held.push(release));
      const record = (options.assess ?? recordOf)(source);
      return { record, assessment: assessmentOf(record), provenDateOrder: null };
    },
    async assessRecord(record: CrmRecord) {
      calls.push(`assess stored ${record.identity.id}`);
      return assessmentOf(record);
    },
    activePack: async () => null,
    reloadPack: async () => ({ id: 'p', name: 'Pack', version: 1, origin: 'bundled' as const }),
    warmUp: async () => {},
    restart: () => {
      calls.push('restart');
    },
  } satisfies EngineClient;
  const log =
    (name: string) =>
    async (...args: unknown[]) => {
      calls.push(`${name} ${JSON.stringify(args.at(-1))}`);
    };
  const store = {
    async openRecord() {
      calls.push('recall');
      return options.known ?? NOTHING_KNOWN;
    },
    async saveVisit(record: CrmRecord) {
      calls.push(`save ${record.identity.id}`);
      return { observed: options.observed ?? 0 };
    },
    setDateOrder: log('order'),
    suppress: log('suppress'),
    unsuppress: log('unsuppress'),
    acknowledge: log('acknowledge'),
    openReview: log('review'),
    activePack: async () => ({ pack: {}, origin: 'bundled' as const }),
    activePackRef: async () => ({ id: 'p', version: 1 }),
  } satisfies StoreService;
  const session = createSession({
    page: {
      revealField: async (name) => {
        calls.push(`reveal ${name}`);
        return 'shown';
      },
      readAgain: async () => {},
      setFrame: async () => {},
    },
    engine,
    store,
    context: () => ({ now: NOW, zone: 'Europe/Berlin', locale: 'en' }),
    later(work, ms) {
      const timer = { work, ms, isCancelled: false };
      timers.push(timer);
      return () => {
        timer.isCancelled = true;
      };
    },
    copyText: async (text) => {
      calls.push(text);
    },
    saveFrame: (shape) => calls.push(`frame ${shape.state}`),
    onState: (state) => states.push(state),
  });
  const runTimers = (): void => {
    for (const timer of timers.splice(0)) if (!timer.isCancelled) timer.work();
  };
  const release = (): void => {
    for (const go of held.splice(0)) go();
  };
  return { session, states, calls, runTimers, release };
}

const last = (states: SidebarState[]) => states.at(-1);

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
    expect(titles).toEqual(['Deal 2']);
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
    expect(text).toContain('"dealname": "text"');
    expect(text).not.toContain('Deal 1');
  });
});
