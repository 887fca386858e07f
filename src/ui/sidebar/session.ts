import type { EngineClient } from '../../contracts/engine-client';
import type { PageAssessment } from '../../contracts/engine-service';
import { DEFAULT_FRAME, type FrameShape } from '../../contracts/page-service';
import type { OpenedRecord, StoreService } from '../../contracts/store-service';
import type { Assessment } from '../../record/assessment';
import { recordKey } from '../../record/record-key';
import type { AssessContext, CrmRecord, DateOrder, PageReading } from '../../record/types';
import type { Notice, RecordView } from '../components/record-view';
import { ambiguousDateExample } from './ambiguous-date';
import { diagnostics } from './diagnostics';
import { type Marking, type RecordMarks, recordMarks } from './marks';
import { problemFor } from './problems';
import { hasUnsavedFields, isUnusable, isWorthAnotherLook } from './reading-state';
import { createRecordStore } from './session-store';
import type { SidebarActions, SidebarState } from './sidebar-state';
import { summarize } from './summarize';

/** The page as the session needs it; a Comlink remote of PageService fits. */
export interface SessionPage {
  revealField(apiName: string): Promise<'shown' | 'not-found'>;
  readAgain(): Promise<void>;
  setFrame(shape: FrameShape): Promise<void>;
}

export interface SessionOptions {
  page: SessionPage;
  engine: EngineClient;
  store: StoreService;
  context(): AssessContext;
  /** Runs `work` after `ms`; returns what cancels it. */
  later(work: () => void, ms: number): () => void;
  copyText(text: string): Promise<void>;
  saveFrame(shape: FrameShape): void;
  onState(state: SidebarState, shape: FrameShape): void;
}

export interface SidebarSession {
  actions: SidebarActions;
  onReading(reading: PageReading | null): void;
  onToggle(): void;
  setFrame(shape: FrameShape): void;
  setCovered(isCovered: boolean): void;
  onEngineRestart(rule: string | null): void;
}

/** While a page is loading, its record is shown only after this long, with what is there. */
const LOADING_PATIENCE_MS = 2500;
const SAVE_DELAY_MS = 400;

const NOTHING_KNOWN: OpenedRecord = {
  snapshot: null,
  observed: [],
  dateOrder: null,
  suppressions: [],
  acknowledged: {},
};

/**
 * Turns page readings into sidebar states: assesses each reading, completes it with what earlier
 * visits left in the store, falls back to the stored copy when the page gives nothing, and keeps
 * the visit. The newest reading always wins; a slow answer to an older one is dropped.
 */
