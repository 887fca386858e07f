import type { PageAssessment } from '../../contracts/engine-service';
import { isExtensionGone } from '../../contracts/extension-life';
import { DEFAULT_FRAME, type FrameShape } from '../../contracts/page-service';
import type { Assessment } from '../../record/assessment';
import { recordKey } from '../../record/record-key';
import { shownSince } from '../../record/shown-since';
import type { AssessContext, CrmRecord, DateOrder, PageReading } from '../../record/types';
import { summarize } from '../../sla/summarize';
import type { Notice, RecordView } from '../components/record-view';
import { atCrmTime } from './crm-time';
import { dateOrderMark, type Marking } from './marks';
import { EXTENSION_GONE, problemFor } from './problems';
import { hasUnsavedFields, isUnusable, isWorthAnotherLook } from './reading-state';
import { createActions } from './session-actions';
import { createCompletion } from './session-completion';
import { createKnownRecord } from './session-known';
import { holdNotices } from './session-notices';
import type { SessionOptions, SidebarSession } from './session-options';
import { createRecordStore } from './session-store';
import { sessionView } from './session-view';
import { createSessionWrites } from './session-writes';
import type { SidebarState } from './sidebar-state';

/** While a page is loading, its record is shown only after this long, with what is there. */
const LOADING_PATIENCE_MS = 2500;
const SAVE_DELAY_MS = 400;

/**
 * Turns page readings into sidebar states: assesses each reading, completes it with what earlier
 * visits left in the store, falls back to the stored copy when the page gives nothing, and keeps
 * the visit. The newest reading always wins; a slow answer to an older one is dropped. Once the
 * extension has gone, that is all it says.
 */
