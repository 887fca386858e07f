import type { EngineClient } from '../../contracts/engine-client';
import type { StoreService } from '../../contracts/store-service';
import type { Assessment, Finding } from '../../record/assessment';
import type { CrmRecord, DateOrder, PageReading } from '../../record/types';
import type { OpenedRecord, VisitSummary } from '../../record/visit';
import { bundledPack } from '../../rule-packs/bundled';
import { createSession } from '../sidebar/session';
import type { SessionOptions } from '../sidebar/session-options';
import type { SidebarState } from '../sidebar/sidebar-state';

export const NOW = Date.UTC(2026, 10, 20, 14, 6);
export const NOTHING_KNOWN: OpenedRecord = {
  snapshot: null,
  observed: [],
  dateOrder: null,
  suppressions: [],
  typed: {},
  acknowledged: {},
};

export function reading(id: string, extra: Partial<PageReading> = {}): PageReading {
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

export function recordOf(source: PageReading): CrmRecord {
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

const assessmentOf = (record: CrmRecord, findings: Finding[] = []): Assessment => ({
  identity: record.identity,
  pack: { id: 'p', name: 'Pack', version: 1, origin: 'bundled' },
  assessedAt: NOW,
  asOf: record.asOf,
  coverage: 'page',
  score: null,
  findings,
  deadlines: [],
  unreadable: [],
  noiseBudget: 5,
  skippedRules: [],
});

/** Lets everything that is already resolved run. */
export const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A session on a page, an engine and a store that the test holds in its hands. */
export function setUp(
  options: {
    known?: OpenedRecord;
    observed?: number;
    hold?: boolean;
    holdStore?: boolean;
    storeError?: string;
    /** Why nothing that the rep decides can be stored. */
    markError?: string;
    provenDateOrder?: DateOrder;
    complete?: SessionOptions['complete'];
    writes?: Partial<SessionOptions['writes']>;
    assess?: (r: PageReading) => CrmRecord;
    /** What the engine says of each record. */
    findings?: Finding[];
  } = {},
) {
  const states: SidebarState[] = [];
  const life = { isAlive: true };
  const calls: string[] = [];
  const saved: VisitSummary[] = [];
  const timers: { work: () => void; ms: number; isCancelled: boolean }[] = [];
  const held: (() => void)[] = [];
  const answers: ((found: OpenedRecord) => void)[] = [];
  const engine = {
    async assessPage(source: PageReading) {
      calls.push(`assess ${source.identity.id}`);
      if (options.hold) await new Promise<void>((release) => held.push(release));
      const record = (options.assess ?? recordOf)(source);
      const assessment = assessmentOf(record, options.findings);
      return { record, assessment, provenDateOrder: options.provenDateOrder ?? null };
    },
    async assessRecord(record: CrmRecord) {
      calls.push(`assess stored ${record.identity.id}`);
      return assessmentOf(record, options.findings);
    },
    async guardPlan() {
      throw new Error('Not asked.');
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
      if (options.holdStore) return new Promise<OpenedRecord>((resolve) => answers.push(resolve));
      if (options.storeError) throw new Error(options.storeError);
      return options.known ?? NOTHING_KNOWN;
    },
    otherRecords: async () => ({ records: [], oldest: null }),
    async saveVisit(record: CrmRecord, summary: VisitSummary) {
      calls.push(`save ${record.identity.id}`);
      saved.push(summary);
      return { observed: options.observed ?? 0 };
    },
    setDateOrder: log('order'),
    async suppress(...args: unknown[]) {
      await log('suppress')(...args);
      if (options.markError) throw new Error(options.markError);
    },
    unsuppress: log('unsuppress'),
    keepReason: log('type'),
    acknowledge: log('acknowledge'),
    logGuard: log('guard'),
    openReview: log('review'),
    activePack: async () => ({ pack: bundledPack, origin: 'bundled' as const, problem: null }),
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
    complete: options.complete ?? (async () => ({ record: null, problem: null })),
    writes: {
      access: async () => 'none',
      log: async () => [],
      preview: async () => {
        throw new Error('Not asked here.');
      },
      apply: async () => ({ result: 'refused', reason: 'Not asked here.' }),
      postpone: async () => {},
      discard: async () => {},
      restore: async () => {},
      ...options.writes,
    },
    context: () => ({ now: NOW, zone: 'Europe/Berlin', locale: 'en' }),
    isAlive: () => life.isAlive,
    later(work, ms) {
      const timer = { work, ms, isCancelled: false };
      timers.push(timer);
      return () => {
        timer.isCancelled = true;
      };
    },
    openOptions: async () => {
      calls.push('options');
    },
    openDiagnostics: async () => {
      calls.push('diagnostics page');
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
  return { session, states, calls, saved, runTimers, release, life, answers };
}

/** The newest state of a session. */
export const last = (states: SidebarState[]) => states.at(-1);
