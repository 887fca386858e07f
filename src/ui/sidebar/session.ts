import type { PageAssessment } from '../../contracts/engine-service';
import { isExtensionGone } from '../../contracts/extension-life';
import type { FrameShape } from '../../contracts/page-service';
import type { Assessment } from '../../record/assessment';
import { putAwayRules } from '../../record/put-away';
import { shownSince } from '../../record/shown-since';
import type { CrmRecord, PageReading } from '../../record/types';
import type { VisitSummary } from '../../record/visit';
import { summarize } from '../../sla/summarize';
import type { Marking } from './marks';
import { EXTENSION_GONE } from './problems';
import { hasUnsavedFields } from './reading-state';
import { createActions } from './session-actions';
import { createDateOrderMemory } from './session-date-order';
import { createDisplay } from './session-display';
import { createJudging, type SessionJudging } from './session-judging';
import { holdNotices } from './session-notices';
import type { SessionOptions, SidebarSession } from './session-options';
import { sayBeside } from './session-said';
import { openSources } from './session-sources';
import { createVisit } from './session-visit';

/**
 * Turns page readings into sidebar states: assesses each reading, completes it with what earlier
 * visits left in the store, falls back to the stored copy when the page gives nothing, and keeps
 * the visit. The newest reading always wins; a slow answer to an older one is dropped. Once the
 * extension has gone, that is all it says.
 */
export function createSession(options: SessionOptions): SidebarSession {
  const { page, engine, store, context } = options;
  const notices = holdNotices();
  const visit = createVisit({ later: options.later, onPatienceOver: () => judging.again() });
  const display = createDisplay({
    onState: options.onState,
    beside: () => ({
      known: known.current(),
      writes: writes.view(),
      notices: notices.list(),
      canConnect: sources.canConnect(),
    }),
  });
  const { refresh } = display;
  const beside = sayBeside(notices, refresh);
  const sources = openSources(options, {
    notices,
    refresh,
    judging: () => judging,
    onKnown: () => dateOrder.learn(),
    failed,
  });
  const { known, keeper, completion, writes } = sources;
  const dateOrder = createDateOrderMemory({ store, known, reading: visit.reading, mark });
  const judging: SessionJudging = createJudging({
    engine,
    visit,
    display,
    known,
    completion,
    writes,
    context,
    isAlive: options.isAlive,
    onLive,
    onExtensionGone,
  });

  /** The one door for calls that fail: the store's trouble is a notice, the extension's end is the end. */
  function failed(error: unknown, kind: 'not-saved' | 'mark-not-kept' = 'not-saved'): void {
    if (isExtensionGone(error) || !options.isAlive()) onExtensionGone();
    else beside.raise({ kind, reason: error instanceof Error ? error.message : String(error) });
  }

  function onExtensionGone(): void {
    visit.end();
    display.end(EXTENSION_GONE);
  }

  function onReading(next: PageReading | null): void {
    if (!options.isAlive()) {
      onExtensionGone();
      return;
    }
    const isAnother = visit.follow(next);
    notices.end('reading');
    if (!next) {
      display.show({ kind: 'idle' });
      return;
    }
    if (isAnother) openAnother(next);
    judging.again();
  }

  function openAnother({ identity }: PageReading): void {
    dateOrder.forget();
    sources.forget();
    notices.end('record');
    display.show({ kind: 'loading', since: context().now, message: 'Reading this record…' });
    sources.open(identity);
  }

  function onLive(reading: PageReading, { record, assessment, provenDateOrder }: PageAssessment): void {
    dateOrder.prove(provenDateOrder);
    completion.follow(reading, record);
    if (reading.state === 'ready' && !hasUnsavedFields(reading))
      keeper.keep(
        record,
        summaryOf(record, assessment),
        writes.since(judging.pageRecord() ?? record, shownSince(record, reading)),
      );
  }

  /** Of the time for which both the page and the rep's marks are known: a later mark makes the record due. */
  function summaryOf(record: CrmRecord, assessment: Assessment): VisitSummary {
    const putAway = putAwayRules(record, known.current().suppressions, record.asOf);
    const knownUntil = known.knownUntil();
    const judgedAt = knownUntil === null ? undefined : Math.min(record.asOf, knownUntil);
    return { ...summarize(assessment, record.asOf, putAway), judgedAt };
  }

  /** Shows a change of the rep's own marks at once and keeps it in the store. */
  function mark(marking: Marking): void {
    known.mark(marking);
    refresh();
    marking.kept.catch(failed);
  }

  function setFrame(next: FrameShape): void {
    void page.setFrame(next);
    display.reshape(next);
  }

  const actions = createActions({
    ...options,
    changes: writes.actions,
    state: display.state,
    reading: visit.reading,
    key: visit.key,
    raise: beside.raise,
    failed,
    mark,
    known,
    refresh,
    setFrame,
    judgeAgain: judging.again,
  });

  return {
    actions,
    onReading,
    onToggle() {
      const shape = display.shape();
      actions.setFrame({ ...shape, state: shape.state === 'panel' ? 'tab' : 'panel' });
    },
    setFrame,
    ...beside,
    onExtensionGone,
    judgedAt: display.judgedAt,
    judgeAgain: judging.again,
  };
}