export function createSession(options: SessionOptions): SidebarSession {
  const { page, engine, store, context, onState } = options;
  let shape: FrameShape = DEFAULT_FRAME;
  let state: SidebarState = { kind: 'idle' };
  let reading: PageReading | null = null;
  let proven: DateOrder | null = null;
  let key: string | null = null;
  let round = 0;
  let hasWaited = false;
  let canConnect = false;
  /** As the page alone shows it. */
  let pageRecord: CrmRecord | null = null;
  let isGone = false;
  let cancelPatience = (): void => {};

  const notices = holdNotices();
  const known = createKnownRecord({
    store,
    onAnswer(found) {
      learnOrder();
      if (isWorthAnotherLook(found)) void assess(round);
    },
    onFailure: failed,
  });
  const keeper = createRecordStore({
    store,
    later: options.later,
    delayMs: SAVE_DELAY_MS,
    onKept(observed) {
      notices.drop('not-saved');
      options.onKept?.();
      refresh();
      if (observed > 0) known.recall();
    },
    onFailure: failed,
  });

  const completion = createCompletion({
    complete: options.complete,
    later: options.later,
    now: () => context().now,
    onAnswer(problem) {
      if (problem === null) notices.drop('not-completed');
      else notices.raise({ kind: 'not-completed', reason: problem });
      canConnect = false;
      refresh();
      void assess(round);
    },
    onUnconnected() {
      canConnect = true;
      refresh();
    },
    snapshot: () => known.current().snapshot,
  });

  const writes = createSessionWrites({
    service: options.writes,
    shown: () => pageRecord,
    newKey: () => crypto.randomUUID(),
    onWritten() {
      completion.again();
      void page.readAgain();
      void assess(round);
    },
    onChange: refresh,
  });

  function emit(next: SidebarState): void {
    if (isGone) return;
    state = next;
    onState(state, shape);
  }

  /** Shows the record again with the notices and marks of now. */
  function refresh(): void {
    if (state.kind !== 'record') return;
    const { record, assessment, freshness } = state.view;
    emit({ kind: 'record', view: viewOf(record, assessment, freshness) });
  }

  function raise(notice: Notice): void {
    notices.raise(notice);
    refresh();
  }

  /** The one door for calls that fail: the store's trouble is a notice, the extension's end is the end. */
  function failed(error: unknown, kind: 'not-saved' | 'mark-not-kept' = 'not-saved'): void {
    if (isExtensionGone(error) || !options.isAlive()) onExtensionGone();
    else raise({ kind, reason: error instanceof Error ? error.message : String(error) });
  }

  function onExtensionGone(): void {
    round += 1;
    cancelPatience();
    emit({ kind: 'problem', problem: EXTENSION_GONE, pack: null });
    isGone = true;
  }

  function onReading(next: PageReading | null): void {
    if (!options.isAlive()) {
      onExtensionGone();
      return;
    }
    reading = next;
    round += 1;
    notices.end('reading');
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
    proven = null;
    hasWaited = false;
    canConnect = false;
    notices.end('record');
    cancelPatience();
    cancelPatience = options.later(() => {
      hasWaited = true;
      void assess(round);
    }, LOADING_PATIENCE_MS);
    emit({ kind: 'loading', since: context().now, message: 'Reading this record…' });
    known.open(next.identity);
    completion.open(next.identity);
    pageRecord = null;
    writes.open(next.identity);
  }

  async function assess(forRound: number): Promise<void> {
    const current = reading;
    if (!current || forRound !== round) return;
    if (current.state === 'loading' && !hasWaited) return;
    const opened = known.current();
    try {
      if (isUnusable(current)) {
        if (opened.snapshot) await showStored(opened.snapshot, forRound);
        else await showProblem(current, forRound);
        return;
      }
      const result = await engine.assessPage(current, opened, crmContext());
      const now = writes.current(result.record);
      const full = completion.applied(now) ?? (now === result.record ? null : now);
      const shown = full ? { ...result, ...(await judged(full)) } : result;
      if (forRound !== round) return;
      pageRecord = result.record;
      showLive(current, shown);
    } catch (error) {
      if (isExtensionGone(error) || !options.isAlive()) onExtensionGone();
      else if (forRound === round) emit({ kind: 'problem', problem: problemFor(error), pack: null });
    }
  }

  /** Clocks are judged by the time of the CRM, which tells their moments. */
  const crmContext = (): AssessContext => atCrmTime(context(), known.current());

  async function judged(record: CrmRecord): Promise<Pick<PageAssessment, 'record' | 'assessment'>> {
    return { record, assessment: await engine.assessRecord(record, crmContext()) };
  }

  async function showProblem(current: PageReading, forRound: number): Promise<void> {
    const pack = await engine.activePack().catch(() => null);
    if (forRound === round) emit({ kind: 'problem', problem: problemFor(current), pack });
  }

  function showLive(current: PageReading, result: PageAssessment): void {
    const { record, assessment, provenDateOrder } = result;
    emit({ kind: 'record', view: viewOf(record, assessment, 'live') });
    proven = provenDateOrder;
    learnOrder();
    completion.follow(current, record);
    if (current.state === 'ready' && !hasUnsavedFields(current))
      keeper.keep(
        record,
        summarize(assessment, record.asOf),
        writes.since(pageRecord ?? record, shownSince(record, current)),
      );
  }

  async function showStored(record: CrmRecord, forRound: number): Promise<void> {
    const assessment = await engine.assessRecord(record, crmContext());
    if (forRound === round) emit({ kind: 'record', view: viewOf(record, assessment, 'stale') });
  }

  function viewOf(record: CrmRecord, assessment: Assessment, freshness: RecordView['freshness']): RecordView {
    const beside = { known: known.current(), writes: writes.view(), notices: notices.list(), canConnect };
    return sessionView({ record, assessment, freshness }, beside);
  }

  /** Remembers the order that a page proves, once it is known that the store does not have it yet. */
  function learnOrder(): void {
    if (!proven || !reading || !known.isAnswered() || known.current().dateOrder === proven) return;
    mark(dateOrderMark(store, reading.identity, proven));
  }

  /** Shows a change of the rep's own marks at once and keeps it in the store. */
  function mark(marking: Marking): void {
    known.mark(marking);
    refresh();
    marking.kept.catch(failed);
  }

  function setFrame(next: FrameShape): void {
    shape = next;
    void page.setFrame(next);
    onState(state, shape);
  }

  const actions = createActions({
    ...options,
    changes: writes.actions,
    state: () => state,
    reading: () => reading,
    key: () => key,
    raise,
    failed,
    mark,
    known,
    refresh,
    setFrame,
    judgeAgain,
  });

  function judgeAgain(): void {
    void assess(round);
  }

  return {
    actions,
    onReading,
    onToggle: () => actions.setFrame({ ...shape, state: shape.state === 'panel' ? 'tab' : 'panel' }),
    setFrame,
    setCovered(isCovered) {
      if (isCovered) notices.raise({ kind: 'covered' });
      else notices.drop('covered');
      refresh();
    },
    onEngineRestart: (rule) => raise({ kind: 'engine-restarted', rule }),
    raise,
    drop(kind) {
      notices.drop(kind);
      refresh();
    },
    onPackProblem(reason) {
      if (reason !== null) notices.raise({ kind: 'bundled-rules', reason });
      else notices.drop('bundled-rules');
      refresh();
    },
    onExtensionGone,
    judgedAt: () =>
      state.kind === 'record' ? state.view.assessment.assessedAt - (state.view.clockSkewMs ?? 0) : null,
    judgeAgain,
  };
}
