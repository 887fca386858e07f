import type { EngineClient } from '../../contracts/engine-client';
import type { PageAssessment } from '../../contracts/engine-service';
import { isExtensionGone } from '../../contracts/extension-life';
import type { AssessContext, CrmRecord, PageReading } from '../../record/types';
import { atCrmTime } from './crm-time';
import { problemFor } from './problems';
import { isUnusable } from './reading-state';
import type { RecordCompletion } from './session-completion';
import type { SessionDisplay } from './session-display';
import type { KnownRecordHolder } from './session-known';
import type { SessionVisit } from './session-visit';
import type { SessionWrites } from './session-writes';

export interface SessionJudging {
  /** Judges the reading of now; an answer to an older one is dropped. */
  again(): void;
  /** As the page alone shows it; null until it was judged. */
  pageRecord(): CrmRecord | null;
  /** Another record is open. */
  forget(): void;
}

/** Turns the newest reading into what is shown: the live record, the stored copy where the page gives nothing, or why there is none. */
export function createJudging(options: {
  engine: EngineClient;
  visit: SessionVisit;
  display: SessionDisplay;
  known: KnownRecordHolder;
  completion: RecordCompletion;
  writes: Pick<SessionWrites, 'current'>;
  context(): AssessContext;
  isAlive(): boolean;
  /** Told after a record was shown as the page has it. */
  onLive(reading: PageReading, result: PageAssessment): void;
  onExtensionGone(): void;
}): SessionJudging {
  const { engine, visit, display, known } = options;
  let pageRecord: CrmRecord | null = null;

  /** Clocks are judged by the time of the CRM, which tells their moments. */
  const crmContext = (): AssessContext => atCrmTime(options.context(), known.current());

  const judged = async (record: CrmRecord): Promise<Pick<PageAssessment, 'record' | 'assessment'>> => ({
    record,
    assessment: await engine.assessRecord(record, crmContext()),
  });

  async function assess(round: number): Promise<void> {
    const reading = visit.reading();
    if (!reading || !visit.isReady(reading)) return;
    const opened = known.current();
    try {
      if (!isUnusable(reading)) await showLive(reading, round);
      else if (opened.snapshot) await showStored(opened.snapshot, round);
      else await showProblem(reading, round);
    } catch (error) {
      if (isExtensionGone(error) || !options.isAlive()) options.onExtensionGone();
      else if (round === visit.round())
        display.show({ kind: 'problem', problem: problemFor(error), pack: null });
    }
  }

  async function showLive(reading: PageReading, round: number): Promise<void> {
    const result = await engine.assessPage(reading, known.current(), crmContext());
    const now = options.writes.current(result.record);
    const full = options.completion.applied(now) ?? (now === result.record ? null : now);
    const shown = full ? { ...result, ...(await judged(full)) } : result;
    if (round !== visit.round()) return;
    pageRecord = result.record;
    display.showRecord({ record: shown.record, assessment: shown.assessment, freshness: 'live' });
    options.onLive(reading, shown);
  }

  async function showStored(record: CrmRecord, round: number): Promise<void> {
    const { assessment } = await judged(record);
    if (round === visit.round()) display.showRecord({ record, assessment, freshness: 'stale' });
  }

  async function showProblem(reading: PageReading, round: number): Promise<void> {
    const pack = await engine.activePack().catch(() => null);
    if (round === visit.round()) display.show({ kind: 'problem', problem: problemFor(reading), pack });
  }

  return {
    again: () => void assess(visit.round()),
    pageRecord: () => pageRecord,
    forget() {
      pageRecord = null;
    },
  };
}