export function createSession(options: SessionOptions): SidebarSession {
  const { page, engine, store, context, onState } = options;
  let shape: FrameShape = DEFAULT_FRAME;
  let state: SidebarState = { kind: 'idle' };
  let reading: PageReading | null = null;
  let opened: OpenedRecord | null = null;
  let key: string | null = null;
  let round = 0;
  let isCovered = false;
  let restarted: Notice | null = null;
  let hasWaited = false;
  let cancelPatience = (): void => {};

  const keeper = createRecordStore({
    store,
    later: options.later,
    delayMs: SAVE_DELAY_MS,
    onKept: (observed) => {
      if (observed > 0 && reading) recall(reading);
    },
    onFailure: (reason) => notSaved(reason),
  });

  function emit(next: SidebarState): void {
    state = next;
    onState(state, shape);
  }

  /** Adds a notice to the record shown; one of its kind at a time. */
  function notify(notice: Notice): void {
    if (state.kind !== 'record') return;
    const notices = [...state.view.notices.filter(({ kind }) => kind !== notice.kind), notice];
    emit({ kind: 'record', view: { ...state.view, notices } });
  }

  const notSaved = (reason: string): void => notify({ kind: 'not-saved', reason });

  function onReading(next: PageReading | null): void {
    reading = next;
    round += 1;
    if (!next) {
      key = null;
      cancelPatience();
      emit({ kind: 'idle' });
      return;
    }
    if (recordKey(next.identity) !== key) openAnother(next);
    void assess(round);
  }

  function openAnother(next: PageReading): void {
    key = recordKey(next.identity);
    opened = null;
    hasWaited = false;
    restarted = null;
    cancelPatience();
    cancelPatience = options.later(() => {
      hasWaited = true;
      void assess(round);
    }, LOADING_PATIENCE_MS);
    emit({ kind: 'loading', since: context().now, message: 'Reading this record…' });
    recall(next);
  }

  /** Asks the store for what earlier visits left, and judges again if that can change anything. */
  function recall(source: PageReading): void {
    const wanted = recordKey(source.identity);
    store.openRecord(source.identity).then(
      (found) => {
        if (key !== wanted) return;
        opened = found;
        if (isWorthAnotherLook(found)) void assess(round);
      },
      (error: unknown) => {
        if (key === wanted) opened ??= NOTHING_KNOWN;
        notSaved(messageOf(error));
      },
    );
  }

  async function assess(forRound: number): Promise<void> {
    const current = reading;
    if (!current || forRound !== round) return;
    if (current.state === 'loading' && !hasWaited) return;
    const stored = opened?.snapshot ?? null;
    try {
      if (isUnusable(current)) {
        if (stored) await showStored(stored, forRound);
        else await showProblem(current, forRound);
        return;
      }
      const result = await engine.assessPage(current, opened, context());
      if (forRound === round) showLive(current, result);
    } catch (error) {
      if (forRound === round) emit({ kind: 'problem', problem: problemFor(error), pack: null });
    }
  }

  async function showProblem(current: PageReading, forRound: number): Promise<void> {
    const pack = await engine.activePack().catch(() => null);
    if (forRound === round) emit({ kind: 'problem', problem: problemFor(current), pack });
  }

  function showLive(current: PageReading, result: PageAssessment): void {
    const { record, assessment, provenDateOrder } = result;
    emit({ kind: 'record', view: viewOf(record, assessment, 'live') });
    if (provenDateOrder && opened && opened.dateOrder !== provenDateOrder) rememberOrder(provenDateOrder);
    if (current.state === 'ready' && !hasUnsavedFields(current))
      keeper.keep(record, summarize(assessment, record.asOf));
  }

  async function showStored(record: CrmRecord, forRound: number): Promise<void> {
    const assessment = await engine.assessRecord(record, context());
    if (forRound === round) emit({ kind: 'record', view: viewOf(record, assessment, 'stale') });
  }

  function viewOf(record: CrmRecord, assessment: Assessment, freshness: RecordView['freshness']): RecordView {
    const notices: Notice[] = [];
    const example = freshness === 'live' ? ambiguousDateExample(record) : null;
    if (example) notices.push({ kind: 'ask-date-order', example });
    if (restarted) notices.push(restarted);
    if (isCovered) notices.push({ kind: 'covered' });
    return {
      record,
      assessment,
      freshness,
      notices,
      suppressions: opened?.suppressions ?? [],
      acknowledged: opened?.acknowledged ?? {},
    };
  }

  function rememberOrder(order: DateOrder): void {
    if (!reading || !opened) return;
    opened = { ...opened, dateOrder: order };
    store
      .setDateOrder(reading.identity.crm, reading.identity.org, order)
      .catch((error: unknown) => notSaved(messageOf(error)));
  }

  function setFrame(next: FrameShape): void {
    shape = next;
    void page.setFrame(next);
    onState(state, shape);
  }

  /** Shows a change of the rep's own marks at once and keeps it in the store. */
  function mark({ next, kept }: Marking): void {
    opened = next;
    if (state.kind === 'record') {
      const { suppressions, acknowledged } = next;
      emit({ kind: 'record', view: { ...state.view, suppressions, acknowledged } });
    }
    kept.catch((error: unknown) => notSaved(messageOf(error)));
  }

  /** The rep's marks on the record shown, or null while none is. */
  function marks(): RecordMarks | null {
    if (state.kind !== 'record' || !opened) return null;
    return recordMarks(store, opened, state.view.record, context().now);
  }

  function apply(marking: Marking | undefined): void {
    if (marking) mark(marking);
  }

  const actions: SidebarActions = {
    revealField(field) {
      const apiName = state.kind === 'record' ? (state.view.record.apiNames[field] ?? field) : field;
      void page.revealField(apiName).then((answer) => {
        const label = state.kind === 'record' ? (state.view.record.fields[field]?.label ?? field) : field;
        if (answer === 'not-found') notify({ kind: 'field-not-shown', label });
      });
    },
    readAgain: () => void page.readAgain().then(() => assess(round)),
    restartEngine() {
      engine.restart();
      void assess(round);
    },
    snooze: (rule, until) => apply(marks()?.suppress(rule, 'snooze', until, null)),
    dismiss: (rule, reason) => apply(marks()?.suppress(rule, 'dismiss', null, reason)),
    restore: (rule) => apply(marks()?.restore(rule)),
    acknowledge: (sla) => apply(marks()?.acknowledge(sla)),
    answerDateOrder(order) {
      rememberOrder(order);
      void assess(round);
    },
    setFrame(next) {
      setFrame(next);
      options.saveFrame(next);
    },
    openReview: () => void store.openReview(key),
    copyDiagnostics: () => void options.copyText(diagnostics(state, reading)),
  };

  return {
    actions,
    onReading,
    onToggle: () => actions.setFrame({ ...shape, state: shape.state === 'panel' ? 'tab' : 'panel' }),
    setFrame,
    setCovered(next) {
      if (next === isCovered) return;
      isCovered = next;
      if (state.kind !== 'record') return;
      const notices: Notice[] = state.view.notices.filter((n) => n.kind !== 'covered');
      if (isCovered) notices.push({ kind: 'covered' });
      emit({ kind: 'record', view: { ...state.view, notices } });
    },
    onEngineRestart(rule) {
      restarted = { kind: 'engine-restarted', rule };
      notify(restarted);
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
